/** Counting in words: choosing, arranging, factorials. */
import { cardinal, made, type Reading, type ValueRule } from "../rule";
import type { Value } from "../script";

const COUNT = "(\\d+|[a-z]+(?:-[a-z]+)?)";
const THINGS = "(?: [a-z]+){0,3}?";

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
    when: new RegExp(
      `^(?:how many |(?:the )?number of )?(?:different |distinct |possible )?(combinations|permutations|arrangements)(?: are there)? (?:of|from) ${COUNT}${THINGS},?(?: taken| chosen| selected)? ${COUNT}(?: things| items)? at a time$`,
      "i",
    ),
    make: ([what = "", n, k], read) => (/^c/i.test(what) ? choices : orders)(n, k, read),
  },
  {
    when: new RegExp(
      `^(?:in )?(?:how many |the number of |number of )?(?:different |distinct |possible )?ways (?:can (?:you|we|i|one|a [a-z]+ of [a-z\\d]+ be)?|to|are there to|there are to|of|is it possible to) ?(?:choose|choosing|pick|picking|select|selecting|chosen|draw) ${COUNT}${THINGS} (?:from|out of|of|among) (?:a )?(?:group |set |class |total )?(?:of )?${COUNT}${THINGS}$`,
      "i",
    ),
    make: ([k, n], read) => choices(n, k, read),
  },
  {
    when: new RegExp(
      `^(?:in )?(?:how many |the number of |number of )?(?:different |distinct |possible )?(?:ways|orders) (?:can|to|are there to|of) ?(?:you |we |i )?(?:arrange|arranging|order|line up|seat)? ?${COUNT}(?: different| distinct)? [a-z]+(?: (?:can )?(?:be (?:arranged|ordered|lined up|placed|put|seated)|(?:sit|stand|line up|queue)(?= (?:in|on) a)))?(?: (?:on|in) a (?:shelf|row|line|queue|sequence))?$`,
      "i",
    ),
    make: ([n], read) => orders(n, n, read),
  },
  {
    when: /^(?:how many |(?:the )?number of )?(?:different |distinct |possible )?(?:arrangements|permutations|anagrams|words|ways)(?: (?:are there|can be (?:made|formed)|to arrange|can (?:you|we) (?:make|form|arrange)))?(?: of| from| with| using| out of)?(?: all)?(?: the)? letters (?:in|of)(?: the)?(?: word)? ["']?([a-z]{2,30})["']?$/i,
    make: ([word = ""], read) => anagrams(word.toLowerCase(), read),
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

function choices(a: string | undefined, b: string | undefined, { script }: Reading): Value | null {
  const [n, k] = [cardinal(a ?? ""), cardinal(b ?? "")];
  if (n === null || k === null || n > 2000) return null;
  const name = script.fresh("ways");
  script.line(`${name} = comb(${n}, ${k})`);
  script.check(`${name} * factorial(${k}) == prod(range(${n} - ${k} + 1, ${n} + 1))`);
  return made(name, `the number of ways to choose \\(${k}\\) of \\(${n}\\)`);
}

function orders(a: string | undefined, b: string | undefined, { script }: Reading): Value | null {
  const [n, k] = [cardinal(a ?? ""), cardinal(b ?? "")];
  if (n === null || k === null || n > 2000) return null;
  const name = script.fresh("ways");
  script.line(`${name} = perm(${n}, ${k})`);
  script.check(`${name} == comb(${n}, ${k}) * factorial(${k})`);
  return made(name, `the number of ways to arrange \\(${k}\\) of \\(${n}\\)`);
}

function anagrams(word: string, { script }: Reading): Value {
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
