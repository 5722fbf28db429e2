/** Programs of calculus with SymPy; each checks its result by numbers. */
import { safeName } from "../../notation/to-python";
import { toSympy } from "../../notation/to-sympy";
import { check, show } from "./program-lines";
import type { Symbolic } from "./symbolic-wish";

type Wish<Kind extends Symbolic["kind"]> = Symbolic & { kind: Kind };

/**
 * @param of What is differentiated, as Python.
 * @param put Gives the letters other than the variable numbers, for the check; empty without such letters.
 */
export function derivativeLines(wish: Wish<"derivative">, of: string, put: string): string[] | null {
  const at = wish.at ? toSympy(wish.at) : null;
  const x = safeName(wish.by);
  if (wish.at && at === null) return null;
  const before = wish.times === 1 ? "f" : `diff(f, ${x}, ${wish.times - 1})`;
  return [
    `f = ${of}`,
    `result = diff(f, ${x}, ${wish.times})`,
    `short = simplify(result)`,
    `if count_ops(short) < count_ops(result) and agree(short${put}, result${put}, ${x}):`,
    "    result = short",
    ...(at === null ? [show("result")] : [`value = simplify(result.subs(${x}, ${at}))`, show("value")]),
    check(
      `slope_agrees(sympify(${before})${put}, result${put}, ${x})${at === null ? "" : ` and slope_at(sympify(${before})${put}, ${x}, sympify(${at})${put}, value${put}.evalf(40))`}`,
    ),
  ];
}

/** All first derivatives. */
export function gradientLines({ by }: Wish<"gradient">, of: string): string[] {
  const names = by.map(safeName);
  return [
    `f = ${of}`,
    `names = [${names.join(", ")}]`,
    "parts = [diff(f, s) for s in names]",
    "for part in parts:",
    `    ${show("part")}`,
    "others = lambda s: {t: Rational(7 + 4 * k, 5) for k, t in enumerate(names) if t != s}",
    check("all(slope_agrees(f.subs(others(s)), part.subs(others(s)), s) for s, part in zip(names, parts))"),
  ];
}

/** The line through the point with the slope of the curve. */
export function tangentLines(wish: Wish<"tangent">, of: string): string[] | null {
  const [x, at] = [safeName(wish.by), toSympy(wish.at)];
  if (at === null) return null;
  return [
    `f, a = sympify(${of}), sympify(${at})`,
    `slope, height = simplify(diff(f, ${x}).subs(${x}, a)), simplify(f.subs(${x}, a))`,
    `result = expand(slope * (${x} - a) + height)`,
    show("result"),
    "# Near the point the curve leaves its tangent only by the square of the distance.",
    'h = Float("1e-12", 40)',
    `gap = abs((f - result).subs(${x}, N(a, 40) + h).evalf(40))`,
    check("slope.is_finite and gap < 1e-18"),
  ];
}

/** Where the slope is zero, and whether the curve is lowest or highest there. */
export function stationaryLines(wish: Wish<"stationary">, of: string): string[] {
  const x = safeName(wish.by);
  return [
    `f = sympify(${of})`,
    `slope = diff(f, ${x})`,
    `found = solveset(slope, ${x}, S.Reals)`,
    "roots = sorted(found, key=lambda v: v.evalf()) if found.is_FiniteSet or found == S.EmptySet else None",
    "for r in roots or []:",
    `    bend = diff(slope, ${x}).subs(${x}, r)`,
    '    kind = "minimum" if bend.evalf() > 0 else "maximum" if bend.evalf() < 0 else "flat"',
    `    print("answer:", f"${wish.by} = {r}")`,
    '    print("kind:", kind)',
    `    print("height:", simplify(f.subs(${x}, r)))`,
    check(
      `roots is not None and all(solves(slope, S.Zero, ${x}, r) for r in roots) and all_roots_found(slope, ${x}, roots)`,
    ),
  ];
}

