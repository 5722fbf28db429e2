/** Programs that solve equations and systems with SymPy, and try every solution in what was given. */
import { safeName } from "../../notation/to-python";
import { sides } from "./program-lines";
import type { Symbolic } from "./symbolic-wish";

/** One equation in one unknown. Roots that do not hold when put in are left out; missing ones fail the check. */
export function equationLines(wish: Symbolic & { kind: "equation" }): string[] | null {
  const { relation, by, from, to, openEnd, complex, counted } = wish;
  const [left, right] = sides(relation);
  const [low, high] = sides({ left: from ?? relation.left, relation: "=", right: to ?? relation.left });
  const x = safeName(by);
  if (!left || !right) return null;
  if (complex) return complexLines(left, right, x, by);
  const isPeriodic = /\b(?:sin|cos|tan|cot|sec|csc)\(/.test(left + right);
  const bounded = from !== null && to !== null && low && high;
  const domain = bounded
    ? [`domain, low, high = Interval(${low}, ${high}${openEnd ? ", False, True" : ""}), ${low}, ${high}`]
    : isPeriodic
      ? [
          `turns = agree(left - right, (left - right).subs(${x}, ${x} + 2*pi), ${x})`,
          "domain = Interval.Ropen(0, 2*pi) if turns else S.Reals",
          "low, high = (Rational(1, 1000), Rational(628, 100)) if turns else (-40, 40)",
          'print("turns:", "yes" if turns else "no")',
        ]
      : ["domain, low, high = S.Reals, -40, 40"];
  return [
    `left, right = sympify(${left}), sympify(${right})`,
    ...domain,
    `found = solveset(Eq(left, right), ${x}, domain)`,
    ...(counted
      ? [
          'print("complete:", "yes" if found.is_FiniteSet or found == S.EmptySet else "no")',
          `print("every:", "yes" if found == S.Reals else "no")`,
        ]
      : []),
    "found = list(found) if found.is_FiniteSet else []",
    isPeriodic
      ? `found += [s + 2*pi*k for s in solve(Eq(left, right), ${x}) for k in (-1, 0, 1)]`
      : `found = found or solve(Eq(left, right), ${x})`,
    "roots = sorted({simplify(s) for s in found if s.is_real and s in domain}, key=lambda v: v.evalf())",
    `roots = [r for r in roots if solves(left, right, ${x}, r)]`,
    "for root in roots:",
    `    print("answer:", "${by} =", str(root).replace("log(", "ln("))`,
    "    if not root.is_Rational:",
    '        print("decimal:", f"{float(root):.6g}")',
    `print("check:", "ok" if all_roots_found(left - right, ${x}, roots, low, high) else "failed")`,
    // Who counts may miss none, also far out.
    ...(counted && !isPeriodic
      ? [`print("check:", "ok" if all_roots_found(left - right, ${x}, roots, -2000, 2000) else "failed")`]
      : []),
  ];
}

/** As many complex roots, counted as often as they occur, as the degree says. */
function complexLines(left: string, right: string, x: string, by: string): string[] {
  return [
    `given = Poly(sympify(${left}) - sympify(${right}), ${x})`,
    "roots_found = roots(given)",
    "for root in sorted(roots_found, key=lambda v: (re(v).evalf(), im(v).evalf())):",
    `    print("answer:", "${by} =", str(root).replace("I", "i"))`,
    "right_ones = all(abs(given.eval(r).evalf(20)) < 1e-12 for r in roots_found)",
    'print("check:", "ok" if right_ones and sum(roots_found.values()) == given.degree() else "failed")',
  ];
}

/** An equation in several letters, for one of them. */
export function formulaLines({ relation, by }: Symbolic & { kind: "formula" }): string[] | null {
  const [left, right] = sides(relation);
  const x = safeName(by);
  if (!left || !right) return null;
  return [
    `left, right = sympify(${left}), sympify(${right})`,
    `found = [simplify(s) for s in solve(Eq(left, right), ${x})]`,
    "for each in found:",
    `    print("answer:", "${by} =", str(each).replace("log(", "ln("))`,
    "# Every solution is put in, with numbers for the other letters.",
    `others = sorted((left - right).free_symbols - {${x}}, key=str)`,
    "numbers = {s: Rational(7 + 4 * k, 5) for k, s in enumerate(others)}",
    "right_ones = []",
    "for each in found:",
    `    put = {${x}: each.subs(numbers)}`,
    "    a, b = (side.subs(numbers).subs(put).evalf(25) for side in (left, right))",
    "    right_ones.append(abs(a - b) < 1e-15 * (1 + abs(a)))",
    'print("check:", "ok" if found and all(right_ones) else "failed")',
  ];
}

/** Several equations in several unknowns; only real solutions are given. */
export function systemLines({ relations, letters }: Symbolic & { kind: "system" }): string[] | null {
  const written = relations.map((each) => sides(each));
  if (written.some(([left, right]) => !left || !right)) return null;
  const names = letters.map(safeName).join(", ");
  return [
    `equations = [${written.map(([left, right]) => `Eq(${left}, ${right})`).join(", ")}]`,
    `found = solve(equations, [${names}], dict=True)`,
    `whole = all(set(each) == {${names}} and not any(v.free_symbols for v in each.values()) for each in found)`,
    "found = [each for each in found if all(abs(im(v.evalf(30))) < 1e-20 for v in each.values())]",
    "for each in found:",
    `    print("answer:", "; ".join(f"{s} = {simplify(each[s])}" for s in (${names},)).replace("log(", "ln("))`,
    "right_ones = all(abs((e.lhs - e.rhs).subs(each).evalf(25)) < 1e-12 for each in found for e in equations)",
    `all_found = all_solutions_found([e.lhs - e.rhs for e in equations], (${names},), found)`,
    'print("check:", "ok" if whole and right_ones and all_found else "failed")',
  ];
}
