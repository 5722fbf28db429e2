import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("polynomials", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["polynomial division of x^3 - 1 by x - 1", "the quotient \\(x^2 + x + 1\\) and the remainder \\(0\\)"],
    ["divide x^3+2x+1 by x^2+1", "the quotient \\(x\\) and the remainder \\(x + 1\\)"],
    [
      "Find the quotient and remainder when 2t^2 + 3 is divided by 4t",
      "the quotient \\(t/2\\) and the remainder \\(3\\)",
    ],
    ["divide x^2 + 1 by x - x", "division by zero"],
    ["Factor x^2 - 5x - 14", "\\((x + 2)(x - 7)\\)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
