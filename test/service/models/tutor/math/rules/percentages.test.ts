import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("percentages", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["30 is what percent of 120?", "\\(25\\)"],
    ["What percentage of 50 is 8?", "\\(16\\)"],
    ["Increase 200 by 15%", "\\(230\\)"],
    ["Take 25% off 80", "\\(60\\)"],
    ["What is the percentage decrease from 80 to 60?", "\\(25\\)"],
    ["15 is 30% of what number?", "\\(50\\)"],
    ["Write 3/8 as a percentage", "\\(37.5\\)"],
    ["Add 19% VAT to 250", "\\(297.5\\)"],
    ["By what percentage did the price rise?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
