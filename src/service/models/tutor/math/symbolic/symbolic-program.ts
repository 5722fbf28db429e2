/** Programs with SymPy for what was read; each checks its result by numbers. */
import { assemble } from "../../kits/kits";
import { type Expression, namesIn } from "../../notation/expression";
import { safeName } from "../../notation/to-python";
import { toSympy } from "../../notation/to-sympy";
import {
  areaLines,
  derivativeLines,
  gradientLines,
  integralLines,
  limitLines,
  seriesLines,
  stationaryLines,
  sumLines,
  tangentLines,
} from "./calculus-program";
import { check, show, sides } from "./program-lines";
import { equationLines, formulaLines, systemLines } from "./solve-program";
import type { Symbolic } from "./symbolic-wish";

/** The Python program; `null` when some part cannot be written for SymPy. */
export function symbolicProgram(wish: Symbolic): string | null {
  const lines = linesFor(wish);
  if (!lines) return null;
  const names = [...new Set([...ownLetters(wish), ...otherLetters(wish)])].map(safeName);
  const symbols = names.map((name) => `${name} = Symbol("${name}", ${assumptions(wish)})`);
  return assemble(["from sympy import *", "", ...symbols, ...lines]);
}

/** The letters that the question is about. */
function ownLetters(wish: Symbolic): readonly string[] {
  if (wish.kind === "formula" || wish.kind === "system") return wish.letters;
  if (wish.kind === "gradient") return wish.by;
  return "by" in wish && wish.by !== undefined ? [wish.by] : [];
}

/** All other letters: they stay what they are. */
function otherLetters(wish: Symbolic): string[] {
  const trees = [
    ...("of" in wish ? [wish.of] : []),
    ...("from" in wish && wish.from ? [wish.from] : []),
    ...("to" in wish && wish.to ? [wish.to] : []),
    ...("at" in wish && wish.at ? [wish.at] : []),
  ];
  const isImaginary = (name: string) => name === "i" && wish.kind === "value";
  const names = trees.flatMap((tree) => namesIn(tree)).filter((name) => !["pi", "e", "oo"].includes(name));
  return [...new Set(names)].filter((name) => !ownLetters(wish).includes(name) && !isImaginary(name));
}

function assumptions(wish: Symbolic): string {
  if (wish.kind === "sum") return "integer=True";
  return wish.kind === "equation" && wish.complex ? "complex=True" : "real=True";
}

function lettersIn(node: Expression): string[] {
  return [...new Set((toSympy(node) ?? "").match(/\b[a-zA-Z]\b/g) ?? [])].filter(
    (name) => !/^[EISNOQ]$/.test(name),
  );
}

function linesFor(wish: Symbolic): string[] | null {
  const written = "of" in wish ? toSympy(wish.of) : "";
  const of = wish.kind === "value" && wish.complex && written ? written.replace(/\bi\b/g, "I") : written;
  if (of === null) return null;
  const others = otherLetters(wish);
  const put = others.length > 0 ? ".subs(others)" : "";
  const head = others.map((name, at) => `${safeName(name)}: Rational(${7 + 4 * at}, 5)`).join(", ");
  const lines = linesOf(wish, of, put);
  return lines && put && lines.some((each) => each.includes(put))
    ? [`others = {${head}}  # for the check`, ...lines]
    : lines;
}

function linesOf(wish: Symbolic, of: string, put: string): string[] | null {
  switch (wish.kind) {
    case "derivative":
      return derivativeLines(wish, of, put);
    case "gradient":
      return gradientLines(wish, of);
    case "tangent":
      return put ? null : tangentLines(wish, of);
    case "area":
      return put ? null : areaLines(wish, of);
    case "stationary":
      return put ? null : stationaryLines(wish, of);
    case "integral":
      return integralLines(wish, of, put);
    case "limit":
      return put ? null : limitLines(wish, of);
    case "sum":
      return sumLines(wish, of);
    case "series":
      return put ? null : seriesLines(wish, of);
    case "rewrite":
      return rewriteLines(wish, of);
    case "equation":
      return equationLines(wish);
    case "formula":
      return formulaLines(wish);
    case "system":
      return systemLines(wish);
    case "inequality":
      return inequalityLines(wish);
    case "value":
      return wish.complex ? complexLines(of) : valueLines(of);
  }
}

function valueLines(of: string): string[] {
  return [
    `f = sympify(${of})`,
    "result = nsimplify(simplify(f)) if simplify(f).is_Rational else simplify(f)",
    show("result"),
    'print("decimal:", f"{float(result):.10g}")',
    check("result.is_real and close(N(f, 25), N(result, 25))"),
  ];
}

function complexLines(of: string): string[] {
  return [
    `f = sympify(${of})`,
    "result = expand(simplify(f), complex=True)",
    'print("answer:", str(result).replace("I", "i"))',
    check("abs(N(f, 25) - N(result, 25)) < 1e-15 * (1 + abs(N(f, 25)))"),
  ];
}

/** Another form of an expression: it must have the same values. */
function rewriteLines(wish: Symbolic & { kind: "rewrite" }, of: string): string[] {
  const [x] = lettersIn(wish.of);
  const how = {
    simplify:
      "min([simplify(f), cancel(simplify(f))], key=lambda each: each.count_ops() + 3 * (denom(each) != 1))",
    expand: "expand(f)",
    factor: "factor(f)",
    apart: "apart(f)",
    together: "factor(together(f))",
    rationalize: "radsimp(f)",
    collect: `collect(expand(f), ${wish.by ? safeName(wish.by) : x})`,
  }[wish.how];
  const head = [`f = sympify(${of})`, `result = ${how}`, show("result")];
  if (x === undefined) return [...head, check("close(N(f, 25), N(result, 25))")];
  return [
    ...head,
    `fixed = {s: Rational(7 + 3 * n, 5) for n, s in enumerate(sorted(f.free_symbols - {${x}}, key=str))}`,
    check(`agree(f.subs(fixed), result.subs(fixed), ${x})`),
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
    `holds = lambda c, p: bool(c) if c in (True, False) else number_at(c.lhs - c.rhs, ${x}, p) is not None and bool(c.subs(${x}, p))`,
    "truth = lambda p: all(holds(c, p) for c in conditions)",
    check("all(bool(found.contains(p)) == truth(p) for p in tried)"),
  ];
}
