import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("chances of coins, dice and cards", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["A coin is flipped 3 times. What is the probability of getting exactly 2 heads?", "\\(3/8\\)"],
    ["Two dice are rolled. What is the probability that the sum is 7?", "\\(1/6\\)"],
    ["What is the probability of rolling a 6 with a fair die?", "\\(1/6\\)"],
    ["Probability of getting at least one 6 in 4 rolls of a die", "\\(671/1296\\)"],
    ["What is the probability of drawing an ace from a deck of 52 cards?", "\\(1/13\\)"],
    ["What is the probability of rain tomorrow?", "offline tutor"],
    ["Two loaded dice are rolled. What is the probability that the sum is 7?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
