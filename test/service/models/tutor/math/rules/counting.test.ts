import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("counting", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is C(52, 5)?", "\\(2598960\\)"],
    ["P(5, 2)", "\\(20\\)"],
    ["5!", "= 120\\)"],
    ["What is 7 factorial?", "5040"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
