/**
 * About how many tokens a model would count: a word is one for each six letters begun, a number one for each
 * three digits, Chinese and Japanese one a sign, everything else one a sign. Good to some ten percent, and the
 * same on every machine; chunk sizes need no more.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (const match of text.matchAll(pieces)) {
    const [piece, word, digits] = match;
    tokens += word ? Math.ceil(word.length / 6) : digits ? Math.ceil(digits.length / 3) : piece.length;
  }
  return tokens;
}

const pieces =
  /((?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}])+)|(\p{N}+)|[^\s]/gu;
