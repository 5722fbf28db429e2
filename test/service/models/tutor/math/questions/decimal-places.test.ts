import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("decimal places", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["square root of 2 to 10 decimal places", "is \\(1.4142135624\\)."],
    ["pi to 15 digits", "Rounded to 15 significant digits, \\(\\pi\\) is \\(3.14159265358979\\)."],
    ["What is pi to 15 digits after the decimal point?", "is \\(3.141592653589793\\)."],
    ["cube root of 5 to 8 decimal places", "is \\(1.70997595\\)."],
    ["e to 20 significant figures", "is \\(2.7182818284590452354\\)."],
    ["the golden ratio to 30 digits", "is \\(1.61803398874989484820458683437\\)."],
    ["1/8 to 2 decimal places", "is \\(0.13\\)."],
    ["9.996 to 3 digits", "is \\(10.0\\)."],
    ["Round 1234*sqrt(3) to 2 digits", "is \\(2100\\)."],
    ["sqrt(-2) to 3 decimal places", "could not"],
    ["pi to 5000 digits", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
