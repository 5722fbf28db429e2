/** Rewrites LaTeX, Unicode and Markdown in a text as plain notation: `x^2 / (3y)`. */

/**
 * The text with its formulas in plain notation. Words stay as they are; marks around formulas (`$`, `\(`,
 * backticks) become spaces, or nothing inside words.
 */
export function plain(text: string): string {
  return largeNumbers(mixedNumbers(repeating(latex(unicode(text)))))
    .replace(/(?<=\d|\)|\b[a-z]) (?:raised )?to the power (?:of )?([a-z])(?![\w(])/gi, "^$1")
    .replace(/```[a-z]*\n?|`/g, " ")
    .replace(/(?<![\w)])\*\*(?=[A-Za-z])([^*\n]+)\*\*(?![\w(])/g, "$1")
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** `0.1666...` as the fraction that it stands for. */
function repeating(text: string): string {
  return text.replace(
    /(?<![\w.])(\d*)\.(\d*?)(\d+?)\3+(?:\.{3}|…)/g,
    (_, whole: string, start: string, period: string) => {
      const below = `${"9".repeat(period.length)}${"0".repeat(start.length)}`;
      return `(${BigInt(whole + start + period) - BigInt(whole + start)}/${below})`;
    },
  );
}

/** "3.2 million" in digits. */
function largeNumbers(text: string): string {
  return text.replace(
    /(?<![\w.,])(\d+)(?:\.(\d+))? (thousand|million|billion|trillion)(?!s|\w)/gi,
    (written, whole: string, decimals = "", name: string) => {
      const zeros = { thousand: 3, million: 6, billion: 9, trillion: 12 }[name.toLowerCase()] ?? 0;
      return decimals.length > zeros ? written : whole + decimals.padEnd(zeros, "0");
    },
  );
}

/** `2 1/2` as a sum, where the fraction is smaller than one. */
function mixedNumbers(text: string): string {
  return text.replace(
    /(?<![\d.,/^*)\]_]|\^ )\b(\d+) (\d+)\/(\d+)\b(?!\s*[\d/^(.])/g,
    (whole, n: string, top: string, below: string) =>
      Number(top) < Number(below) ? `(${n}+${top}/${below})` : whole,
  );
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const VULGAR = new Map(
  Object.entries({
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "⅖": "2/5",
  }).concat(
    Object.entries({
      "⅗": "3/5",
      "⅘": "4/5",
      "⅙": "1/6",
      "⅚": "5/6",
      "⅛": "1/8",
      "⅜": "3/8",
      "⅝": "5/8",
      "⅞": "7/8",
    }),
  ),
);

const SIGNS = new Map(
  Object.entries({
    "×": "*",
    "·": "*",
    "∙": "*",
    "⋅": "*",
    "∗": "*",
    "÷": "/",
    "∕": "/",
    "⁄": "/",
    "−": "-",
    "–": "-",
  })
    .concat(
      Object.entries({
        "≤": "<=",
        "⩽": "<=",
        "≥": ">=",
        "⩾": ">=",
        "≠": "!=",
        π: "pi",
        "∞": " oo ",
        "’": "'",
      }),
    )
    .concat(
      Object.entries({
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "→": "->",
        "∫": "\\int ",
        "∑": "\\sum ",
        "∏": "\\prod ",
        "∂": "d",
      }),
    ),
);

function unicode(text: string): string {
  return text
    .replace(
      /(\d)\s?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])/g,
      (_, whole: string, part: string) => `(${whole}+${VULGAR.get(part)})`,
    )
    .replace(/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/g, (part) => `(${VULGAR.get(part)})`)
    .replace(
      /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (digits) => `^(${digits.replace("⁻", "-").replace(/[^-]/g, (d) => String(SUPERSCRIPTS.indexOf(d)))})`,
    )
    .replace(/[₀-₉]+/g, (digits) => `_${[...digits].map((d) => SUBSCRIPTS.indexOf(d)).join("")}`)
    .replace(/∛\s*(\d+(?:\.\d+)?|[a-z]|(?=\())/g, "cbrt($1)")
    .replace(/√\s*(\d+(?:\.\d+)?[a-z]?|[a-z])/g, "sqrt($1)")
    .replace(/√/g, "sqrt")
    .replace(/cbrt\(\)/g, "cbrt")
    .replace(/\blog(?:arithm)?,? (?:to (?:the )?)?base (\d+|[a-z]),? of (\([^()]*\)|[\w.]+)/gi, "log($2, $1)")
    .replace(/\blog_\(?(\d+|[a-z])\)?\s*\(([^()]*)\)/g, "log($2, $1)")
    .replace(/[μµ](?=[gsml](?![A-Za-z]))/g, "u")
    .replace(/[αβγδεθλμρσφω]/g, (letter) => `${GREEK_LETTERS[letter] ?? letter} `)
    .replace(/./gu, (sign) => SIGNS.get(sign) ?? sign);
}

