/** Brings an expression onto one fraction line, so that equations with unknowns below can be multiplied out. */
import { type Expression, integer } from "./expression";

export interface Ratio {
  readonly top: Expression;
  /** `null` stands for 1. */
  readonly bottom: Expression | null;
}

/** The expression as `top / bottom`; powers and functions stay as they are. */
export function ratio(node: Expression): Ratio {
  if (node.kind === "negative") {
    const { top, bottom } = ratio(node.of);
    return { top: { kind: "negative", of: top }, bottom };
  }
  if (node.kind !== "binary") return { top: node, bottom: null };
  const [left, right] = [ratio(node.left), ratio(node.right)];
  switch (node.op) {
    case "+":
    case "-":
      if (!left.bottom && !right.bottom) return { top: node, bottom: null };
      return {
        top: {
          kind: "binary",
          op: node.op,
          left: times(left.top, right.bottom),
          right: times(right.top, left.bottom),
        },
        bottom: bottoms(left.bottom, right.bottom),
      };
    case "*":
      return { top: times(left.top, right.top), bottom: bottoms(left.bottom, right.bottom) };
    case "/":
      return { top: times(left.top, right.bottom), bottom: bottoms(left.bottom, right.top) };
    case "^":
      return ofPower(node, left);
  }
}

function ofPower(node: Expression & { kind: "binary" }, base: Ratio): Ratio {
  const exponent = node.right;
  if (exponent.kind === "negative" && exponent.of.kind === "number") {
    const raised = (of: Expression): Expression => ({
      kind: "binary",
      op: "^",
      left: of,
      right: exponent.of,
    });
    return { top: base.bottom ? raised(base.bottom) : integer(1), bottom: raised(base.top) };
  }
  if (!base.bottom) return { top: node, bottom: null };
  return { top: { ...node, left: base.top }, bottom: { ...node, left: base.bottom } };
}

function times(left: Expression, right: Expression | null): Expression {
  return right ? { kind: "binary", op: "*", left, right } : left;
}

function bottoms(left: Expression | null, right: Expression | null): Expression | null {
  if (!left || !right) return left ?? right;
  return { kind: "binary", op: "*", left, right };
}
