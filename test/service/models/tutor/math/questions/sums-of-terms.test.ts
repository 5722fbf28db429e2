import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("sums of terms", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["sum of the first 10 terms of 3, 7, 11, ...", "is \\(210\\)"],
    ["Find the sum of the first 8 terms of the geometric sequence 2, 6, 18, ...", "is \\(6560\\)"],
    [
      "Sum of the first 20 terms of an arithmetic sequence with first term 3 and common difference 4",
      "is \\(820\\)",
    ],
    ["sum to infinity of 8, 4, 2, ...", "is \\(16\\)"],
    ["sum to infinity of the geometric series with first term 8 and common ratio 1/2", "is \\(16\\)"],
    ["sum of the first 5 terms of 1, 4, 9, 16", "no constant difference and no constant ratio"],
    ["sum to infinity of 1, 2, 4, ...", "add up to no number"],
    ["sum of the first 3 terms of 2, 4", "I am the offline tutor"],
    ["What is the sum of 3, 7 and 11?", "= 21"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
