/** The degree of an expression in unknowns, read from its form. */
import { type Expression, namesIn } from "./expression";

/**
 * How high the unknowns are raised at most (`x*y` counts 2); `null` when they stand in a denominator, an
 * exponent or a function. Terms that cancel still count.
 */
export function degreeIn(node: Expression, unknowns: ReadonlySet<string>): number | null {
  switch (node.kind) {
    case "number":
      return 0;
    case "name":
      return unknowns.has(node.name) ? 1 : 0;
    case "negative":
      return degreeIn(node.of, unknowns);
    case "call":
    case "factorial":
    case "absolute":
      return isFree(node, unknowns) ? 0 : null;
    case "binary":
      return ofBinary(node, unknowns);
  }
}

function ofBinary(node: Expression & { kind: "binary" }, unknowns: ReadonlySet<string>): number | null {
  const left = degreeIn(node.left, unknowns);
  const right = degreeIn(node.right, unknowns);
  if (left === null || right === null) return null;
  if (node.op === "+" || node.op === "-") return Math.max(left, right);
  if (node.op === "*") return left + right;
  if (right > 0) return null;
  if (node.op === "/") return left;
  if (left === 0) return 0;
  return node.right.kind === "number" && /^\d+$/.test(node.right.text)
    ? left * Number(node.right.text)
    : null;
}

function isFree(node: Expression, unknowns: ReadonlySet<string>): boolean {
  return namesIn(node).every((name) => !unknowns.has(name));
}
