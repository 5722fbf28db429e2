import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe.skipIf(!hasPython)("mathematics in other words", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["what's x if 3x + 11 = 14", "\\(x = 1\\)"],
    ['"I need to solve the equation `3x + 11 = 14`. Can you help me?"', "\\(x = 1\\)"],
    ["Find x: 5(x - 2) = 20", "\\(x = 6\\)"],
    ["x/4 + 3 = 7, what is x?", "\\(x = 16\\)"],
    ["Please solve for y: 2y - 7 = 3y + 1", "\\(y = -8\\)"],
    ["What are the roots of x^2 - 7x + 12?", "\\(x = 3\\) and \\(x = 4\\)"],
    ["Löse die Gleichung 3x + 11 = 14 bitte", "\\(x = 1\\)"],
    ["Résous 3x + 11 = 14 s'il te plaît", "\\(x = 1\\)"],
    ["What is 7 factorial?", "5040"],
    ["What is the sum of the first 100 natural numbers?", "5050"],
    ["What is the slope of the line through (1,2) and (3,8)?", "\\(3\\)"],
    ["Generate the first 8 Fibonacci numbers.", "0, 1, 1, 2, 3, 5, 8 and 13"],
  ])("answers %s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
