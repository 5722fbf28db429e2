import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("sums that go on by a rule", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is 1 + 2 + 3 + ... + 100?", "\\(5050\\)"],
    ["What is 1 + 2 + 4 + ... + 1024?", "\\(2047\\)"],
    ["What is the sum of the first 20 odd numbers?", "\\(400\\)"],
    ["Sum of all even numbers from 2 to 100", "\\(2550\\)"],
    ["Find the sum of the infinite geometric series 1 + 1/2 + 1/4 + ...", "\\(2\\)"],
    ["What is 1 + 2 + 4 + ... + 100?", "could not"],
    ["What is 1 + 2 + 4 + ...?", "they add up to no number"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
