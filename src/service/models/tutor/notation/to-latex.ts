/** Writes expressions for people: in the notation that stands between `\(` and `\)`. */
import type { Expression, Relation } from "./expression";

/** The expression as short LaTeX; fractions stay on one line (`2/3`), as they are easier to read in JSON. */
export function toLatex(expression: Expression): string {
  return write(expression, 0);
}

/** The equation or inequality, for example `3x + 11 = 14`. */
export function relationToLatex({ left, relation, right }: Relation): string {
  const sign = { "=": "=", "<": "<", ">": ">", "<=": "\\le", ">=": "\\ge", "!=": "\\ne" }[relation];
  return `${toLatex(left)} ${sign} ${toLatex(right)}`;
}

const SUM = 1;
const PRODUCT = 2;
const _SIGNED = 3;
const POWER = 4;

function write(node: Expression, outer: number): string {
  switch (node.kind) {
    case "number":
      return node.text;
    case "name":
      return name(node.name);
    case "call":
      return call(node);
    case "absolute":
      return `|${write(node.of, 0)}|`;
    case "factorial":
      return `${write(node.of, POWER + 1)}!`;
    case "negative":
      return group(`-${write(node.of, PRODUCT)}`, outer > SUM);
    case "binary":
      return binary(node, outer);
  }
}

function binary({ op, left, right }: Expression & { kind: "binary" }, outer: number): string {
  if (op === "+" || op === "-") {
    const text = `${write(left, SUM)} ${op} ${write(right, op === "-" ? PRODUCT : SUM + 0.5)}`;
    return group(text, outer > SUM);
  }
  if (op === "^") {
    const exponent = write(right, 0);
    const raised = /^[0-9a-z]$/.test(exponent) ? exponent : `{${exponent}}`;
    return group(`${write(left, POWER + 1)}^${raised}`, outer > POWER);
  }
  if (op === "/") {
    return group(`${write(left, PRODUCT)}/${write(right, PRODUCT + 0.5)}`, outer > PRODUCT);
  }
  const first = write(left, PRODUCT);
  const second = write(right, PRODUCT);
  return group(`${first}${joiner(first, second)}${second}`, outer > PRODUCT);
}

/** Nothing where multiplication is understood, `\cdot` where digits would run together. */
function joiner(first: string, second: string): string {
  if (/^[\d-]/.test(second)) return " \\cdot ";
  if (/[0-9)}]$/.test(first) || /^\(/.test(second)) return /\/[^()]*$/.test(first) ? " \\cdot " : "";
  return /\\[a-z]+$/.test(first) || /^\\/.test(second) || /^\d/.test(second) ? " " : "";
}

function call({ name: called, args }: Expression & { kind: "call" }): string {
  const inside = args.map((argument) => write(argument, 0));
  if (called === "sqrt") return `\\sqrt{${inside[0]}}`;
  if (called === "cbrt") return `\\sqrt[3]{${inside[0]}}`;
  if (called === "root") return `\\sqrt[${inside[1]}]{${inside[0]}}`;
  if (called === "abs") return `|${inside[0]}|`;
  if (called === "exp") return `e^{${inside[0]}}`;
  if (called === "log" && args.length === 2) return `\\log_{${inside[1]}}(${inside[0]})`;
  if (called === "log10") return `\\log_{10}(${inside[0]})`;
  if (called === "binomial") return `\\binom{${inside[0]}}{${inside[1]}}`;
  const shown = OPERATORS.has(called)
    ? `\\${OPERATORS.get(called)}`
    : called.length > 1
      ? `\\operatorname{${called}}`
      : called;
  return `${shown}(${inside.join(", ")})`;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ...[
    "sin",
    "cos",
    "tan",
    "cot",
    "sec",
    "csc",
    "ln",
    "log",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "gcd",
    "min",
    "max",
  ].map((each): [string, string] => [each, each]),
  ["asin", "arcsin"],
  ["acos", "arccos"],
  ["atan", "arctan"],
]);

function name(text: string): string {
  if (text === "oo") return "\\infty";
  const index = /^([A-Za-z]+)_([0-9A-Za-z]+)$/.exec(text);
  if (index) return `${name(index[1] ?? "")}_{${index[2]}}`;
  return text.length > 1 ? `\\${text}` : text;
}

function group(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
