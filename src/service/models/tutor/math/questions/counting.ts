/** Counting in whole texts: arrangements, choices, handshakes, codes. */
import { capital, formula, type Wording } from "../answer";
import { made, type Reading } from "../rule";
import { anagrams, choices, orders } from "../rules/counting";
import type { Value } from "../script";
import { countingWords } from "./counting-words";

/**
 * Reads how many there are, how many of them are taken and whether their order counts, in any order and wording.
 * `null` when some word is left over that could mean something else.
 */
export function countingQuestion(text: string, reading: Reading): Wording | null {
  if (text.length > MAX_LENGTH || !ASKS.test(text)) return null;
  const word = WORD.exec(text)
    ?.slice(1)
    .find((each) => each !== undefined);
  const said = countingWords(
    word === undefined
      ? text
      : text.replace(WORD, (all) => all.replace(/["']/g, " ").replace(word, " qqword ")),
  );
  const { script } = reading;
  for (const read of [word === undefined ? null : ofLetters(word), ofPairs, ofCodes, ofItems]) {
    const value = read && script.attempt(() => read(said, reading));
    if (!value) continue;
    script.line(`print("answer:", ${value.python})`);
    return ({ answers: [answer] }) => (answer ? `${capital(value.say)} is ${formula(answer)}.` : null);
  }
  return null;
}

const MAX_LENGTH = 400;
const ASKS = /\bhow many\b|\bnumber of\b|\bcount\b|\bways\b|\barrangements\b/i;
/** The word in "the letters of LEVEL". */
const WORD =
  /\bword:? ["'“]?([A-Za-z]{2,30})\b["'”]?|\bletters? (?:of|in|from) (?!the\b|a\b|all\b|this\b|an\b)["'“]?([A-Za-z]{2,30})\b["'”]?|\b(?:anagrams|permutations|arrangements|rearrange|arrange) (?:of )?["'“]?([A-Z]{2,30})\b["'”]?/;

const IDLE = /^(?: (?:ask|ways?|of|from|a|and|the|item|inrow|possible|[.,]|among|out|in|for|at|set|on))* $/;

function isIdle(text: string, ...more: readonly string[]): boolean {
  const rest = text
    .replace(new RegExp(`(?<= )(?:${["", ...more].join("|")})(?= )`, "g"), "")
    .replace(/ {2,}/g, " ");
  return IDLE.test(rest) && / ask | ways? | count /.test(text);
}

function ofLetters(word: string) {
  return (said: string, reading: Reading): Value | null => {
    const known = isIdle(
      said.replace(/ qqword /g, " "),
      "arrange",
      "orders",
      "letters?",
      "word",
      "words",
      "make",
      "different",
      "has",
      "its",
    );
    return known && / (?:arrange|orders|make|words) /.test(said)
      ? anagrams(word.toLowerCase(), reading)
      : null;
  };
}

/** "8 people shake hands, each with each": every two meet once. */
function ofPairs(said: string, reading: Reading): Value | null {
  const n = / (\d+) item /.exec(said)?.[1];
  if (n === undefined || !/ handshake /.test(said)) return null;
  const rest = said.replace(/ \d+ item /, " ");
  if (
    !isIdle(
      rest,
      "handshake",
      "handshakes",
      "eachother",
      "games?",
      "matches",
      "exchanged?",
      "happen",
      "take place",
      "made",
      "make",
      "other",
      "hugs",
      "meet",
      "has",
      "each|every|everyone|everybody|all",
    )
  )
    return null;
  if (!/ eachother /.test(said)) return null;
  return choices(n, "2", reading);
}

/** "4-digit PINs", "codes of 3 letters", with or without repetition. */
function ofCodes(said: string, { script }: Reading): Value | null {
  const size = / (\d+) (digit|letter)s? /.exec(said);
  if (!size || !/ (?:pin|code) /.test(said)) return null;
  const may = / repeat /.test(said);
  const mayNot = / norepeat /.test(said);
  const rest = said.replace(/ \d+ (?:digit|letter)s? /, " ");
  if (may === mayNot && (may || !/ pin /.test(said))) return null;
  if (
    !isIdle(
      rest,
      "pin",
      "code",
      "repeat",
      "norepeat",
      "make",
      "has",
      "long",
      "digits?",
      "letters?",
      "choose",
      "exists?",
      "possible",
    )
  )
    return null;
  const k = Number(size[1]);
  const n = size[2] === "digit" ? 10 : 26;
  if (k < 1 || k > n) return null;
  const name = script.fresh("ways");
  script.line(`${name} = ${mayNot ? `perm(${n}, ${k})` : `${n} ** ${k}`}`);
  script.check(
    mayNot
      ? `${name} == comb(${n}, ${k}) * factorial(${k})`
      : `${name} == sum(comb(${k}, j) * ${n - 1} ** j for j in range(${k} + 1))`,
  );
  const way = mayNot ? "without repetition" : "with repetition";
  return made(name, `the number of sequences of \\(${k}\\) of \\(${n}\\) ${size[2]}s ${way}`);
}

/** Choices and arrangements of items. */
function ofItems(said: string, reading: Reading): Value | null {
  const found = numbersOf(said);
  if (!found) return null;
  const { n, k, rest } = found;
  if (
    !isIdle(
      rest,
      "arrange",
      "orders?",
      "choose",
      "choice",
      "combination",
      "make",
      "ordered",
      "unordered",
      "has",
      "exactly",
      "size",
      "done",
      "large",
      "subset",
      "you",
    )
  )
    return null;
  const has = (word: string): boolean => said.includes(` ${word} `);
  if (!/ (?:ways?|orders?|choice|combination) /.test(said)) return null;
  const isOrdered =
    (has("order") && has("possible")) || has("arrange") || has("orders") || has("ordered") || has("inrow");
  const isChoice = has("choose") || has("choice") || has("combination") || has("unordered");
  if (has("unordered") && isOrdered) return null;
  if (k === null) return isOrdered && !has("combination") && !has("choose") ? orders(n, n, reading) : null;
  if (Number(k) > Number(n)) return null;
  if (isOrdered) return has("combination") ? null : orders(n, k, reading);
  // "How many teams of 4 can be made from 12 players?" may ask for 3.
  const isDivision =
    !has("choose") && !has("ways") && !has("possible") && !has("combination") && !has("unordered");
  return isChoice && !isDivision ? choices(n, k, reading) : null;
}

/** How many there are and how many of them are taken, and the text without both. */
function numbersOf(text: string): { n: string; k: string | null; rest: string } | null {
  let n: string | null = null;
  let k: string | null = null;
  let rest = text;
  const cut = (pattern: RegExp, take: (match: RegExpExecArray) => void): void => {
    const match = pattern.exec(rest);
    if (!match) return;
    take(match);
    rest = rest.replace(match[0], " ").replace(/ {2,}/g, " ");
  };
  const N = "(\\d+)(?: possible)?(?: item)?";
  cut(
    new RegExp(
      ` ${N}(?: item)?(?: make| choose| arrange)?(?: (?:out of|from|of|among|in))+ (?:a )?(?:total of |choice of |set of |set has |group of )?${N}(?= )`,
    ),
    ([, a = "", b = ""]) => {
      k = a;
      n = b;
    },
  );
  if (n === null) {
    cut(/ (\d+)(?: item)? at a time(?= )/, (match) => (k = match[1] ?? null));
    cut(
      new RegExp(` (?:from|among|out of) (?:a )?(?:(?:choice|set) (?:of|has) )?${N}(?= )`),
      (match) => (n = match[1] ?? null),
    );
    cut(/ (\d+) item (?=(?:possible )?choice )/, (match) => {
      k = match[1] ?? null;
    });
    if (k === null)
      cut(
        / (choice|combination|subsets?)(?: of)?(?: (?:exactly|size|has))* (\d+)(?: item)?(?= )/,
        (match) => (k = match[2] ?? null),
      );
    if (k === null)
      cut(/ (choose|arrange)(?: a| exactly)* (\d+)(?: item)?(?: of)?(?= )/, (match) => {
        if (match[1] === "choose" || n !== null) k = match[2] ?? null;
        else n = match[2] ?? null;
      });
    if (k === null && n !== null)
      cut(/ (\d+)(?: item)? (?:choose|arrange)(?= )/, (match) => (k = match[1] ?? null));
    if (n === null)
      cut(/ (?:set (?:of|has) )?(\d+) (?:possible )?item(?= )/, (match) => (n = match[1] ?? null));
    if (n === null) cut(/ set (?:of|has) (?:size )?(\d+)(?= )/, (match) => (n = match[1] ?? null));
  }
  if (n === null && / (?:arrange|orders?) /.test(text)) [n, k] = [k, null];
  return n === null || /\d/.test(rest) ? null : { n, k, rest };
}
