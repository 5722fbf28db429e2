const symbols: Readonly<Record<string, string>> = {
  cdot: "·",
  times: "×",
  div: "÷",
  pm: "±",
  leq: "≤",
  le: "≤",
  geq: "≥",
  ge: "≥",
  neq: "≠",
  ne: "≠",
  approx: "≈",
  infty: "∞",
  pi: "π",
  theta: "θ",
  alpha: "α",
  beta: "β",
  lambda: "λ",
  to: "→",
  int: "∫",
  sum: "Σ",
  quad: " ",
};

/** Formulas as plain text for a terminal: `\(x = \frac{3}{4}\)` becomes `x = 3/4`. Code stays as it is. */
export function plainMath(markdown: string): string {
  return markdown.replace(
    /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g,
    (whole: string, code: string | undefined, inline: string | undefined, display: string | undefined) => {
      if (code !== undefined) return whole;
      return inline === undefined ? `\n${plain(display ?? "")}\n` : plain(inline);
    },
  );
}

function plain(latex: string): string {
  return latex
    .trim()
    .replaceAll(
      /\\d?t?frac\{([^{}]*)\}\{([^{}]*)\}/g,
      (_, top: string, below: string) => `${grouped(top)}/${grouped(below)}`,
    )
    .replaceAll(/\\sqrt\{([^{}]*)\}/g, (_, inner: string) => `√${grouped(inner)}`)
    .replaceAll(/\\(?:text|mathrm|operatorname)\{([^{}]*)\}/g, "$1")
    .replaceAll(/\\left|\\right/g, "")
    .replaceAll(/\^\{([^{}]*)\}/g, (_, power: string) => `^${grouped(power)}`)
    .replaceAll(/\\([a-zA-Z]+)/g, (_, name: string) => symbols[name] ?? name)
    .replaceAll(/\\[,;:! ]/g, " ")
    .replaceAll(/\\([{}%$])/g, "$1");
}

function grouped(inner: string): string {
  return /^[\w.]*$/.test(inner) ? inner : `(${inner})`;
}
