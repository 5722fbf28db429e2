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
    ["Solve ln(x) + ln(x-3) = ln(10)", "is \\(x = 5\\)"],
    ["Solve cos x = -1/2 on [0, 2pi]", "\\(x = 2\\pi/3\\) and \\(x = 4\\pi/3\\)"],
    ["Solve V = pi*r^2*h for h", "\\(h = V/(\\pi r^2)\\)"],
    ["Solve the simultaneous equations y = x^2 and y = x + 2", "-1"],
    ["Find the inverse function of f(x) = 2x + 3", "y = x/2 - 3/2"],
    ["What is the gradient of f(x,y) = x^2 + 3xy?", "2x + 3y"],
    ["find the equation of the tangent line to y = x^2 at x = 1", "y = 2x - 1"],
    ["Find the critical points of x^3 - 3x", "\\(x = -1\\) and \\(x = 1\\)"],
    ["Find the area between the curves y = x^2 and y = x", "\\(1/6\\)"],
    ["Does the limit of |x|/x as x approaches 0 exist?", "does not exist"],
    ["What is the sum of k^2 for k = 1 to n?", "n(n + 1)(2n + 1)/6"],
    ["How many solutions does |x - 2| = 3 have?", "\\(2\\) distinct real solutions"],
    ["How many solutions does sin(x) = 1/2 have?", "infinitely many real solutions"],
    ["How many solutions does ln(x) = x/100 have?", "could not find an answer"],
    ["What is log(100)?", "\\(\\log(100) = 2\\)"],
    ["What is log(100)?", "\\(\\log(100) = \\ln(100)\\), about 4.605"],
    ["Solve log(x) + log(x - 3) = 1", "is \\(x = 5\\)"],
    ["I think log(1000) = 3, is that right?", "Yes, that is correct"],
    ["I think log(1000) = 4, is that right?", "No, `4` is not what I find"],
    ["What is (2+3i)(1-i)?", "= 5 + i"],
    ["What is the derivative of |x| at x = 0?", "could not"],
    ["Solve sin(x/2) = 1/2", "could not"],
    ["¿Cuál es la derivada de x^2?", "2x"],
    ["What is the derivative of sin(x)^2 with respect to x?", "is \\(\\sin(2x)\\)"],
    ["Compute \\( \\int x \\sin(x) \\, dx \\).", "\\(-x \\cos(x) + \\sin(x) + C\\)"],
    ["Evaluate the definite integral of ln(x) dx from x = 0 to x = 1.", "is \\(-1\\)"],
    ["Evaluate lim x->0 of sin(x)/x.", "is \\(1\\)"],
    ["Solve 2^x = 32.", "\\(x = 5\\)"],
    ["Solve |x - 2| = 5", "\\(x = -3\\) and \\(x = 7\\)"],
    ["Solve x^2 < 4.", "true for \\(-2 < x < 2\\)."],
    ["Solve the inequality t^2 - 4 >= 0", "\\(t \\le -2\\) or \\(t \\ge 2\\)"],
    ["Solve sin(x) = 1/2", "\\(x = \\pi/6\\) and \\(x = 5\\pi/6\\)"],
    ["Taylor series of e^x around 0 up to x^4", "is \\(x^4/24 + x^3/6 + x^2/2 + x + 1\\)"],
    ["expand ln(1+x) as a power series up to x^3", "is \\(x^3/3 - x^2/2 + x\\)"],
    ["Taylor series of cos(x) about x = pi up to the x^2 term", "is \\((x - \\pi)^2/2 - 1\\)"],
    ["What is the sum of 1/n^2 for n = 1 to infinity?", "\\pi^2/6"],
  ])("answers %s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });

  it("gives one answer where the base of the logarithm changes nothing", async () => {
    expect((await thread.ask("What is log(1000)/log(10)?")).text).toBe("\\(\\log(1000)/\\log(10) = 3\\).");
  });
});
