/** Plain arithmetic, percentages, sums of numbers in a row. */
import { filled, type Intent, itemsOf, textOf } from "../intent";

export const ARITHMETIC: readonly Intent[] = [
  {
    needs: "PERCENTCHANGE",
    may: "AREA",
    kinds: /^NN$/,
    order: /from N to N/,
    ask: filled("What is the percentage change from $1 to $2"),
  },
  { needs: "VERSUS", may: "LARGER", kinds: /^NN$/, ask: filled("Which is bigger: $1 or $2") },
  {
    needs: "PERCENT",
    kinds: /^NN$/,
    order: /^N out of N (?:THINGS )?(?:as |in |to )?PERCENT$|^PERCENT N out of N$/,
    ask: filled("$1 is what percent of $2"),
  },
  { needs: "POWER", may: "SIMPLIFY", kinds: /^NN?$/, ask: ([slot]) => `What is ${textOf(slot)}` },
  {
    may: "LARGER SMALLER",
    kinds: /^I$/,
    order: /^(?:(?:THINGS|if|when) )*I(?: or (?:LARGER|SMALLER))?$/,
    ask: ([slot]) => (/[a-z]/.test(textOf(slot).replace(/sqrt|pi/g, "")) ? null : `Is ${textOf(slot)}`),
  },
  {
    kinds: /^NN$/,
    may: "PERCENT",
    order: /^N of N$/,
    ask: ([part, of]) => (textOf(part).endsWith("%") ? `What is ${textOf(part)} of ${textOf(of)}` : null),
  },
  {
    needs: "PERCENT",
    kinds: /^NN$/,
    order: /^N PERCENT of N$/,
    ask: ([a, b]) => `What is ${textOf(a)}% of ${textOf(b)}`,
  },
  {
    needs: "SQRT",
    may: "SIMPLIFY",
    kinds: /^N$/,
    ask: ([slot]) => `What is the square root of ${textOf(slot)}`,
  },
  {
    needs: "CBRT",
    may: "SIMPLIFY",
    kinds: /^N$/,
    ask: ([slot]) => `What is the cube root of ${textOf(slot)}`,
  },
  { needs: "FACTORIAL", kinds: /^N$/, ask: ([slot]) => `What is ${textOf(slot)}!` },
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
    ask: ([a, b]) => `What is the sum of the integers from ${textOf(a)} to ${textOf(b)}`,
  },
  {
    needs: "ADD",
    may: "INTEGERS ODD EVEN",
    kinds: /^N$/,
    order: /first N/,
    ask: ([n], { concepts }) => `What is the sum of the first ${textOf(n)} ${kindOf(concepts)} numbers`,
  },
  {
    needs: "MULTIPLY",
    kinds: /^NN$/,
    order: /MULTIPLY (?:of )?N (?:and|by|with) N|N MULTIPLY (?:by )?N/,
    ask: ([a, b]) => `What is (${textOf(a)}) * (${textOf(b)})`,
  },
  {
    needs: "DIVIDE",
    kinds: /^NN$/,
    order: /^DIVIDE N by N$|^N DIVIDE by N$/,
    ask: ([a, b]) => `What is (${textOf(a)}) / (${textOf(b)})`,
  },
  {
    needs: "SUBTRACT",
    kinds: /^NN$/,
    order: /^SUBTRACT N from N$/,
    ask: ([a, b]) => `What is (${textOf(b)}) - (${textOf(a)})`,
  },
  {
    kinds: /^N$/,
    ask: ([slot]) =>
      /[-+*/^!(%]|sqrt|log|ln|sin|cos|tan/.test(textOf(slot).slice(1)) ? `What is ${textOf(slot)}` : null,
  },
];

function kindOf(concepts: ReadonlySet<string>): string {
  return concepts.has("ODD") ? "odd" : concepts.has("EVEN") ? "even" : "natural";
}
