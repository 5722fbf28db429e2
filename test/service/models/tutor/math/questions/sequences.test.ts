import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("sequences", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What comes next: 2, 5, 8, 11, ...?", "\\(14\\)"],
    ["Next term in 1, 4, 9, 16, 25?", "\\(36\\)"],
    ["1, 1, 2, 3, 5, 8, ... what's next?", "\\(13\\)"],
    ["Find the 8th term of the geometric sequence 3, 6, 12, ...", "\\(384\\)"],
    ["nth term of 5, 8, 11, 14", "\\(3n + 2\\)"],
    ["arithmetic sequence with first term 3 and common difference 4: what is the 20th term?", "\\(79\\)"],
    ["What is the 10th Fibonacci number?", "\\(55\\)"],
    ["What is the next term in 2, 3, 5, 7, 11?", "no rule fits"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
