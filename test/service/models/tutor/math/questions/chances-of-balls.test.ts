import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("chances of balls", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn without replacement. What is the probability that both are red?",
      "\\(3/28\\)",
    ],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn with replacement. What is the probability that both are red?",
      "\\(9/64\\)",
    ],
    ["A bag has 3 red and 2 blue marbles. What is the probability of drawing a red marble?", "\\(3/5\\)"],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn. What is the probability that both are red?",
      "offline tutor",
    ],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn without replacement. What is the probability that the second is red?",
      "offline tutor",
    ],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
