import { afterAll, describe, expect, it } from "vitest";
import { agrees, isReadable, solutionsIn } from "../../../../../src/service/models/tutor/talk/agrees";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe("agrees()", () => {
  it.each([
    ["x = 2 or x = 3", "The solutions are \\(x = 2\\) and \\(x = 3\\).", true],
    ["2 and 3", "The solutions are \\(x = 2\\) and \\(x = 3\\).", true],
    ["2", "The solutions are \\(x = 2\\) and \\(x = 3\\).", false],
    ["±3", "The solutions are \\(x = -3\\) and \\(x = 3\\).", true],
    ["0.5", "The value is \\(\\frac{1}{2}\\).", true],
    ["x^2 + 5", "An antiderivative of \\(2x\\) is \\(x^2 + C\\).", true],
    ["3x*x", "The derivative of \\(x^3\\) is \\(3x^2\\).", true],
    ["3.1", "\\(5\\) kilometers are \\(78125/25146\\) miles, about 3.10686.", true],
    ["x <= -5", "The inequality is true for \\(x \\ge -5\\).", false],
    ["-5 <= x", "The inequality is true for \\(x \\ge -5\\).", true],
    ["5", "There is nothing to compare with.", null],
  ])("%s with %s: %s", (answer, found, verdict) => {
    expect(agrees(answer, found, false)).toBe(verdict);
  });

  it("takes one of several where that is enough", () => {
    expect(agrees("x = 2", "The solutions are \\(x = 2\\) and \\(x = 3\\).", true)).toBe(true);
    expect(agrees("x = 4", "The solutions are \\(x = 2\\) and \\(x = 3\\).", true)).toBe(false);
  });

  it("reads values only", () => {
    expect(isReadable("x = 2, y = 3")).toBe(true);
    expect(isReadable("quite large")).toBe(false);
  });

  it("counts real solutions", () => {
    expect(solutionsIn("It has no real solution; its complex solutions are \\(x = i\\).")).toEqual([]);
    expect(solutionsIn("The solution is \\(x = -3\\) (besides the complex \\(x = i\\)).")).toHaveLength(1);
    expect(solutionsIn("The mean is \\(5\\).")).toBeNull();
  });
});

describe.skipIf(!hasPython)("statements that stand in the message", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Is it true that 0.1 + 0.2 = 0.3?", "Yes"],
    ["Is it true that 91 is prime?", "No"],
    ["is 0.999... = 1 true?", "Yes"],
    ["True or false: 3/4 > 2/3", "Yes"],
    ["Check my answer: 7 - 2(x + 3) = 9 gives x = -4", "Yes"],
    ["I got 42 for 6*8, is this right?", "No"],
    ["My friend says the answer to 3x+11=14 is x=2. Is he right?", "No"],
    ["Verify that the solution of 3x + 11 = 14 is x = 1.", "Yes"],
    ["Am I right that the solutions of x^2-5x+6=0 are 2 and 3?", "Yes"],
    ["Check if 7 is a root of x^2 - 9x + 14", "Yes"],
    ["A pupil of mine wrote x = 5 for 3x + 4 = 16. Should I mark it right?", "No"],
    ["I solved 2x + 5 = 11 and got x = 3. Did I get it right?", "Yes"],
    ["True or false: x = 2 satisfies 3x + 1 > 7", "No"],
    ["I told my class that the range for 14, 3, 22, 9, 17 is 22, am I right?", "No"],
    ["I calculated mean = 7.5 for 6, 9, 7, 8, can you confirm", "Yes"],
    ["(3/4) ÷ (9/16): 3/4 is my result, am I correct?", "No"],
    ["Does (a + b)(a − b) − a² simplify to b²?", "No"],
    ["is x^2-4 the same as (x-2)(x+2)", "Yes"],
    ["Is it true that (a+b)^2 = a^2 + b^2?", "No"],
    ["True or false: x^2 = 4 has exactly one solution", "No"],
  ])("%s %s", async (question, verdict) => {
    expect((await thread.ask(question)).text).toMatch(new RegExp(`^${verdict}\\b`));
  });

  it("solves an equation that is only asked about", async () => {
    expect((await thread.ask("Is 2x + 3 = 7?")).text).toContain("x = 2");
  });
});
