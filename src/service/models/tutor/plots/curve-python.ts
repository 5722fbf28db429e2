/** Writes an expression as Python that computes with floats, for drawing. */
import type { Expression } from "../notation/expression";

/** `math` of the standard library, or NumPy. */
export type FloatModule = "math" | "np";

/** The Python source; `null` when it has names other than the variable, or functions that cannot be drawn. */
export function curvePython(node: Expression, variable: string, module: FloatModule): string | null {
  const write = (each: Expression): string | null => {
    switch (each.kind) {
      case "number":
        return each.text;
      case "name":
        if (each.name === variable) return "x";
        if (each.name === "pi" || each.name === "e") return `${module}.${each.name}`;
        return null;
      case "negative":
        return wrap("-", write(each.of));
      case "absolute":
        return wrap("abs", write(each.of));
      case "factorial":
        return module === "math" ? wrap("math.gamma", write(each.of), " + 1") : null;
      case "binary": {
        const [left, right] = [write(each.left), write(each.right)];
        if (left === null || right === null) return null;
        return `(${left}${each.op === "^" ? "**" : ` ${each.op} `}${right})`;
      }
      case "call":
        return call(each, each.args.map(write), module);
    }
  };
  const source = write(node);
  return (
    source?.replace(/^\((.*)\)$/s, (whole, inner: string) => (isBalanced(inner) ? inner : whole)) ?? null
  );
}

function call(
  { name }: { name: string },
  args: readonly (string | null)[],
  module: FloatModule,
): string | null {
  const [x, base] = args;
  if (x === null || x === undefined || base === null) return null;
  const names = NAMES[name];
  if (base !== undefined) {
    if (name === "log") return `(${module}.log(${x}) / ${module}.log(${base}))`;
    if (name === "root") return `(${x})**(1 / (${base}))`;
    return null;
  }
  if (name === "abs") return `abs(${x})`;
  if (name === "cbrt") return module === "np" ? `np.cbrt(${x})` : `math.copysign(abs(${x})**(1 / 3), ${x})`;
  const inverse = { cot: "tan", sec: "cos", csc: "sin", coth: "tanh", sech: "cosh", csch: "sinh" }[name];
  if (inverse) return `(1 / ${module}.${inverse}(${x}))`;
  if (!names) return null;
  return `${module}.${module === "math" ? names[0] : names[1]}(${x})`;
}

/** Names of the functions in `math` and in NumPy. */
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  ...Object.fromEntries(
    ["sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "sqrt", "log10", "log2", "floor", "ceil"].map(
      (each) => [each, [each, each] as const],
    ),
  ),
  ln: ["log", "log"],
  log: ["log", "log"],
  asin: ["asin", "arcsin"],
  acos: ["acos", "arccos"],
  atan: ["atan", "arctan"],
  asinh: ["asinh", "arcsinh"],
  acosh: ["acosh", "arccosh"],
  atanh: ["atanh", "arctanh"],
};

function wrap(name: string, inner: string | null, after = ""): string | null {
  if (inner === null) return null;
  return name === "-" ? `(-${inner})` : `${name}(${inner}${after})`;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return true;
}
