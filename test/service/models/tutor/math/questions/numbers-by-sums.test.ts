import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("numbers by their sums", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["the sum of three consecutive integers is 51", "\\(16\\), \\(17\\) and \\(18\\)"],
    ["The sum of two consecutive even integers is 34. Find the integers.", "\\(16\\) and \\(18\\)"],
    [
      "The sum of two consecutive odd integers is 35. What are they?",
      "There are no two consecutive odd integers",
    ],
    [
      "The sum of three consecutive odd integers is 33. What is the largest?",
      "The largest of them is \\(13\\)",
    ],
    ["two numbers add up to 20 and differ by 4", "\\(8\\) and \\(12\\)"],
    ["Two numbers add up to 10 and multiply to 21. What are they?", "\\(3\\) and \\(7\\)"],
    ["The sum of two numbers is 3 and their product is 1.", "this root is no fraction"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
