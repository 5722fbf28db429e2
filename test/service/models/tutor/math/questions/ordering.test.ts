import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("numbers in order, also such as no fraction is", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Sort sqrt(10), 3.1, pi, 22/7 in descending order", "\\(\\sqrt{10}, 22/7, \\pi, 3.1\\)"],
    ["Put -sqrt(5), -2.2, -9/4 in order from least to greatest", "\\(-9/4, -\\sqrt{5}, -2.2\\)"],
    ["Which is bigger: sqrt(10) or 3.1", "the bigger value is \\(\\sqrt{10}\\)"],
    ["Which is bigger, e^pi or pi^e?", "the bigger value is \\(e^{\\pi}\\)"],
    ["Which is bigger: sqrt(8) or 2*sqrt(2)", "equal, or too close to be told apart"],
    ["What is the largest of sqrt(2), 1.4, 7/5", "the biggest value is \\(\\sqrt{2}\\)"],
    ["Which is the closest to 3: e, pi, sqrt(8)", "the closest to \\(3\\) is \\(\\pi\\)"],
    ["Which is the closest to pi: 3.14, 22/7, 3.1", "the closest to \\(\\pi\\) is \\(22/7\\)"],
    ["Which is bigger: x or 3", "I am the offline tutor"],
    ["Sort 3, 1, 2 in ascending order", "\\(1, 2, 3\\)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
