/** Whole numbers, rounding, notations, plain arithmetic. */
import { type Intent, itemsOf } from "../intent";
import type { Slot } from "../slots";

const text = (slot: Slot | undefined) => slot?.text ?? "";
/** A number for `$1`, `$2` and so on. */
const filled = (words: string) => (slots: readonly Slot[]) =>
  slots.reduce((rest, slot, at) => rest.replaceAll(`$${at + 1}`, slot.text), words);
const isInteger = (slot: Slot | undefined) => /^-?\d+$/.test(text(slot));

function conversion(needs: string, to: string, may: string, order?: RegExp): Intent {
  return {
    needs,
    may: `CONVERT ${may}`,
    kinds: /^N$/,
    ...(order ? { order } : {}),
    ask: ([slot]) => `Convert ${text(slot)} to ${to}`,
  };
}

export const NUMBERS: readonly Intent[] = [
  {
    needs: "PRIME",
    may: "COUNT",
    kinds: /^NN$/,
    order: /PRIME (?:(?:between|from|of) )*N (?:and|to) N/,
    ask: ([a, b], { concepts }) =>
      concepts.has("COUNT")
        ? `How many primes are there between ${text(a)} and ${text(b)}`
        : `List the primes between ${text(a)} and ${text(b)}`,
  },
  {
    needs: "DIGIT COLUMN",
    may: "INTEGERS",
    kinds: /^N$/,
    ask: ([slot], { said }) =>
      `What is the ${said.get("COLUMN")?.replace(/ (?:place|position|column)$/i, "")} digit of ${text(slot)}`,
  },
  {
    needs: "DIGIT",
    may: "WORTH",
    kinds: /^NN$/,
    order: /DIGIT N (?:WORTH )?(?:in|of) N|N WORTH in N/,
    ask: filled("What is the value of the digit $1 in $2"),
  },
  {
    needs: "DIGIT",
    may: "WORTH",
    kinds: /^NN$/,
    order: /(?:in|of) N (?:of )?DIGIT N/,
    ask: filled("What is the value of the digit $2 in $1"),
  },
  { needs: "LASTDIGIT", may: "DIGIT", kinds: /^N$/, ask: filled("What is the last digit of $1") },
  {
    needs: "NEAREST",
    may: "ROUND",
    kinds: /^N$/,
    ask: ([slot], { said }) => `Round ${text(slot)} to the ${said.get("NEAREST")}`,
  },
  { needs: "DIVISORS", kinds: /^N$/, ask: filled("What are all the divisors of $1") },
  { needs: "DIVISORS COUNT", kinds: /^N$/, ask: filled("How many divisors does $1 have") },
  {
    needs: "BASE",
    may: "CONVERT",
    kinds: /^NN$/,
    order: /^(?:CONVERT )?N (?:to|in|into|as) BASE N$/,
    ask: filled("Convert $1 to base $2"),
  },
  {
    needs: "BASE DECIMAL",
    may: "CONVERT",
    kinds: /^NN$/,
    order: /^(?:CONVERT )?N (?:in |from )?BASE N (?:(?:to|in|into|as) )+DECIMAL$/,
    ask: filled("Convert $1 from base $2 to decimal"),
  },
  { needs: "VERSUS", may: "LARGER", kinds: /^NN$/, ask: filled("Which is bigger: $1 or $2") },
  {
    needs: "PRIME",
    may: "NEXT",
    kinds: /^N$/,
    order: /^(?:(?:first|NEXT) )?PRIME after N$/,
    ask: filled("What is the next prime after $1"),
  },
  {
    needs: "PERCENT",
    kinds: /^NN$/,
    order: /^N out of N (?:as |in |to )?PERCENT$|^PERCENT N out of N$/,
    ask: filled("$1 is what percent of $2"),
  },
  { needs: "POWER", may: "SIMPLIFY", kinds: /^NN?$/, ask: ([slot]) => `What is ${text(slot)}` },
  {
    may: "LARGER SMALLER",
    kinds: /^I$/,
    order: /^(?:(?:THINGS|if|when) )*I(?: or (?:LARGER|SMALLER))?$/,
    ask: ([slot]) => (/[a-z]/.test(text(slot).replace(/sqrt|pi/g, "")) ? null : `Is ${text(slot)}`),
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
    ask: ([slot]) => (isInteger(slot) ? `Is ${text(slot)} prime` : null),
  },
  {
    needs: "REMAINDER",
    may: "DIVIDE",
    kinds: /^NN$/,
    order:
      /N (?:if |when |and )?(?:DIVIDE )?(?:in(?:to)? )?(?:by )N|REMAINDER (?:of |from )?N (?:DIVIDE )?by N|N REMAINDER N/,
    ask: ([a, b]) => `What is the remainder when ${text(a)} is divided by ${text(b)}`,
  },
  {
    needs: "DIVISIBLE",
    kinds: /^NN$/,
    order: /N .*by N/,
    ask: ([a, b]) => `Is ${text(a)} divisible by ${text(b)}`,
  },
  {
    needs: "ROUND PLACES",
    kinds: /^NN(?:NN)?$/,
    order: /^(?:ROUND )?N (?:ROUND )?(?:to )?N PLACES(?: N or N)?$/,
    ask: ([a, b]) => `Round ${text(a)} to ${text(b)} decimal places`,
  },
  {
    needs: "SIGFIGS",
    may: "ROUND",
    kinds: /^NN$/,
    order: /N (?:ROUND )?to N SIGFIGS/,
    ask: ([a, b]) => `Round ${text(a)} to ${text(b)} significant figures`,
  },
  conversion("BINARY DECIMAL", "binary", "", /(?:to|in|into|as) BINARY/),
  conversion("BINARY", "binary", "", /(?:to|in|into|as) BINARY/),
  {
    needs: "BINARY",
    may: "CONVERT DECIMAL",
    kinds: /^N$/,
    order:
      /^(?:CONVERT )?(?:from )?(?:DECIMAL )?(?:of )?(?:BINARY N|N (?:from |in )?BINARY) (?:to|in|into|as|of) DECIMAL$|^DECIMAL (?:of|for) BINARY N$/,
    ask: ([slot]) => `Convert the binary number ${text(slot)} to decimal`,
  },
  {
    needs: "HEX",
    may: "CONVERT DECIMAL",
    kinds: /^[NEV]$/,
    order: /^(?:CONVERT )?(?:from )?HEX [NEV] (?:(?:to|in|into|as) )*DECIMAL$|^DECIMAL (?:of|for) HEX [NEV]$/,
    ask: ([slot]) =>
      /^[\dA-F]+$/i.test(text(slot)) ? `Convert the hexadecimal number ${text(slot)} to decimal` : null,
  },
  conversion("HEX", "hexadecimal", "DECIMAL", /(?:to|in|into|as) HEX/),
  conversion("OCTAL", "octal", "DECIMAL", /(?:to|in|into|as) OCTAL/),
  conversion("FRACTION", "a fraction", "DECIMAL SIMPLIFY", /N .*FRACTION|FRACTION .*N/),
  conversion("PERCENT", "a percentage", "FRACTION DECIMAL", /(?:to|in|into|as) PERCENT/),
  conversion("DECIMAL", "a decimal", "FRACTION PERCENT", /(?:to|in|into|as) DECIMAL/),
  conversion("MIXED", "a mixed number", "FRACTION", /(?:to|in|into|as) MIXED/),
  conversion("SCIENTIFIC", "scientific notation", "", /(?:to|in|into|as) SCIENTIFIC/),
  {
    kinds: /^NN$/,
    may: "PERCENT",
    order: /^N of N$/,
    ask: ([part, of]) => (text(part).endsWith("%") ? `What is ${text(part)} of ${text(of)}` : null),
  },
  {
    needs: "PERCENT",
    kinds: /^NN$/,
    order: /^N PERCENT of N$/,
    ask: ([a, b]) => `What is ${text(a)}% of ${text(b)}`,
  },
  {
    needs: "SQRT",
    may: "SIMPLIFY",
    kinds: /^N$/,
    ask: ([slot]) => `What is the square root of ${text(slot)}`,
  },
  { needs: "CBRT", may: "SIMPLIFY", kinds: /^N$/, ask: ([slot]) => `What is the cube root of ${text(slot)}` },
  { needs: "FACTORIAL", kinds: /^N$/, ask: ([slot]) => `What is ${text(slot)}!` },
  {
    needs: "ADD",
    kinds: /^(?:NN|L)$/,
    order: /^ADD (?:of )?(?:N (?:and|to) N|L)$|^N ADD N$/,
    ask: (slots) => `What is the sum of ${itemsOf(slots)}`,
  },
  {
    needs: "ADD INTEGERS",
    kinds: /^NN$/,
    order: /(?:from )?N (?:to|and|until|through) N/,
    ask: ([a, b]) => `What is the sum of the integers from ${text(a)} to ${text(b)}`,
  },
  {
    needs: "ADD",
    may: "INTEGERS ODD EVEN",
    kinds: /^N$/,
    order: /first N/,
    ask: ([n], { concepts }) => `What is the sum of the first ${text(n)} ${kindOf(concepts)} numbers`,
  },
  {
    needs: "MULTIPLY",
    kinds: /^NN$/,
    order: /MULTIPLY (?:of )?N (?:and|by|with) N|N MULTIPLY (?:by )?N/,
    ask: ([a, b]) => `What is (${text(a)}) * (${text(b)})`,
  },
  {
    needs: "DIVIDE",
    kinds: /^NN$/,
    order: /^DIVIDE N by N$|^N DIVIDE by N$/,
    ask: ([a, b]) => `What is (${text(a)}) / (${text(b)})`,
  },
  {
    needs: "SUBTRACT",
    kinds: /^NN$/,
    order: /^SUBTRACT N from N$/,
    ask: ([a, b]) => `What is (${text(b)}) - (${text(a)})`,
  },
  {
    kinds: /^N$/,
    ask: ([slot]) =>
      /[-+*/^!(%]|sqrt|log|ln|sin|cos|tan/.test(text(slot).slice(1)) ? `What is ${text(slot)}` : null,
  },
];

function primeFactors([slot]: readonly Slot[]): string | null {
  return isInteger(slot) ? `What is the prime factorization of ${text(slot)}` : null;
}

function kindOf(concepts: ReadonlySet<string>): string {
  return concepts.has("ODD") ? "odd" : concepts.has("EVEN") ? "even" : "natural";
}
