/** Programs with SymPy for what was read; each checks its result by numbers. */
import { assemble } from "../../kits/kits";
import type { Expression, Relation } from "../../notation/expression";
import { safeName } from "../../notation/to-python";
import { toSympy } from "../../notation/to-sympy";
import type { Symbolic } from "./symbolic-wish";

/** The Python program; `null` when some part cannot be written for SymPy. */
export function symbolicProgram(wish: Symbolic): string | null {
  const lines = linesFor(wish);
  if (!lines) return null;
  const by = "by" in wish ? [safeName(wish.by)] : wish.kind === "rewrite" ? letters(wish.of) : [];
  const symbols = by.map(
    (name) => `${name} = Symbol("${name}", ${wish.kind === "sum" ? "integer=True" : "real=True"})`,
  );
  return assemble(["from sympy import *", "", ...symbols, ...lines]);
}

function letters(node: Expression): string[] {
  return [...new Set((toSympy(node) ?? "").match(/\b[a-zA-Z]\b/g) ?? [])].filter(
    (name) => !/^[EISNOQ]$/.test(name),
  );
}

const show = (value: string): string => `print("answer:", str(${value}).replace("log(", "ln("))`;
const check = (condition: string): string => `print("check:", "ok" if ${condition} else "failed")`;

function linesFor(wish: Symbolic): string[] | null {
  const of = "of" in wish ? toSympy(wish.of) : "";
  if (of === null) return null;
  switch (wish.kind) {
    case "derivative": {
      const at = wish.at ? toSympy(wish.at) : null;
      const x = safeName(wish.by);
      const before = wish.times === 1 ? "f" : `diff(f, ${x}, ${wish.times - 1})`;
      return [
        `f = ${of}`,
        `result = diff(f, ${x}, ${wish.times})`,
        `short = simplify(result)`,
        `if count_ops(short) < count_ops(result) and agree(short, result, ${x}):`,
        "    result = short",
        at ? show(`simplify(result.subs(${x}, ${at}))`) : show("result"),
        check(`slope_agrees(${before}, result, ${x})`),
      ];
    }
    case "integral":
      return integralLines(wish, of);
    case "limit": {
      const to = toSympy(wish.to);
      const x = safeName(wish.by);
      return to === null
        ? null
        : [
            `f = ${of}`,
            `target = sympify(${to})`,
            `result = limit(f, ${x}, target, ${JSON.stringify(wish.side || "+-")}) if not target.is_infinite else limit(f, ${x}, target)`,
            "result = simplify(result)",
            "if result.has(AccumBounds) or result.has(zoo) or result.has(Limit):",
            '    print("refused: the function does not tend to one value there")',
            show("result"),
            check(`tends_to(f, ${x}, target, result, ${JSON.stringify(wish.side)})`),
          ];
    }
    case "sum": {
      const [from, to] = [toSympy(wish.from), toSympy(wish.to)];
      const n = safeName(wish.by);
      return from && to
        ? [
            `term = sympify(${of})`,
            `result = simplify(summation(term, (${n}, ${from}, ${to})))`,
            show("result"),
            `check = Sum(term, (${n}, ${from}, ${to}))`,
            check(
              "not result.has(Sum) and (result.free_symbols or result.is_infinite or close(N(check, 20), N(result, 20)))",
            ),
          ]
        : null;
    }
    case "series": {
      const at = toSympy(wish.at);
      const x = safeName(wish.by);
      return at === null
        ? null
        : [
            `f = ${of}`,
            `result = series(f, ${x}, ${at}, ${wish.order + 1}).removeO()`,
            show("result"),
            `h = Rational(1, 1000)`,
            check(
              `close(number_at(f, ${x}, ${at} + h), number_at(result, ${x}, ${at} + h), "1e-${Math.min(9, 2 * wish.order)}")`,
            ),
          ];
    }
    case "rewrite": {
      const [x] = letters(wish.of);
      return x === undefined
        ? null
        : [
            `f = ${of}`,
            `result = ${wish.how}(f)`,
            show("result"),
            `fixed = {s: Rational(7 + 3 * n, 5) for n, s in enumerate(sorted((f.free_symbols - {${x}}), key=str))}`,
            check(`agree(f.subs(fixed), result.subs(fixed), ${x})`),
          ];
    }
    case "equation":
      return equationLines(wish);
    case "inequality":
      return inequalityLines(wish);
    case "value":
      return [
        `f = sympify(${of})`,
        "result = nsimplify(simplify(f)) if simplify(f).is_Rational else simplify(f)",
        show("result"),
        'print("decimal:", f"{float(result):.10g}")',
        check("result.is_real and close(N(f, 25), N(result, 25))"),
      ];
  }
}

