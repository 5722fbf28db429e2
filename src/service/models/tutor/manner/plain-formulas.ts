/** Formulas for places where LaTeX is no use, such as JSON. */

/** The text with `\(...\)` as plain notation: `\(x = \frac{1}{2}\)` becomes `x = 1/2`. */
export function withoutLatex(text: string): string {
  return text.replace(/\\\((.+?)\\\)/gs, (_, formula: string) => inlineFormula(formula));
}

/** One formula as plain notation. */
export function inlineFormula(formula: string): string {
  let result = formula;
  for (let before = ""; before !== result; ) {
    before = result;
    result = result
      .replace(
        /\\frac\{([^{}]*)\}\{([^{}]*)\}/g,
        (_, top: string, bottom: string) => `${grouped(top)}/${grouped(bottom)}`,
      )
      .replace(/\\sqrt\{([^{}]*)\}/g, "sqrt($1)")
      .replace(/\^\{([^{}]*)\}/g, (_, exponent: string) => `^${grouped(exponent)}`);
  }
  return result
    .replace(/\\(?:cdot|times) ?/g, "*")
    .replace(/\\(?:left|right) ?/g, "")
    .replace(/\\approx/g, "≈")
    .replace(/\\leq?\b/g, "<=")
    .replace(/\\geq?\b/g, ">=")
    .replace(/\\infty/g, "∞")
    .replace(/\\pi/g, "π")
    .replace(/\\([a-zA-Z]+)( ?(?=[a-zA-Z\d]))?/g, (_, name: string, before?: string) =>
      before === undefined ? name : `${name} `,
    )
    .replace(/[{}]/g, "")
    .trim();
}

function grouped(text: string): string {
  return /^[\w.]+$/.test(text) ? text : `(${text})`;
}
