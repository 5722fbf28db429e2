import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("parabolas and lines", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is the vertex of the parabola y = x^2 - 4x + 7?", "(2, 3)"],
    ["What is the discriminant of 2x^2 - 4x + 5?", "\\(-24\\)"],
    ["Complete the square: x^2 + 6x + 5", "(x + 3)^2 - 4"],
    ["equation of the line through (0, 1) and (2, 5)", "y = 2x + 1"],
    ["equation of the line through (1, 2) and (1, 5)", "x = 1"],
    ["midpoint of (1, 2) and (5, 8)", "(3, 5)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
