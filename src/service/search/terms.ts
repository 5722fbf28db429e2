/**
 * The words of a text in the form in which they are compared: small letters without accents, English endings
 * cut off, Chinese and Japanese in pairs of signs (they write no spaces). Files and queries go through the
 * same function, so a form need not be beautiful, only the same.
 */
export function* terms(text: string): Generator<string> {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
  for (const [word] of plain.matchAll(/[\p{L}\p{N}_]+/gu)) {
    if (unspaced.test(word)) yield* pairs(word);
    else yield stem(word.length > longestTerm ? word.slice(0, longestTerm) : word);
  }
}

/** The terms of a query, each once, without the words that stand in every question. */
export function queryTerms(query: string): string[] {
  const all = [...new Set(terms(query.slice(0, longestQuery)))];
  const telling = all.filter((term) => !stopWords.has(term));
  return (telling.length > 0 ? telling : all).slice(0, mostQueryTerms);
}

const longestTerm = 64;
const longestQuery = 10_000;
const mostQueryTerms = 48;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function* pairs(word: string): Generator<string> {
  const signs = [...word];
  if (signs.length === 1) yield word;
  for (let at = 0; at + 1 < signs.length; at++) yield `${signs[at]}${signs[at + 1]}`;
}

function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const singular = word
    .replace(/ies$/, "y")
    .replace(/([sxz]|[cs]h)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  const base = singular.replace(/(?<=[aeiouy].*[a-z])(?:ing|ed)$/, "");
  const short = base.length >= 3 ? base : singular;
  return (short === singular ? short : short.replace(/([bdfgmnprt])\1$/, "$1")).replace(/(?<=.{3})e$/, "");
}

const stopWords: ReadonlySet<string> = new Set(
  [
    "a about an and any are as at be been but by can could did do does for from had has have how i if in into is it its",
    "may me my no not of on or our please should so some tell than that the their them then there these they this to us",
    "was we were what when where which who whom whose why will with would you your",
  ]
    .join(" ")
    .split(" ")
    .flatMap((word) => [...terms(word)]),
);
