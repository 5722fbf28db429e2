import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("division with a remainder", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["quotient and remainder of 17 divided by 5", "the quotient \\(3\\) and the remainder \\(2\\)."],
    ["Divide 157 by 12 with remainder.", "the quotient \\(13\\) and the remainder \\(1\\)."],
    ["What is 17 / 5 as quotient and remainder?", "the quotient \\(3\\) and the remainder \\(2\\)."],
    ["long division of 1234 by 11", "the quotient \\(112\\) and the remainder \\(2\\)."],
    ["Divide -17 by 5 with remainder", "the quotient \\(-4\\) and the remainder \\(3\\)."],
    ["Divide 17 by -5 with remainder", "could not answer this: only a positive number"],
    ["quotient and remainder of x^3 + 1 divided by x - 1", "the quotient \\(x^2 + x + 1\\)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
