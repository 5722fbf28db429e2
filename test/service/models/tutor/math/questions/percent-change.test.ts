import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("changes in percent", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["A price rises from 40 to 50. What is the percent increase?", "an increase of \\(25\\%\\)"],
    ["The price fell from 80 to 60, what percent is that?", "a decrease of \\(25\\%\\)"],
    ["By what percent did the price rise from 30 to 40?", "about \\(33.33\\%\\)"],
    ["The price rose from 50 cents to 2 dollars. What percent is that?", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
