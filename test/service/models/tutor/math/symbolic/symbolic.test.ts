import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModelTool } from "../../../../../../src/service/models/model";
import { requestFor } from "../../../../../support/tutor-request";
import { PYTHON, TutorThread } from "../../../../../support/tutor-thread";

const hasSympy = spawnSync(PYTHON, ["-c", "import sympy"]).status === 0;

describe("symbolic", () => {
  it("says how to get SymPy where it is missing, and runs nothing", async () => {
    const thread = new TutorThread();
    const { text, rounds } = await thread.ask("What is the integral of x*sin(x)?");
    thread.close();
    expect(text).toContain("npm run prefetch -- sympy");
    expect(rounds).toEqual([]);
  });
});

describe.skipIf(!hasSympy)("symbolic with SymPy", () => {
  let thread: TutorThread;
  beforeAll(() => {
    const [tool] = requestFor("").tools;
    thread = new TutorThread({ tools: [{ ...tool, packages: ["sympy", "mpmath"] } as ModelTool] });
  });
  afterAll(() => thread.close());

  it.each([
    ["What is the derivative of sin(x)^2 with respect to x?", "is \\(\\sin(2x)\\)"],
    ["Compute \\( \\int x \\sin(x) \\, dx \\).", "\\(-x \\cos(x) + \\sin(x) + C\\)"],
    ["Evaluate the definite integral of ln(x) dx from x = 0 to x = 1.", "is \\(-1\\)"],
    ["Evaluate lim x->0 of sin(x)/x.", "is \\(1\\)"],
    ["Solve 2^x = 32.", "\\(x = 5\\)"],
    ["Solve |x - 2| = 5", "\\(x = -3\\) and \\(x = 7\\)"],
    ["Solve x^2 < 4.", "true for \\(-2 < x < 2\\)."],
    ["Solve the inequality t^2 - 4 >= 0", "\\(t \\le -2\\) or \\(t \\ge 2\\)"],
    ["Solve sin(x) = 1/2", "\\(x = \\pi/6\\) and \\(x = 5\\pi/6\\)"],
    ["What is the sum of 1/n^2 for n = 1 to infinity?", "\\pi^2/6"],
  ])("answers %s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
