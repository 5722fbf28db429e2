/** A second way to compute an expression, which programs compare with the exact one. */
import { type Expression, visit } from "./expression";
import { isInt, type Names, PLAIN_NAMES } from "./to-python";

/**
 * The expression in Python with every step in parentheses and plain numbers, so that nothing but the tree decides
 * the order; `sqrt` is a power. Whole numbers stay exact, everything else becomes a float.
 */
export function recalculation(node: Expression, names: Names = PLAIN_NAMES): string {
  const write = (each: Expression): string => {
    switch (each.kind) {
      case "number":
        return each.text.replace(/^0+(?=\d)/, "");
      case "name":
        return names.variable(each.name);
      case "negative":
        return `(-${write(each.of)})`;
      case "absolute":
        return `abs(${write(each.of)})`;
      case "factorial":
        return `factorial(${write(each.of)})`;
      case "binary":
        return `(${write(each.left)}${each.op === "^" ? "**" : ` ${each.op} `}${write(each.right)})`;
      case "call": {
        const own = names.function(each.name);
        const args = each.args.map(write).join(", ");
        return own === null && each.name === "sqrt" ? `((${args})**0.5)` : `${own ?? each.name}(${args})`;
      }
    }
  };
  return write(node).replace(/^\((.*)\)$/s, (whole, inner: string) => (isOneGroup(inner) ? inner : whole));
}

/**
 * Whether floats can follow the exact calculation: all steps stay in their range, and no sum loses nearly all its
 * digits. Names count as 1.
 */
export function suitsFloats(node: Expression): boolean {
  if (isInt(node)) return true;
  let largest = 0;
  visit(node, (each) => {
    largest = Math.max(largest, Math.abs(estimate(each)) || 0);
    if (!Number.isFinite(estimate(each))) largest = Number.POSITIVE_INFINITY;
  });
  return largest < 1e200 && largest < 1e5 * Math.max(1, Math.abs(estimate(node)));
}

function estimate(node: Expression): number {
  switch (node.kind) {
    case "number":
      return Number(node.text);
    case "negative":
      return -estimate(node.of);
    case "absolute":
      return Math.abs(estimate(node.of));
    case "factorial":
      return estimate(node.of) > 150 ? Number.POSITIVE_INFINITY : 1;
    case "binary": {
      const [a, b] = [estimate(node.left), estimate(node.right)];
      return { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "^": a ** b }[node.op];
    }
    default:
      return 1;
  }
}

/** The tree with every whole number as `F(n)`, for values that floats cannot hold. */
export function exactRecalculation(node: Expression, names: Names): string {
  return recalculation(node, names).replace(/(?<![\w."])(\d+\.\d+|\.\d+|\d+)(?![\w."])/g, (text) =>
    text.includes(".") ? `F("${text}")` : `F(${text})`,
  );
}

function isOneGroup(inner: string): boolean {
  let depth = 0;
  for (const sign of inner) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return true;
}
