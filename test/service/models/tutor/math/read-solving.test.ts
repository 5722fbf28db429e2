import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe.skipIf(!hasPython)("equations between any words", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Whats x if 7x - 4 = 2x + 21", "\\(x = 5\\)"],
    ["2x + 3y = 12 and 4x - y = 10, what are x and y?", "\\(x = 3\\) and \\(y = 2\\)"],
    ["Löse bitte 4x - 8 = 0 nach x auf", "\\(x = 2\\)"],
    ["Make t the subject of v = u + at", "t ="],
    [
      "Hello, I'm stuck on my homework and must find x: x² − 5x + 6 = 0. Can you help me?",
      "\\(x = 2\\) and \\(x = 3\\)",
    ],
    ["Find the positive solution of x^2 = 9", "offline tutor"],
    ["What is the sum of the roots of x^2 - 5x + 6 = 0?", "offline tutor"],
    ["How many real solutions does x^2 + 1 = 0 have?", "no real solution"],
    ["What is 2x if x + 3 = 5x - 1 and y = 2?", "offline tutor"],
    ["Let 3x = 4.", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