const GREEK_LETTERS: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  θ: "theta",
  λ: "lambda",
  μ: "mu",
  ρ: "rho",
  σ: "sigma",
  φ: "phi",
  ω: "omega",
};

function latex(text: string): string {
  if (!/[\\$]/.test(text)) return text;
  let result = text
    // `1\frac{3}{4}` is one and three quarters.
    .replace(
      /(?<![\w.^)}])(\d+)\s*\\[dt]?frac\s*\{(\d+)\}\s*\{(\d+)\}/g,
      (whole, n: string, top: string, below: string) =>
        Number(top) < Number(below) ? `(${n}+${top}/${below})` : whole,
    )
    .replace(/\\begin\{([pbvBV]?)matrix\}(.*?)\\end\{\1matrix\}/gs, (_, kind: string, rows: string) => {
      const written = rows.split("\\\\").map((row) => `[${row.split("&").join(",")}]`);
      return `${/v/i.test(kind) ? " det " : ""}[${written.filter((row) => /[^[\]\s,]/.test(row)).join(", ")}]`;
    })
    .replace(
      /\\begin\{(?:cases|aligned|align\*?)\}(.*?)\\end\{\w+\*?\}/gs,
      (_, lines: string) =>
        ` ${lines
          .replace(/&/g, "")
          .split("\\\\")
          .map((line) => line.trim())
          .filter((line) => line !== "")
          .join(", ")} `,
    )
    .replace(/\\(?:left|right|displaystyle|bigl?|bigr?|Bigl?|Bigr?|limits|quad|qquad)(?![a-zA-Z])/g, " ")
    .replace(/\\[,;:! ]/g, " ")
    .replace(/\$\$?|\\[()[\]]/g, " ")
    .replace(/\\(?:text|mathrm|operatorname\*?|mathit|mathbf)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\(?:cdot|times|ast)(?![a-zA-Z])/g, "*")
    .replace(/\\div(?![a-zA-Z])/g, "/")
    .replace(/\\pm(?![a-zA-Z])/g, "±")
    .replace(/\\(?:leq?|leqslant)(?![a-zA-Z])/g, "<=")
    .replace(/\\(?:geq?|geqslant)(?![a-zA-Z])/g, ">=")
    .replace(/\\lt(?![a-zA-Z])/g, "<")
    .replace(/\\gt(?![a-zA-Z])/g, ">")
    .replace(/\\neq?(?![a-zA-Z])/g, "!=")
    .replace(/\\(?:to|rightarrow)(?![a-zA-Z])/g, "->")
    .replace(/\\infty(?![a-zA-Z])/g, " oo ")
    .replace(/\\%/g, "%")
    .replace(/\\l?dots(?![a-zA-Z])/g, "...")
    .replace(/\\[lr]vert(?![a-zA-Z])|\\[lr]?\|/g, "|");
  for (let before = ""; before !== result; ) {
    before = result;
    result = braces(result);
  }
  return result.replace(/\\([a-zA-Z]+)/g, " $1 ");
}

/** One step of taking braces away, innermost first. */
function braces(text: string): string {
  return text
    .replace(/\\[dtc]?frac\s*(\d)\s*(\d)/g, "(($1)/($2))")
    .replace(/\\[dtc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "(($1)/($2))")
    .replace(/\\sqrt\s*\[([^\][]*)\]\s*\{([^{}]*)\}/g, "root($2, $1)")
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, "sqrt($1)")
    .replace(/\\sqrt\s*(\d|[a-z])/g, "sqrt($1)")
    .replace(/\\binom\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "binomial($1, $2)")
    .replace(
      /\\log_(\d|\{[^{}]*\})\s*(\{[^{}]*\}|\([^()]*\)|\d+|[a-z])/g,
      (_, base: string, of: string) => `log(${bare(of)}, ${bare(base)})`,
    )
    .replace(/\^\s*\{([^{}]*)\}/g, "^($1)")
    .replace(/_\s*\{([^{}]*)\}/g, "_($1)")
    .replace(/\\([a-zA-Z]+)\s*\{([^{}]*)\}/g, (whole, name: string, of: string) =>
      name === "frac" || name === "sqrt" ? whole : `\\${name}(${of})`,
    );
}

function bare(text: string): string {
  return text.replace(/^[{(]|[)}]$/g, "");
}
