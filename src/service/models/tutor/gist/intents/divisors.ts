/** Primes, factors, common divisors and multiples, remainders. */
import { filled, type Intent, itemsOf, textOf } from "../intent";
import type { Slot } from "../slots";

const isInteger = (slot: Slot | undefined) => /^-?\d+$/.test(textOf(slot));

export const DIVISORS: readonly Intent[] = [
  {
    needs: "PRIME",
    kinds: /^(?:NN|L)$/,
    order: /^(?:(?:N and N|L) PRIME|PRIME (?:N and N|L))$/,
    ask: (slots) =>
      itemsOf(slots)
        .split(", ")
        .map((each) => `Is ${each} prime`),
  },
  {
    needs: "PRIME",
    may: "COUNT",
    kinds: /^NN$/,
    order: /PRIME (?:(?:between|from|of) )*N (?:and|to) N/,
    ask: ([a, b], { concepts }) =>
      concepts.has("COUNT")
        ? `How many primes are there between ${textOf(a)} and ${textOf(b)}`
        : `List the primes between ${textOf(a)} and ${textOf(b)}`,
  },
  { needs: "DIVISORS", kinds: /^N$/, ask: filled("What are all the divisors of $1") },
  { needs: "DIVISORS COUNT", kinds: /^N$/, ask: filled("How many divisors does $1 have") },
  {
    needs: "PRIME",
    may: "NEXT",
    kinds: /^N$/,
    order: /^(?:(?:first|NEXT) )?PRIME after N$/,
    ask: filled("What is the next prime after $1"),
  },
  { needs: "GCD", kinds: /^(?:NN|L)$/, ask: (slots) => `What is the gcd of ${itemsOf(slots)}` },
  { needs: "LCM", kinds: /^(?:NN|L)$/, ask: (slots) => `What is the lcm of ${itemsOf(slots)}` },
  {
    needs: "MINNUMBER DIVISIBLE",
    kinds: /^(?:NN|L)$/,
    ask: (slots) => `What is the lcm of ${itemsOf(slots)}`,
  },
  {
    needs: "MINNUMBER DIVIDE",
    kinds: /^(?:NN|L)$/,
    order: /N DIVIDE$|L DIVIDE$/,
    ask: (slots) => `What is the lcm of ${itemsOf(slots)}`,
  },
  { needs: "MAXNUMBER DIVIDE", kinds: /^(?:NN|L)$/, ask: (slots) => `What is the gcd of ${itemsOf(slots)}` },
  { needs: "FACTORS", may: "FACTOR PRIME", kinds: /^N$/, ask: primeFactors },
  {
    needs: "PRIME",
    may: "FACTOR MULTIPLY DIVIDE",
    kinds: /^N$/,
    order: /FACTOR|MULTIPLY|DIVIDE/,
    ask: primeFactors,
  },
  {
    needs: "PRIME",
    may: "COMPOSITE",
    kinds: /^N$/,
    order: /^(?:(?:if|of|when) )*(?:N (?:COMPOSITE or )?PRIME|PRIME N)(?: or COMPOSITE)?$/,
    ask: ([slot]) => (isInteger(slot) ? `Is ${textOf(slot)} prime` : null),
  },
  {
    needs: "REMAINDER",
    may: "DIVIDE",
    kinds: /^NN$/,
    order:
      /N (?:if |when |and )?(?:DIVIDE )?(?:in(?:to)? )?(?:by )N|REMAINDER (?:of |from )?N (?:DIVIDE )?by N|N REMAINDER N/,
    ask: ([a, b]) => `What is the remainder when ${textOf(a)} is divided by ${textOf(b)}`,
  },
  {
    needs: "DIVISIBLE",
    kinds: /^NN$/,
    order: /N .*by N/,
    ask: ([a, b]) => `Is ${textOf(a)} divisible by ${textOf(b)}`,
  },
];

function primeFactors([slot]: readonly Slot[]): string | null {
  return isInteger(slot) ? `What is the prime factorization of ${textOf(slot)}` : null;
}
