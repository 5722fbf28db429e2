import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("number puzzles", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["I'm thinking of a number: triple it, take away 4, and you land on 26. What was it?", "\\(10\\)"],
    ["I think of a number, double it and add 5. The result is 17. What is my number?", "\\(6\\)"],
    ["I think of a number, square it and add 1. I get 26. What is the number?", "\\(-5\\) or \\(5\\)"],
    ["a number plus 7 is 15, which number?", "\\(8\\)"],
    ["5 more than twice a number is 17. Find the number.", "\\(6\\)"],
    ["What number, when doubled and increased by 5, gives 17?", "\\(6\\)"],
    ["Half of a number is 8. What is the number?", "\\(16\\)"],
    ["A number plus 3 times 4 is 20. What is the number?", "I am the offline tutor"],
    ["I have a number of apples, double it, and get 10. What is the number?", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
