import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("units", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["convert 5 km to miles", "about \\(3.10686\\) miles (exactly \\(78125/25146\\))."],
    ["How many minutes are in 3.5 hours?", "\\(3.5\\) hours are \\(210\\) minutes."],
    ["How many seconds are in a leap year?", "\\(1\\) leap year is \\(31622400\\) seconds."],
    ["How many days are in 2 common years?", "\\(730\\) days"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
