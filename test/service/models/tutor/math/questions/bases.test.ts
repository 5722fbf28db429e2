import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("bases", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is 1011 base 2 in decimal?", "\\(11\\)"],
    ["ff base 16 to decimal", "\\(255\\)"],
    ["convert 0b1011 to decimal", "\\(11\\)"],
    ["What is 0xff in binary?", "\\(11111111\\)"],
    ["What is 255 in hex?", "\\(ff\\)"],
    ["What is 1012 base 2 in decimal?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
