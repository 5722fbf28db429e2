/** Joins quantities in words with a sign. */
import { type Reading, sayOf } from "../rule";
import type { Value } from "../script";

/** Joins the phrases with a sign. Where both are expressions, so is the result. */
export function combine(texts: readonly string[], op: "+" | "-" | "*" | "/", read: Reading): Value | null {
  if (texts.length < 2) return null;
  const values = texts.map((text) => read.value(text));
  let result: Value | null = null;
  for (const value of values) {
    if (!value) return null;
    const before: Value | null = result;
    result = before ? join(before, value, op) : value;
    if (before && result) checkJoined(result, before, value, { op, script: read.script });
  }
  return result;
}

function join(left: Value, right: Value, op: "+" | "-" | "*" | "/"): Value | null {
  const kinds = new Set([left.kind, right.kind]);
  if (kinds.has("surd") && kinds.has("polynomial")) return null;
  const kind = kinds.has("surd") ? "surd" : kinds.has("polynomial") ? "polynomial" : "number";
  const python = `${op === "/" ? exactly(left) : wrap(left)} ${op} ${wrap(right)}`;
  const say = `${sayOf(left)} ${WORDS[op]} ${sayOf(right)}`;
  if (!left.expression || !right.expression) return { kind, python, say };
  return {
    kind,
    python,
    say,
    expression: { kind: "binary", op, left: left.expression, right: right.expression },
  };
}

const INVERSE = { "+": "-", "-": "+", "*": "/", "/": "*" } as const;

/** Where no expression is left to compute anew, the opposite operation must lead back. */
function checkJoined(
  result: Value,
  left: Value,
  right: Value,
  { op, script }: { op: keyof typeof INVERSE; script: Reading["script"] },
): void {
  if (result.expression || result.kind !== "number") return;
  const back = `F(${result.python}) ${INVERSE[op]} (${right.python}) == ${left.python}`;
  script.check(op === "*" ? `(${back} if ${right.python} else ${wrap(result)} == 0)` : back);
}

const WORDS = { "+": "plus", "-": "minus", "*": "times", "/": "divided by" } as const;

export function wrap(value: Value): string {
  return /^[\w.]+$/.test(value.python) ? value.python : `(${value.python})`;
}

function exactly(value: Value): string {
  return value.kind === "number" ? `F(${value.python})` : wrap(value);
}
