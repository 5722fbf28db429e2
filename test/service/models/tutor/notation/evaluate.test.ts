import { describe, expect, it } from "vitest";
import { evaluate, sameValue } from "../../../../../src/service/models/tutor/notation/evaluate";
import type { Expression } from "../../../../../src/service/models/tutor/notation/expression";
import { parseExpression } from "../../../../../src/service/models/tutor/notation/parse";

function tree(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed) throw new Error(`no expression: ${text}`);
  return parsed;
}

describe("evaluate()", () => {
  it.each([
    ["2 + 3*4^2 - 10/5", 48],
    ["|3 - 5|", 2],
    ["5!", 120],
    ["log(8, 2)", 3],
    ["sin(pi/2)", 1],
    ["-2^2", -4],
  ])("%s = %s", (text, value) => {
    expect(evaluate(tree(text))).toBeCloseTo(value, 12);
  });

  it("has no value for names, unknown functions and broken factorials", () => {
    for (const text of ["x + 1", "gcd(4, 6)", "(1/2)!", "sqrt(0 - 1)"])
      expect(evaluate(tree(text))).toBeNaN();
    expect(evaluate(tree("x + 1"), new Map([["x", 2]]))).toBe(3);
  });
});

describe("sameValue()", () => {
  it("compares wherever both have a value", () => {
    expect(sameValue(tree("(x + 1)^2"), tree("x^2 + 2x + 1"))).toBe(true);
    expect(sameValue(tree("(x + 1)^2"), tree("x^2 + 1"))).toBe(false);
    expect(sameValue(tree("sqrt(x)"), tree("sqrt(0 - 1)"))).toBeNull();
  });

  it("allows a constant distance where asked", () => {
    expect(sameValue(tree("x^2 + 5"), tree("x^2"), { butConstant: true })).toBe(true);
    expect(sameValue(tree("x^2 + 5x"), tree("x^2"), { butConstant: true })).toBe(false);
  });
});
