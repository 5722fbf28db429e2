/** Writes expressions as Python for SymPy: exact, with Rational where two whole numbers are divided. */
import type { Expression } from "./expression";
import { isInt, safeName } from "./to-python";

/** The Python source; `null` when a function has no counterpart. */
export function toSympy(node: Expression): string | null {
  switch (node.kind) {
    case "number":
      return /^\d+$/.test(node.text) ? node.text.replace(/^0+(?=\d)/, "") : `Rational("${node.text}")`;
    case "name":
      return { pi: "pi", e: "E", oo: "oo" }[node.name] ?? safeName(node.name);
    case "negative":
      return around("(-", toSympy(node.of), ")");
    case "absolute":
      return around("Abs(", toSympy(node.of), ")");
    case "factorial":
      return around("factorial(", toSympy(node.of), ")");
    case "binary":
      return binary(node);
    case "call": {
      const args = node.args.map(toSympy);
      const name = NAMES[node.name] ?? (SAME.has(node.name) ? node.name : null);
      if (name === null || args.some((each) => each === null)) return null;
      return node.name.startsWith("log") && /\d/.test(node.name)
        ? `log(${args[0]}, ${node.name.slice(3)})`
        : `${name}(${args.join(", ")})`;
    }
  }
}

function binary({ op, left, right }: Expression & { kind: "binary" }): string | null {
  const [a, b] = [toSympy(left), toSympy(right)];
  if (a === null || b === null) return null;
  if (op === "/" && isInt(left) && isInt(right)) return `Rational(${a}, ${b})`;
  if (op === "^") return `(${isInt(left) ? `Integer(${a})` : a}**${b})`;
  return `(${a} ${op} ${b})`;
}

function around(before: string, inner: string | null, after: string): string | null {
  return inner === null ? null : `${before}${inner}${after}`;
}

const NAMES: Readonly<Record<string, string>> = {
  abs: "Abs",
  ln: "log",
  ceil: "ceiling",
  log10: "log",
  log2: "log",
  min: "Min",
  max: "Max",
};

const SAME: ReadonlySet<string> = new Set(
  (
    "sqrt cbrt root exp log sin cos tan cot sec csc asin acos atan acot sinh cosh tanh coth sech csch asinh acosh atanh " +
    "floor binomial gamma erf gcd lcm"
  ).split(" "),
);
