import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("times of a day with 24 hours", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["How long is it from 14:20 to 17:05?", "\\(165\\) minutes"],
    ["How many minutes from 22:30 to 1:15?", "\\(165\\)"],
    ["How many minutes from 9:00 to 5:00?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
