/** Digits, rounding, number bases, fractions, decimals and percentages. */
import { filled, type Intent, textOf } from "../intent";

function conversion(needs: string, to: string, may: string, order?: RegExp): Intent {
  return {
    needs,
    may: `CONVERT ${may}`,
    kinds: /^N$/,
    ...(order ? { order } : {}),
    ask: ([slot]) => `Convert ${textOf(slot)} to ${to}`,
  };
}

export const NOTATIONS: readonly Intent[] = [
  {
    needs: "DIGIT COLUMN",
    may: "INTEGERS",
    kinds: /^N$/,
    ask: ([slot], { said }) =>
      `What is the ${said.get("COLUMN")?.replace(/ (?:place|position|column)$/i, "")} digit of ${textOf(slot)}`,
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
    ask: ([slot], { said }) => `Round ${textOf(slot)} to the ${said.get("NEAREST")}`,
  },
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
  {
    needs: "ROUND PLACES",
    kinds: /^NN(?:NN)?$/,
    order: /^(?:ROUND )?N (?:ROUND )?(?:to )?N PLACES(?: N or N)?$/,
    ask: ([a, b]) => `Round ${textOf(a)} to ${textOf(b)} decimal places`,
  },
  {
    needs: "SIGFIGS",
    may: "ROUND",
    kinds: /^NN$/,
    order: /N (?:ROUND )?to N SIGFIGS/,
    ask: ([a, b]) => `Round ${textOf(a)} to ${textOf(b)} significant figures`,
  },
  conversion("BINARY DECIMAL", "binary", "", /(?:to|in|into|as) BINARY/),
  conversion("BINARY", "binary", "", /(?:to|in|into|as) BINARY/),
  {
    needs: "BINARY",
    may: "CONVERT DECIMAL",
    kinds: /^N$/,
    order:
      /^(?:CONVERT )?(?:from )?(?:DECIMAL )?(?:of )?(?:BINARY N|N (?:from |in )?BINARY) (?:to|in|into|as|of) DECIMAL$|^DECIMAL (?:of|for) BINARY N$/,
    ask: ([slot]) => `Convert the binary number ${textOf(slot)} to decimal`,
  },
  {
    needs: "HEX",
    may: "CONVERT DECIMAL",
    kinds: /^[NEV]$/,
    order: /^(?:CONVERT )?(?:from )?HEX [NEV] (?:(?:to|in|into|as) )*DECIMAL$|^DECIMAL (?:of|for) HEX [NEV]$/,
    ask: ([slot]) =>
      /^[\dA-F]+$/i.test(textOf(slot)) ? `Convert the hexadecimal number ${textOf(slot)} to decimal` : null,
  },
  conversion("HEX", "hexadecimal", "DECIMAL", /(?:to|in|into|as) HEX/),
  conversion("OCTAL", "octal", "DECIMAL", /(?:to|in|into|as) OCTAL/),
  conversion("FRACTION", "a fraction", "DECIMAL SIMPLIFY", /N .*FRACTION|FRACTION .*N/),
  conversion("PERCENT", "a percentage", "FRACTION DECIMAL", /(?:to|in|into|as) PERCENT/),
  conversion("DECIMAL", "a decimal", "FRACTION PERCENT", /(?:to|in|into|as) DECIMAL/),
  conversion("MIXED", "a mixed number", "FRACTION", /(?:to|in|into|as) MIXED/),
  conversion("SCIENTIFIC", "scientific notation", "", /(?:to|in|into|as) SCIENTIFIC/),
];
