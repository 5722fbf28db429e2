/** Writes expressions in plain notation again, and puts others in place of names. */
import type { Expression } from "./expression";

/** The expression so that `parseExpression` reads the same tree. */
export function toText(node: Expression): string {
  switch (node.kind) {
    case "number":
      return node.text;
    case "name":
      return node.name;
    case "negative":
      return `(-${toText(node.of)})`;
    case "absolute":
      return `abs(${toText(node.of)})`;
    case "factorial":
      return `(${toText(node.of)})!`;
    case "binary":
      return `(${toText(node.left)}${node.op}${toText(node.right)})`;
    case "call":
      return `${node.name}(${node.args.map(toText).join(", ")})`;
  }
}

/** The tree with other trees in place of the names. */
export function substituted(node: Expression, values: ReadonlyMap<string, Expression>): Expression {
  const inside = (each: Expression): Expression => substituted(each, values);
  switch (node.kind) {
    case "number":
      return node;
    case "name":
      return values.get(node.name) ?? node;
    case "negative":
    case "absolute":
    case "factorial":
      return { ...node, of: inside(node.of) };
    case "binary":
      return { ...node, left: inside(node.left), right: inside(node.right) };
    case "call":
      return { ...node, args: node.args.map(inside) };
  }
}
