import { describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("chances of coins, dice and cards", () => {
  it.each([
    ["A coin is flipped 3 times. What is the probability of getting exactly 2 heads?", "\\(3/8\\)"],
    ["Two dice are rolled. What is the probability that the sum is 7?", "\\(1/6\\)"],
    ["What is the probability of rolling a 6 with a fair die?", "\\(1/6\\)"],
    ["Probability of getting at least one 6 in 4 rolls of a die", "\\(671/1296\\)"],
    ["What is the probability of drawing an ace from a deck of 52 cards?", "\\(1/13\\)"],
    ["What is the probability of rain tomorrow?", "offline tutor"],
    ["Two loaded dice are rolled. What is the probability that the sum is 7?", "offline tutor"],
    ["rolling two fair dice, probability that the total is 8?", "\\(5/36\\)"],
    ["P(at least one six in 4 rolls)", "\\(671/1296\\)"],
    ["two dice, chance the difference is 2?", "\\(2/9\\)"],
    ["I roll one die. What is the probability that it shows an even number?", "\\(1/2\\)"],
    ["probability of getting exactly 3 heads when flipping a coin 5 times?", "\\(5/16\\)"],
    ["whats the chance of 5 tails in a row", "\\(1/32\\)"],
    ["two cards are dealt, both aces?", "\\(1/221\\)"],
    ["Three cards are dealt from a standard deck. What's the probability that all are red?", "\\(2/17\\)"],
    ["A spinner is divided into 6 equal sections numbered 1-6. Find P(greater than 4).", "\\(1/3\\)"],
    ["A number is chosen at random from 1 to 20. What is the probability that it is prime?", "\\(2/5\\)"],
    ["Roll two dice. What is the probability of getting a six?", "offline tutor"],
    ["I flip a coin and roll a die. What is the probability of a head and a six?", "offline tutor"],
    [
      "Two dice are rolled. Given that the sum is 8, what is the probability that one of them is 3?",
      "offline tutor",
    ],
    ["probability of drawing a king from a deck with jokers", "offline tutor"],
  ])("%s", async (question, expected) => {
    const thread = new TutorThread();
    try {
      expect((await thread.ask(question)).text).toContain(expected);
    } finally {
      thread.close();
    }
  });
});
