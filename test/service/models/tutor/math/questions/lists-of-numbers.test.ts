import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("divisors, squares and congruences", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Find all the divisors of 28", "\\(14\\) and \\(28\\)"],
    ["Is 144 a perfect square?", "Yes"],
    ["Is 28 a perfect number?", "Yes"],
    ["Solve 3x ≡ 4 (mod 7)", "x \\equiv 6"],
    ["Solve 2x ≡ 1 (mod 4)", "no solution"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
