import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("counting", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is C(52, 5)?", "\\(2598960\\)"],
    ["How many ways can you choose 4 people out of 9?", "\\(126\\)"],
    ["In how many ways can 6 books be arranged on a shelf?", "\\(720\\)"],
    ["How many permutations of 5 objects taken 2 at a time?", "\\(20\\)"],
    ["How many different arrangements are there of the letters in MISSISSIPPI?", "\\(34650\\)"],
    ["5!", "= 120\\)"],
    ["How many ways can you choose your friends?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
