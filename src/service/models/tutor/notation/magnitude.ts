/** Powers that have no value, or too many digits. */
import type { Expression } from "./expression";

/** `0^0` has no value that everyone agrees on. */
export function isZero(node: Expression): boolean {
  return node.kind === "number" && Number(node.text) === 0;
}

/** A power with more digits than Python prints. */
export function isHuge({ left, right }: Expression & { kind: "binary" }): boolean {
  if (right.kind === "binary" && right.op === "^") return true;
  const exponent = right.kind === "negative" ? right.of : right;
  if (exponent.kind !== "number" || left.kind === "name") return false;
  const digits = left.kind === "number" ? Math.abs(Math.log10(Number(left.text) || 1)) : 1;
  return Number(exponent.text) * digits > 4000;
}
