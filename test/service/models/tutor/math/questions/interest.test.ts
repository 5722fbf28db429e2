import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("interest", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is the simple interest on 1000 at 5% for 3 years?", "is \\(150\\)"],
    ["Find the compound interest on 1000 dollars at 5% per year for 3 years", "the interest is \\(157.63\\)"],
    [
      "1000 euros are invested at 5% simple interest for 3 years. How much is it worth?",
      "there are \\(1150\\)",
    ],
    ["1000 euros are invested at 5% compound interest for 3 years. How much is it worth?", "\\(1157.63\\)"],
    [
      "I invest 2000 at 3% compounded monthly for 2 years. How much do I have at the end?",
      "added every month",
    ],
    ["I invest 2000 at 3% for 2 years. How much do I have at the end?", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
