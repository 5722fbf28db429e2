import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("points and figures", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is the distance between (1, 2) and (4, 6)?", "\\(5\\)"],
    ["Find the magnitude of the vector (1, 1)", "\\(\\sqrt{2}\\)"],
    ["Dot product of (1, 2, 3) and (4, -5, 6)", "\\(12\\)"],
    ["Length of the hypotenuse of a right triangle with legs 3 and 4", "\\(5\\)"],
    ["What is the area of a rectangle with length 3 and width 4?", "\\(12\\)"],
    ["What is the slope of the line through (1, 2) and (1, 8)?", "it has no slope"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
