/** Lines that every program with SymPy ends with, and sides of equations. */
import type { Relation } from "../../notation/expression";
import { toSympy } from "../../notation/to-sympy";

/** Prints the answer; logarithms are natural ones. */
export const show = (value: string): string => `print("answer:", str(${value}).replace("log(", "ln("))`;

export const check = (condition: string): string => `print("check:", "ok" if ${condition} else "failed")`;

/** Both sides for SymPy. */
export function sides({ left, right }: Relation): [string | null, string | null] {
  return [toSympy(left), toSympy(right)];
}
