import { describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("chances of balls", () => {
  it.each([
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn without replacement. What is the probability that both are red?",
      "\\(3/28\\)",
    ],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn with replacement. What is the probability that both are red?",
      "\\(9/64\\)",
    ],
    [
      "What is the probability of drawing 2 red balls from a bag with 5 red and 3 blue without replacement?",
      "\\(5/14\\)",
    ],
    [
      "Probability of drawing two red marbles at random from an urn containing 5 red, 2 green and 1 blue marbles with replacement",
      "\\(25/64\\)",
    ],
    [
      "A bag contains 5 red and 3 blue balls. What is the probability of drawing 2 red balls when 3 balls are drawn without replacement?",
      "\\(15/28\\)",
    ],
    [
      "If you draw 2 marbles from a bag with 4 red and 6 blue marbles without replacement, what is the probability that both are red?",
      "\\(2/15\\)",
    ],
    [
      "What is the probability of drawing 2 red balls in 3 draws from a bag with 5 red and 3 blue balls without replacement?",
      "\\(15/28\\)",
    ],
    ["A bag has 3 red and 2 blue marbles. What is the probability of drawing a red marble?", "\\(3/5\\)"],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn. What is the probability that both are red?",
      "is each one put back",
    ],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn without replacement. What is the probability that the second is red?",
      "\\(3/8\\)",
    ],
    [
      "A bag contains 5 red, 4 blue and 3 green balls. Three balls are drawn without replacement. What is the probability of drawing 2 red and 1 blue?",
      "\\(2/11\\)",
    ],
    [
      "What is the probability of drawing 2 red and 1 blue from a bag with 5 red and 3 blue balls without replacement?",
      "\\(15/28\\)",
    ],
    [
      "What's the probability of drawing 2 red and 1 blue marble from a bag with 5 red and 4 blue marbles?",
      "is each one put back",
    ],
    [
      "A bag has 4 red, 3 blue and 2 green marbles. You draw 3 marbles without replacement. What is the probability of getting one of each colour?",
      "\\(2/7\\)",
    ],
    [
      "An urn contains 6 white and 4 black balls. 4 balls are drawn at once. What is the probability that 2 are white and 2 are black?",
      "\\(3/7\\)",
    ],
    [
      "A box has 3 red and 2 blue balls. Two are drawn with replacement. Find the probability of getting a red and a blue ball.",
      "\\(12/25\\)",
    ],
    [
      "A jar holds 10 red and 10 blue marbles. 5 marbles are picked without replacement. What is the chance of exactly 3 red and 2 blue?",
      "\\(225/646\\)",
    ],
    [
      "A box has 3 red and 2 blue balls. Two are drawn without replacement. Find the probability of getting 2 red and 1 blue.",
      "offline tutor",
    ],
    [
      "A box has 3 red and 2 blue balls. Two are drawn without replacement. Find the probability of getting a red ball and then a blue ball.",
      "\\(3/10\\)",
    ],
    [
      "A bag has 3 red and 5 blue marbles. I pull two without putting back. Chance both are blue?",
      "\\(5/14\\)",
    ],
    [
      "urn with 5 white, 3 black balls. draw one, put it back, draw again. P(one of each colour)?",
      "\\(15/32\\)",
    ],
    [
      "in my drawer i have 6 black socks and 4 white socks. i grab 2 in the dark without putting any back, chance they match?",
      "\\(7/15\\)",
    ],
    [
      "A box holds 20 bulbs, 4 of them are defective. Two bulbs are selected without replacement. Find the probability that neither is defective.",
      "\\(12/19\\)",
    ],
    [
      "A class has 12 girls and 8 boys. Two students are chosen at random. What is the probability that both are girls?",
      "\\(33/95\\)",
    ],
    [
      "A bag contains 6 red and 4 green apples. Three apples are drawn one after another with replacement. What is the probability of getting red, green, red in that order?",
      "\\(18/125\\)",
    ],
    [
      "A bag contains 3 red and 5 blue balls. I add two red balls and draw one. What's the probability that it is red?",
      "offline tutor",
    ],
    [
      "A bag contains 3 red and 5 blue balls. Two balls are drawn without replacement. Given that the first is red, what is the probability that the second is red?",
      "offline tutor",
    ],
    [
      "Out of 9 balls in a bag 4 are black, the rest are white. 2 balls are drawn without replacement. P(both white)?",
      "\\(5/18\\)",
    ],
    [
      "A box contains 20 phones, 5 defective. One phone is chosen at random. Probability it is defective?",
      "\\(1/4\\)",
    ],
    [
      "Among 10 light bulbs 3 are broken. I pick 2 of them without replacement. What's the probability that none is broken?",
      "offline tutor",
    ],
    ["5 red and 3 blue balls are in a bag; 2 are lost. Now one is drawn. P(red)?", "offline tutor"],
  ])("%s", async (question, expected) => {
    const thread = new TutorThread();
    try {
      expect((await thread.ask(question)).text).toContain(expected);
    } finally {
      thread.close();
    }
  });
});
