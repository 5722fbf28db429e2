import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("pairs of lines", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Are the lines y = 2x + 1 and y = 2x - 3 parallel?", "Yes, the lines"],
    ["Is the line y = 3x parallel to 6x - 2y = 5?", "both have the slope \\(3\\)"],
    ["Are y = 2x + 1 and y = x/2 + 3 perpendicular?", "No, the lines"],
    ["Are the lines x = 2 and y = 3 perpendicular?", "Yes, the lines"],
    ["Are the lines x = 2 and x = 3 parallel?", "both are vertical"],
    ["Are the lines y = x and 2y = 2x parallel?", "one and the same line"],
    [
      "Are the lines y = x + 1 and y = 3x parallel, perpendicular or neither?",
      "neither parallel nor perpendicular",
    ],
    ["Find the equation of the line through (2, 5) perpendicular to y = 2x + 1", "\\(y = -x/2 + 6\\)"],
    ["Find the equation of the line parallel to x = 1 through (4, 2)", "\\(x = 4\\)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
