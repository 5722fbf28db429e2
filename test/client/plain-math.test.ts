import { describe, expect, it } from "vitest";
import { plainMath } from "../../src/client/plain-math";

describe("plainMath()", () => {
  it.each([
    [
      "The solution to the equation \\(3x + 11 = 14\\) is \\(x = 1\\).",
      "The solution to the equation 3x + 11 = 14 is x = 1.",
    ],
    ["\\(x = -\\frac{3}{4}\\)", "x = -3/4"],
    ["\\(\\dfrac{x + 1}{2}\\)", "(x + 1)/2"],
    ["\\(\\sqrt{2} \\cdot \\pi \\leq x^{10}\\)", "√2 · π ≤ x^10"],
    ["`\\(a\\)` stays", "`\\(a\\)` stays"],
  ])("turns %j into %j", (text, expected) => {
    expect(plainMath(text)).toBe(expected);
  });
});
