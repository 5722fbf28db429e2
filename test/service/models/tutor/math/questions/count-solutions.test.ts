import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("how many solutions there are", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["How many real solutions does x^2 + 4x + 4 = 0 have?", "exactly \\(1\\) real solution: \\(x = -2\\)"],
    ["How many real solutions does x^2 + 4x + 4 = 0 have?", "its discriminant is \\(0\\)"],
    ["Does x^2 + 1 = 0 have real solutions?", "No, the equation \\(x^2 + 1 = 0\\) has no real solution"],
    ["Does x^2 - 5x + 6 = 0 have any real roots?", "Yes, the equation"],
    [
      "How many real roots does x^5 - x - 1 have?",
      "exactly \\(1\\) real solution: \\(x \\approx 1.167303978\\)",
    ],
    ["number of real roots of x^4 - 5x^2 + 4 = 0", "\\(4\\) distinct real solutions"],
    ["How many solutions are there to x^2 = 2?", "\\(2\\) distinct real solutions"],
    ["How many solutions does 2x + 1 = 2x + 1 have?", "infinitely many solutions"],
    ["How many solutions does 2x + 1 = 2x + 3 have?", "no real solution"],
    ["How many positive solutions does x^2 = 4 have?", "I am the offline tutor"],
    ["How many integer solutions does x^2 < 10 have?", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