/** The area that two curves enclose, from each crossing to the next; `of` is their difference. */
export function areaLines(wish: Wish<"area">, of: string): string[] {
  const x = safeName(wish.by);
  return [
    `f = ${of}`,
    `found = solveset(f, ${x}, S.Reals)`,
    "cuts = sorted(found, key=lambda v: v.evalf()) if found.is_FiniteSet else []",
    `result = simplify(sum(abs(integrate(f, (${x}, a, b))) for a, b in zip(cuts, cuts[1:])))`,
    "for cut in cuts:",
    '    print("cut:", cut)',
    show("result"),
    `numbers = sum(abs(Integral(f, (${x}, a, b)).evalf(15)) for a, b in zip(cuts, cuts[1:]))`,
    check(`len(cuts) > 1 and all_roots_found(f, ${x}, cuts) and close(numbers, N(result, 15))`),
  ];
}

export function integralLines(wish: Wish<"integral">, of: string, put: string): string[] | null {
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
      check(`not result.has(Integral) and slope_agrees(result${put}, sympify(f)${put}, ${x})`),
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
        `numbers = Integral(f, (${x}, ${from}, ${to}))${put}.evalf(15)`,
        `value = N(result${put}, 15)`,
        check('value.is_finite and close(re(numbers), re(value), "1e-6") and abs(im(value)) < 1e-9'),
      ]
    : null;
}

export function limitLines(wish: Wish<"limit">, of: string): string[] | null {
  const to = toSympy(wish.to);
  const x = safeName(wish.by);
  if (to === null) return null;
  const head = [`f = sympify(${of})`, `target = sympify(${to})`];
  if (wish.side === "" && !/\boo\b/.test(to))
    return [
      ...head,
      `left, right = (simplify(limit(f, ${x}, target, side)) for side in "-+")`,
      "same = left == right or simplify(left - right) == 0",
      'print("answer:", str(right).replace("log(", "ln(") if same else "none")',
      'print("left:", str(left).replace("log(", "ln("))',
      'print("right:", str(right).replace("log(", "ln("))',
      "odd = any(v.has(AccumBounds) or v.has(zoo) or v.has(Limit) for v in (left, right))",
      check(
        `not odd and (tends_to(f, ${x}, target, right, "") if same else tends_to(f, ${x}, target, left, "-") and tends_to(f, ${x}, target, right, "+"))`,
      ),
    ];
  return [
    ...head,
    `result = simplify(limit(f, ${x}, target${wish.side ? `, ${JSON.stringify(wish.side)}` : ""}))`,
    "if result.has(AccumBounds) or result.has(zoo) or result.has(Limit):",
    '    print("refused: the function does not tend to one value there")',
    show("result"),
    check(`tends_to(f, ${x}, target, result, ${JSON.stringify(wish.side)})`),
  ];
}

/** Sums and products, also up to a letter: then small numbers are put in for it. */
export function sumLines(wish: Wish<"sum">, of: string): string[] | null {
  const [from, to] = [toSympy(wish.from), toSympy(wish.to)];
  const n = safeName(wish.by);
  const [lazy, work] = wish.isProduct ? ["Product", "product"] : ["Sum", "summation"];
  return from && to
    ? [
        `term = sympify(${of})`,
        `result = ${wish.isProduct ? "simplify" : "factor"}(simplify(${work}(term, (${n}, ${from}, ${to}))))`,
        show("result"),
        `slow = ${lazy}(term, (${n}, ${from}, ${to}))`,
        "trials = [{s: k + 2 * i for i, s in enumerate(sorted(result.free_symbols, key=str))} for k in (3, 4, 6)]",
        check(
          `not result.has(${lazy}) and (result.is_infinite or all(close(N(slow.subs(t).doit(), 20), N(result.subs(t), 20)) for t in trials))`,
        ),
      ]
    : null;
}

export function seriesLines(wish: Wish<"series">, of: string): string[] | null {
  const at = toSympy(wish.at);
  const x = safeName(wish.by);
  return at === null
    ? null
    : [
        `f = ${of}`,
        `result = series(f, ${x}, ${at}, ${wish.order + 1}).removeO()`,
        show("result"),
        "# Both have the same value and the same derivatives at the point.",
        `gaps = [simplify(diff(f - result, ${x}, k).subs(${x}, ${at})) for k in range(${wish.order + 1})] if not f.has(Abs) else [1]`,
        check(`all(gap == 0 for gap in gaps) or series_close(f, result, ${x}, ${at}, ${wish.order})`),
      ];
}
