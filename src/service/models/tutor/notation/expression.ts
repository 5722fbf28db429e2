/** Expressions as trees, shared by the parser and by what writes Python and LaTeX from them. */
export type Expression =
  /** `text` keeps the digits as written: `0.50` stays `0.50`. */
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "factorial"; readonly of: Expression }
  | { readonly kind: "absolute"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly op: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type BinaryOperator = "+" | "-" | "*" | "/" | "^";

/** `left relation right`, for example an equation. */
export interface Relation {
  readonly left: Expression;
  readonly relation: "=" | "<" | ">" | "<=" | ">=" | "!=";
  readonly right: Expression;
}

/** Functions that every reader knows; names on the left can be written, names on the right are kept. */
export const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ...["sqrt", "cbrt", "root", "exp", "ln", "log", "sin", "cos", "tan", "cot", "sec", "csc"].map(same),
  ...["asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "gcd", "lcm"].map(same),
  ...["floor", "ceil", "binomial", "min", "max", "acot", "erf", "gamma", "coth", "sech", "csch"].map(same),
  ["abs", "abs"],
  ["arcsin", "asin"],
  ["arccos", "acos"],
  ["arctan", "atan"],
  ["arcsinh", "asinh"],
  ["arccosh", "acosh"],
  ["arctanh", "atanh"],
  ["arccot", "acot"],
  ["tg", "tan"],
  ["sen", "sin"],
  ["lg", "log10"],
  ["log10", "log10"],
  ["log2", "log2"],
  ["nCr", "binomial"],
]);

/** Constants; `e` and `i` are constants only where nothing else has that name. */
export const CONSTANTS: ReadonlySet<string> = new Set(["pi", "e", "oo"]);

/** Words that stay one name although they have several letters. */
export const GREEK: ReadonlySet<string> = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau phi chi psi omega " +
    "Gamma Delta Theta Lambda Sigma Phi Psi Omega"
  ).split(" "),
);

/** All names in the expression, functions not included, in order of first appearance. */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>();
  visit(expression, (node) => {
    if (node.kind === "name") found.add(node.name);
  });
  return [...found];
}

/** The called functions, in order of first appearance. */
export function functionsIn(expression: Expression): string[] {
  const found = new Set<string>();
  visit(expression, (node) => {
    if (node.kind === "call") found.add(node.name);
  });
  return [...found];
}

/** Calls `see` with the expression and everything inside it. */
export function visit(expression: Expression, see: (node: Expression) => void): void {
  see(expression);
  switch (expression.kind) {
    case "call":
      for (const argument of expression.args) visit(argument, see);
      return;
    case "negative":
    case "factorial":
    case "absolute":
      visit(expression.of, see);
      return;
    case "binary":
      visit(expression.left, see);
      visit(expression.right, see);
      return;
  }
}

/** Whether some node fulfils the condition. */
export function some(expression: Expression, test: (node: Expression) => boolean): boolean {
  let found = false;
  visit(expression, (node) => {
    found ||= test(node);
  });
  return found;
}

/** A whole number as expression. */
export function integer(value: number): Expression {
  const number: Expression = { kind: "number", text: String(Math.abs(value)) };
  return value < 0 ? { kind: "negative", of: number } : number;
}

function same(name: string): [string, string] {
  return [name, name];
}
