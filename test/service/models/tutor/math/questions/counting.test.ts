import { describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("counting in whole texts", () => {
  it.each([
    ["How many ways can you choose 4 people out of 9?", "\\(126\\)"],
    ["In how many ways can 6 books be arranged on a shelf?", "\\(720\\)"],
    ["How many permutations of 5 objects taken 2 at a time?", "\\(20\\)"],
    ["How many different arrangements are there of the letters in MISSISSIPPI?", "\\(34650\\)"],
    ["letters in LEVEL: number of distinct arrangements, treating equal letters as the same", "\\(30\\)"],
    ["In how many ways can 5 students line up at the blackboard?", "\\(120\\)"],
    ["From 10 pupils I choose a team of 4 and order doesn't matter. Count the possible teams.", "\\(210\\)"],
    ["From a group of 9 people, how many ways can 4 be selected if order matters?", "\\(3024\\)"],
    ["8 people shake hands, each with each once, how many handshakes?", "\\(28\\)"],
    ["how many subsets of size 2 does a set of 6 have", "\\(15\\)"],
    ["How many 4-digit PINs are there if digits can repeat?", "\\(10000\\)"],
    ["PIN with 4 digits, no digit may be used twice: how many pins are there?", "\\(5040\\)"],
    ["How many ways can you choose your friends?", "offline tutor"],
    ["In how many ways can 5 couples sit in a row?", "offline tutor"],
    ["How many ways can 6 people stand in a line if Anna and Bob must stand together?", "offline tutor"],
    ["In how many ways can 5 people sit around a round table?", "offline tutor"],
    ["How many 4-digit PINs contain at least one 7?", "offline tutor"],
    ["I have 6 pens and choose 2 to give away. How many pens are left?", "offline tutor"],
    ["How many ways can 5 identical books be arranged on a shelf?", "offline tutor"],
  ])("%s", async (question, expected) => {
    const thread = new TutorThread();
    try {
      expect((await thread.ask(question)).text).toContain(expected);
    } finally {
      thread.close();
    }
  });
});
