import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("questions answered with yes or no", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Is pi greater than 22/7?", "No, it is false that \\(\\pi\\) is greater than \\(22/7\\)"],
    ["Is sqrt(2) less than 1.5?", "Yes, it is true that \\(\\sqrt{2}\\) is less than \\(1.5\\)"],
    ["Is sqrt(4) equal to 2?", "equal, or too close to be told apart"],
    ["Is 91 prime?", "No, it is false that \\(91\\) is a prime number"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
