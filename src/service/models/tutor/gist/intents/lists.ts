/** Statistics, order and sequences of listed numbers; choosing and arranging. */
import { filled, type Intent, itemsOf, textsOf } from "../intent";

/** Facts about data, each with the words that ask for it. */
const FACTS: readonly [string, string][] = [
  ["MEAN", "mean"],
  ["MEDIAN", "median"],
  ["MODE", "mode"],
  ["RANGE", "range"],
  ["POPSD", "population standard deviation"],
  ["SAMPLESD", "sample standard deviation"],
  ["SD", "standard deviation"],
  ["POPVAR", "population variance"],
  ["SAMPLEVAR", "sample variance"],
  ["VAR", "variance"],
  ["GEOMEAN", "geometric mean"],
  ["HARMEAN", "harmonic mean"],
];
const NAMES = FACTS.map(([concept]) => concept).join(" ");

const asked = (order: string) => (/DESC/.test(order) ? "descending" : "ascending");

export const LISTS: readonly Intent[] = [
  {
    may: `${NAMES} UNKNOWN SORT`,
    kinds: /^L$/,
    ask: (slots, { concepts }) => {
      const facts = FACTS.filter(([concept]) => concepts.has(concept));
      if (facts.length === 0 || (concepts.has("SORT") && !concepts.has("MEDIAN"))) return null;
      return facts.map(([, name]) => `What is the ${name} of ${itemsOf(slots)}`);
    },
  },
  {
    needs: "MEAN",
    kinds: /^NN$/,
    ask: (slots) => `What is the mean of ${itemsOf(slots)}`,
  },
  {
    needs: "LARGER",
    may: "FRACTION DECIMAL",
    kinds: /^NN$/,
    order: /N (?:or|and) N/,
    ask: ([a, b]) => `Which is bigger: ${a?.text} or ${b?.text}`,
  },
  {
    needs: "SMALLER",
    may: "FRACTION DECIMAL",
    kinds: /^NN$/,
    order: /N (?:or|and) N/,
    ask: ([a, b]) => `Which is smaller: ${a?.text} or ${b?.text}`,
  },
  { needs: "MAX", kinds: /^L$/, ask: (slots) => `What is the largest of ${itemsOf(slots)}` },
  { needs: "MIN", kinds: /^L$/, ask: (slots) => `What is the smallest of ${itemsOf(slots)}` },
  {
    may: "SORT ASC DESC",
    kinds: /^L$/,
    ask: (slots, { concepts, order }) => {
      if (concepts.size === 0 || (concepts.has("ASC") && concepts.has("DESC"))) return null;
      return `Sort ${itemsOf(slots)} in ${asked(order)} order`;
    },
  },
  {
    needs: "NEXT",
    may: "SEQUENCE TERM ARITHMETIC GEOMETRIC INTEGERS",
    kinds: /^(?:N?L|LN)$/,
    ask: (slots) => {
      const [count] = textsOf(slots, "number");
      const [list = ""] = textsOf(slots, "list");
      return count ? `Find the next ${count} terms of ${list}` : `What is the next term in ${list}`;
    },
  },
  {
    needs: "TERM",
    may: "SEQUENCE ARITHMETIC GEOMETRIC",
    kinds: /^(?:LO|OL)$/,
    ask: (slots) =>
      `What is the ${ordinal(textsOf(slots, "ordinal")[0] ?? "")} term of ${textsOf(slots, "list").join("")}`,
  },
  {
    needs: "RULE",
    may: "NTH EQUATION SEQUENCE ARITHMETIC GEOMETRIC TERM",
    kinds: /^L$/,
    ask: (slots) => `What is the nth term of ${textsOf(slots, "list").join("")}`,
  },
  {
    needs: "NTH",
    may: "SEQUENCE ARITHMETIC GEOMETRIC",
    kinds: /^L$/,
    ask: (slots) => `What is the nth term of ${textsOf(slots, "list").join("")}`,
  },
  ...[
    {
      needs: "ARITHMETIC FIRSTTERM DIFFERENCE ADD TERM",
      words: "arithmetic sequence with first term $1 and common difference $2",
    },
    {
      needs: "GEOMETRIC FIRSTTERM RATIO ADD TERM",
      words: "geometric sequence with first term $1 and common ratio $2",
    },
  ].map(
    ({ needs, words }): Intent => ({
      needs,
      may: "SEQUENCE",
      kinds: /^NNN$/,
      order: /FIRSTTERM (?:of )?N.*(?:RATIO|DIFFERENCE) (?:of )?N.*first N TERM/,
      ask: filled(`What is the sum of the first $3 terms of the ${words}`),
    }),
  ),
  progression("ARITHMETIC", "DIFFERENCE", "arithmetic", "difference"),
  progression("GEOMETRIC", "RATIO", "geometric", "ratio"),
  {
    needs: "CHOOSE",
    kinds: /^NN$/,
    order: /^(?:WAYS )?N CHOOSE N$/,
    ask: ([a, b]) => `What is ${a?.text} choose ${b?.text}`,
  },
  {
    needs: "CHOOSE",
    may: "WAYS THINGS COUNT",
    kinds: /^NN$/,
    order: /CHOOSE (?:of )?N (?:THINGS )?(?:out )?(?:of |from |in |with )+N/,
    ask: ([a, b]) => `How many ways are there to choose ${a?.text} out of ${b?.text}`,
  },
  {
    needs: "CHOOSE",
    may: "WAYS THINGS COUNT",
    kinds: /^NN$/,
    order: /^(?:from |out |of )*N (?:THINGS )?(?:.* )?CHOOSE (?:of )?N/,
    ask: ([a, b]) =>
      Number(a?.text) >= Number(b?.text)
        ? `How many ways are there to choose ${b?.text} out of ${a?.text}`
        : null,
  },
  {
    needs: "WAYS SORT THINGS",
    kinds: /^N$/,
    order: /N THINGS/,
    ask: ([n]) => `In how many ways can ${n?.text} books be arranged`,
  },
];

function progression(needs: string, by: string, kind: string, word: string): Intent {
  return {
    needs: `${needs} FIRSTTERM ${by} TERM`,
    may: "SEQUENCE",
    kinds: /^(?:NNO|ONN)$/,
    order: new RegExp(`FIRSTTERM (?:of )?N.*${by} (?:of )?N`),
    ask: (slots) => {
      const [first, step] = textsOf(slots, "number");
      const [n = ""] = textsOf(slots, "ordinal");
      return `What is the ${ordinal(n)} term of the ${kind} sequence with first term ${first} and common ${word} ${step}`;
    },
  };
}

function ordinal(number: string): string {
  const ending = /1[123]$/.test(number) ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[number.slice(-1)] ?? "th");
  return `${number}${ending}`;
}
