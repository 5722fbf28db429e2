/** Polynomial and rational equations in one unknown. */
import type { Expression, Relation } from "../../notation/expression";
import { ratio } from "../../notation/ratio";
import { relationToLatex } from "../../notation/to-latex";
import { toPython } from "../../notation/to-python";
import { enumerate, formula, type Wording } from "../answer";
import type { Reading } from "../rule";

/** All real roots: rational ones exactly, those of a quadratic rest with square roots, others as decimal numbers. */
export function solvePolynomial(equation: Relation, unknown: string, reading: Reading): Wording | null {
  if (!writeRoots(equation, unknown, reading)) return null;
  const said = `\\(${relationToLatex(equation)}\\)`;
  return ({ answers, notes }) => {
    if (answers[0] === "every number")
      return `The equation ${said} is true for every number \\(${unknown}\\).`;
    const near = (notes.get("near") ?? []).map((each) => formula(each).replace("=", "\\approx"));
    const all = [...answers.map(formula), ...near];
    const complex = (notes.get("complex") ?? []).map(formula);
    if (all.length === 0 && complex.length > 0) {
      return `The equation ${said} has no real solution; its complex solutions are ${enumerate(complex)}.`;
    }
    if (all.length === 0) return `The equation ${said} has no real solution.`;
    const tail = complex.length > 0 ? ` (besides the complex ${enumerate(complex)})` : "";
    if (all.length === 1) return `The solution to the equation ${said} is ${all[0]}${tail}.`;
    return `The solutions to the equation ${said} are ${enumerate(all)}${tail}.`;
  };
}

/** Writes the program that finds and prints the roots; gives whether the equation is one for polynomials. */
export function writeRoots(equation: Relation, unknown: string, { script }: Reading): boolean {
  const difference: Expression = { kind: "binary", op: "-", left: equation.left, right: equation.right };
  const { top, bottom } = ratio(difference);
  script.symbol(unknown);
  for (const part of bottom ? [top, bottom] : [top]) {
    const value = script.compile(part);
    if (!value || value.kind === "surd") return false;
  }
  script.line(
    "# left - right, multiplied out:",
    `given = poly(${toPython(top, script)})`,
    bottom ? `below = poly(${toPython(bottom, script)})  # must not become zero` : "below = poly(1)",
    'print("equation:", show(given), "= 0")',
    `roots, rest = split_roots(coefficients(given, "${unknown}"))`,
    `exact = [r for r in sorted(set(roots)) if number(value_at(below, {"${unknown}": r})) != 0]`,
    "if given == 0:",
    '    print("answer: every number")',
    "for r in exact:",
    `    print("answer: ${unknown} =", r)`,
    "more, near = other_roots(rest)",
    "for r in more:",
    `    print("complex:" if "i" in r else "answer:", "${unknown} =", r)`,
    "for r in near:",
    `    print("near:", "${unknown} =", f"{r:.10g}")`,
  );
  script.check(`all(number(value_at(given, {"${unknown}": r})) == 0 for r in exact)`);
  script.check("below == 1 or len(rest) < 3");
  // Those that are no fractions are found once more by an iteration, which finds all of them.
  script.check("all_roots(rest, more, near)");
  return true;
}
