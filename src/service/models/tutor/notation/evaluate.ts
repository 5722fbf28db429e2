/** Values of expressions as floats, to compare what two people wrote; answers come from programs. */
import { CONSTANTS, type Expression, namesIn } from "./expression";

/** `NaN` where the expression has no real value, or a name or function has none here. */
export function evaluate(node: Expression, values: ReadonlyMap<string, number> = new Map()): number {
  const of = (each: Expression): number => evaluate(each, values);
  switch (node.kind) {
    case "number":
      return Number(node.text);
    case "name":
      return values.get(node.name) ?? CONSTANT_VALUES[node.name] ?? Number.NaN;
    case "negative":
      return -of(node.of);
    case "absolute":
      return Math.abs(of(node.of));
    case "factorial":
      return factorial(of(node.of));
    case "binary":
      return CALCULATE[node.op](of(node.left), of(node.right));
    case "call":
      return FUNCTION_VALUES[node.name]?.(...node.args.map(of)) ?? Number.NaN;
  }
}

/**
 * Whether both have the same value wherever both have one, or with `butConstant` always the same distance, as
 * antiderivatives do; `null` when nowhere both have a value.
 */
export function sameValue(a: Expression, b: Expression, { butConstant = false } = {}): boolean | null {
  const names = [...new Set([...namesIn(a), ...namesIn(b)])].filter((name) => !CONSTANTS.has(name));
  let distance: number | null = butConstant ? null : 0;
  let compared = 0;
  for (const place of names.length === 0 ? [0] : PLACES) {
    const values = new Map(names.map((name, at) => [name, place + 0.37 * at]));
    const [left, right] = [evaluate(a, values), evaluate(b, values)];
    if (!Number.isFinite(left) || !Number.isFinite(right)) continue;
    compared++;
    distance ??= left - right;
    if (Math.abs(left - right - distance) > 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))) return false;
  }
  return compared > 0 ? true : null;
}

const PLACES = [0.731, 1.319, 2.613, -0.847, 4.157, -3.291];

const CONSTANT_VALUES: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  oo: Number.POSITIVE_INFINITY,
};

const CALCULATE = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
  "^": (a: number, b: number) => a ** b,
};

const FUNCTION_VALUES: Readonly<Record<string, (...args: number[]) => number>> = {
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  exp: Math.exp,
  ln: Math.log,
  log: (of, base = Math.E) => Math.log(of) / Math.log(base),
  log10: Math.log10,
  log2: Math.log2,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sec: (of) => 1 / Math.cos(of),
  csc: (of) => 1 / Math.sin(of),
  cot: (of) => 1 / Math.tan(of),
  abs: Math.abs,
};

function factorial(of: number): number {
  if (!Number.isInteger(of) || of < 0 || of > 170) return Number.NaN;
  let product = 1;
  for (let factor = 2; factor <= of; factor++) product *= factor;
  return product;
}