function integralLines(wish: Symbolic & { kind: "integral" }, of: string): string[] | null {
  const x = safeName(wish.by);
  if (!wish.from || !wish.to) {
    return [
      `f = ${of}`,
      `result = integrate(f, ${x})`,
      "if result.has(Integral) or result.has(I):",
      '    print("refused: SymPy finds no antiderivative in closed form")',
      `if result.has(Piecewise):`,
      "    result = piecewise_fold(result).args[-1][0]",
      show("result"),
      check(`not result.has(Integral) and slope_agrees(result, f, ${x})`),
    ];
  }
  const [from, to] = [toSympy(wish.from), toSympy(wish.to)];
  return from && to
    ? [
        `f = ${of}`,
        `result = simplify(integrate(f, (${x}, ${from}, ${to})))`,
        "if result.has(Integral):",
        '    print("refused: SymPy finds no closed form")',
        show("result"),
        `numbers = Integral(f, (${x}, ${from}, ${to})).evalf(15)`,
        check(
          'result.is_finite and close(re(numbers), re(N(result, 15)), "1e-6") and abs(im(N(result, 15))) < 1e-9',
        ),
      ]
    : null;
}

function equationLines({ relation, by, from, to }: Symbolic & { kind: "equation" }): string[] | null {
  const [left, right] = sides(relation);
  const [low, high] = [from, to].map((each) => (each ? toSympy(each) : null));
  const x = safeName(by);
  if (!left || !right) return null;
  const isPeriodic = /\b(?:sin|cos|tan|cot|sec|csc)\(/.test(left + right);
  const domain =
    low && high ? `Interval(${low}, ${high})` : isPeriodic ? "Interval.Ropen(0, 2*pi)" : "S.Reals";
  const scan =
    low && high ? `${low}, ${high}` : isPeriodic ? "Rational(1, 1000), Rational(628, 100)" : "-40, 40";
  return [
    `left, right = sympify(${left}), sympify(${right})`,
    `found = solveset(Eq(left, right), ${x}, ${domain})`,
    "if isinstance(found, ConditionSet) or not found.is_FiniteSet and found != S.EmptySet:",
    `    found = FiniteSet(*[s for s in solve(Eq(left, right), ${x}) if s.is_real and s in ${domain}])`,
    "roots = sorted({simplify(s) for s in found}, key=lambda v: v.evalf())",
    "for root in roots:",
    `    print("answer:", "${by} =", str(root).replace("log(", "ln("))`,
    `    if not root.is_Rational:`,
    '        print("decimal:", f"{float(root):.6g}")',
    `right_ones = all(close(number_at(left - right, ${x}, r) if number_at(left - right, ${x}, r) is not None else (left - right).subs(${x}, r).evalf(20, chop=True), 0) for r in roots)`,
    check(`right_ones and all_roots_found(left - right, ${x}, roots, ${scan})`),
  ];
}

function inequalityLines({ relations, by }: Symbolic & { kind: "inequality" }): string[] | null {
  const x = safeName(by);
  const written = relations.map((each) => {
    const [left, right] = sides(each);
    return left && right ? `sympify(${left}) ${each.relation} sympify(${right})` : null;
  });
  if (written.includes(null)) return null;
  return [
    `conditions = [${written.join(", ")}]`,
    "found = S.Reals",
    "for condition in conditions:",
    `    found = found.intersect(condition.as_set() if condition in (True, False) else solve_univariate_inequality(condition, ${x}, relational=False))`,
    `text = "none" if found == S.EmptySet else "every" if found == S.Reals else set_text(found, "${by}")`,
    show("text"),
    "tried = [Rational(k, 7) for k in range(-350, 351)]",
    `truth = lambda p: all(bool(c.subs(${x}, p)) if c not in (True, False) else bool(c) for c in conditions)`,
    check("all(bool(found.contains(p)) == truth(p) for p in tried)"),
  ];
}

function sides({ left, right }: Relation): [string | null, string | null] {
  return [toSympy(left), toSympy(right)];
}
