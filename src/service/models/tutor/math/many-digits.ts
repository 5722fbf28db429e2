/** Numbers that no fraction is, written in Python in two ways that give as many digits as wanted. */
import { type Expression, integer } from "../notation/expression";
import { ordinal } from "./rule";
import type { Script } from "./script";

/** A number as Python. */
export interface ManyDigits {
  /** A `Decimal` with the digits of the context. */
  readonly value: string;
  /** A fraction that is cut off after `n` decimals, by whole numbers alone. */
  readonly again: string;
  readonly expression: Expression;
}

/** The number that the text names; `null` for one with letters, or with a function that has no two ways. */
export function manyDigits(text: string, script: Script): ManyDigits | null {
  const expression = script.parse(inSigns(text));
  if (!expression || script.isDefined("e")) return null;
  const [value, again] = [written(expression, DECIMAL), written(expression, FRACTION)];
  return value === null || again === null ? null : { value, again, expression };
}

/** Roots in words and named numbers as formulas. */
function inSigns(text: string): string {
  return text
    .trim()
    .replace(/^the (?:value of |number )?/i, "")
    .replace(/^(\w+) root of (.+)$/i, (whole, word: string, of: string) => {
      const degree = { square: 2, cube: 3 }[word.toLowerCase()] ?? ordinal(word);
      return degree === 2 ? `sqrt(${of})` : degree ? `(${of})^(1/${degree})` : whole;
    })
    .replace(/^golden ratio$/i, "(1 + sqrt(5))/2")
    .replace(/^euler'?s number$/i, "e");
}

/** How the parts of an expression are written in one of the two ways to compute it. */
interface Way {
  readonly number: (text: string) => string;
  readonly names: Readonly<Record<string, string>>;
  readonly root: (of: string, degree: number) => string;
  readonly power: (of: string, exponent: string) => string;
  /** By the name of the function. */
  readonly calls: Readonly<Record<string, (of: string) => string>>;
}

const DECIMAL: Way = {
  number: (text) => `Decimal("${text}")`,
  names: { pi: "pi_decimal()", e: "Decimal(1).exp()" },
  root: (of, degree) => (degree === 2 ? `(${of}).sqrt()` : `(${of}) ** (1 / Decimal(${degree}))`),
  power: (of, exponent) => `(${of} ** ${exponent})`,
  calls: {
    exp: (of) => `(${of}).exp()`,
    ln: (of) => `(${of}).ln()`,
    log10: (of) => `(${of}).log10()`,
    log2: (of) => `((${of}).ln() / Decimal(2).ln())`,
    sin: (of) => `sine(${of})`,
    cos: (of) => `sine(${of}, 1)`,
    tan: (of) => `(sine(${of}) / sine(${of}, 1))`,
    atan: (of) => `arctangent(${of})`,
  },
};

/** Everything is cut off after `n` decimals. */
const FRACTION: Way = {
  number: (text) => `F("${text}")`,
  names: { pi: "pi_of(n)", e: "e_of(n)" },
  root: (of, degree) => `root_of(${of}, ${degree}, n)`,
  power: (of, exponent) => `exp_of(${exponent} * ln_of(${of}, n), n)`,
  calls: {
    exp: (of) => `exp_of(${of}, n)`,
    ln: (of) => `ln_of(${of}, n)`,
    log10: (of) => `(ln_of(${of}, n) / ln_of(10, n))`,
    log2: (of) => `(ln_of(${of}, n) / ln_of(2, n))`,
    sin: (of) => `turn(${of}, n)[1]`,
    cos: (of) => `turn(${of}, n)[0]`,
    tan: (of) => `(turn(${of}, n)[1] / turn(${of}, n)[0])`,
    atan: (of) => `arctan_of(${of}, n)`,
  },
};

/** `null` for an expression with letters, or with a function that has no two ways. */
function written(node: Expression | undefined, way: Way): string | null {
  if (node?.kind === "number") return way.number(node.text);
  if (node?.kind === "name") return way.names[node.name] ?? null;
  if (node?.kind === "negative") {
    const of = written(node.of, way);
    return of && `(-${of})`;
  }
  if (node?.kind === "call") return call(node, way);
  if (node?.kind !== "binary") return null;
  const [left, right] = [written(node.left, way), written(node.right, way)];
  if (!left || !right) return null;
  if (node.op !== "^") return `(${left} ${node.op} ${right})`;
  const [top, degree] = exponentOf(node.right) ?? [];
  if (top === undefined || degree === undefined) return way.power(left, right);
  const power = top === 1 ? left : `(${left} ** ${top})`;
  return degree === 1 ? power : `(${way.root(power, degree)})`;
}

function call({ name, args }: Expression & { kind: "call" }, way: Way): string | null {
  const [of, base, ...more] = args.map((each) => written(each, way));
  if (!of || base === null || more.length > 0) return null;
  if (name === "sqrt" && base === undefined) return way.root(of, 2);
  const { ln } = way.calls;
  if (name === "log" && base !== undefined && ln) return `(${ln(of)} / ${ln(base)})`;
  return base === undefined ? (way.calls[name]?.(of) ?? null) : null;
}

/** `3`, `-2` or `1/3` as fraction. */
function exponentOf(node: Expression): [top: number, bottom: number] | null {
  if (node.kind === "negative") {
    const [top, bottom] = exponentOf(node.of) ?? [];
    return top === undefined || bottom === undefined ? null : [-top, bottom];
  }
  const [top, bottom] =
    node.kind === "binary" && node.op === "/" ? [node.left, node.right] : [node, integer(1)];
  if (top.kind !== "number" || bottom.kind !== "number") return null;
  const [a, b] = [Number(top.text), Number(bottom.text)];
  const fits = Number.isInteger(a) && Number.isInteger(b) && a <= 100 && b >= 1 && b <= 100;
  return fits ? [a, b] : null;
}
