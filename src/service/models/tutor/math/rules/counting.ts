/** Counting in words: choosing, arranging, factorials. */
import { cardinal, made, type Reading, type ValueRule } from "../rule";
import type { Value } from "../script";

export const COUNTING_RULES: readonly ValueRule[] = [
  {
    when: /^(?:c|ncr|binom|binomial|comb)\s*\(\s*(\d+)\s*,\s*(\d+)\s*\)$|^(\d+)\s?c\s?(\d+)$/i,
    make: ([n, k, m, l], read) => choices(n || m, k || l, read),
  },
  {
    when: /^(?:p|npr|perm)\s*\(\s*(\d+)\s*,\s*(\d+)\s*\)$|^(\d+)\s?p\s?(\d+)$/i,
    make: ([n, k, m, l], read) => orders(n || m, k || l, read),
  },
  {
    when: /^binomial coefficient(?: of)? (\d+) (?:over|and|choose) (\d+)$/i,
    make: ([n, k], read) => choices(n, k, read),
  },
  {
    when: /^(?:factorial(?: of)?\s*\(?(\d+)\)?|(\d+) factorial)$/i,
    make: ([a, b], read) => {
      const n = Number(a || b);
      if (n > 1400) return null;
      read.script.check(`factorial(${n}) == prod(range(1, ${n} + 1))`);
      return made(`factorial(${n})`, `\\(${n}!\\)`);
    },
  },
];

export function choices(a: string | undefined, b: string | undefined, { script }: Reading): Value | null {
  const [n, k] = [cardinal(a ?? ""), cardinal(b ?? "")];
  if (n === null || k === null || n > 2000) return null;
  const name = script.fresh("ways");
  script.line(`${name} = comb(${n}, ${k})`);
  script.check(`${name} * factorial(${k}) == prod(range(${n} - ${k} + 1, ${n} + 1))`);
  return made(name, `the number of ways to choose \\(${k}\\) of \\(${n}\\)`);
}

export function orders(a: string | undefined, b: string | undefined, { script }: Reading): Value | null {
  const [n, k] = [cardinal(a ?? ""), cardinal(b ?? "")];
  if (n === null || k === null || n > 2000) return null;
  const name = script.fresh("ways");
  script.line(`${name} = perm(${n}, ${k})`);
  script.check(`${name} == comb(${n}, ${k}) * factorial(${k})`);
  return made(name, `the number of ways to arrange \\(${k}\\) of \\(${n}\\)`);
}

export function anagrams(word: string, { script }: Reading): Value {
  script.line(
    `word = "${word}"`,
    "ways = factorial(len(word)) // prod(factorial(word.count(letter)) for letter in set(word))",
    "# The same by choosing the places of one letter after the other:",
    "places, again = len(word), 1",
    "for letter in set(word):",
    "    again *= comb(places, word.count(letter))",
    "    places -= word.count(letter)",
  );
  script.check("ways == again");
  return made("ways", `the number of different arrangements of the letters in ${word.toUpperCase()}`);
}
