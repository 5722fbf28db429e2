import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("lines in the plane", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is the slope of the line y = 3x - 2?", "has the slope \\(3\\)"],
    ["Find the slope and y-intercept of 2x + 3y = 6", "the slope \\(-2/3\\) and the y-intercept \\(2\\)"],
    ["x-intercept of y = 2x - 8", "the x-intercept \\(4\\)"],
    ["What are the intercepts of x + y = 5", "the x-intercept \\(5\\) and the y-intercept \\(5\\)"],
    ["What is the slope of x = 4", "no slope, as it is vertical"],
    ["y-intercept of x = 0", "no single y-intercept, as it is the axis itself"],
    ["What is the slope of the line through (2,3) and (2,7)?", "is vertical: it has no slope"],
    ["slope between (1, 1) and (1, 1)", "both points are the same"],
    ["What is the slope of y = x^2", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
