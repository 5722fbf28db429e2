import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("division and rounding", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Compute 7^222 mod 13", "\\(12\\)"],
    ["What is the remainder when 2^1000000 is divided by 7?", "\\(2\\)"],
    ["What is the remainder when x^3 + 2x + 5 is divided by x - 1?", "\\(8\\)"],
    ["What is the gcd of x^2 - 1 and x^2 - 3x + 2?", "\\(x - 1\\)"],
    ["What is gcd(48, 180, 36)?", "\\(12\\)"],
    ["Round 0.00456789 to 3 significant figures", "\\(0.00457\\)"],
    ["Calculate the lowest common multiple of 7 and (-1653)/(-58)/((-18)/(-200)/3)", "\\(6650\\)"],
    ["gcd(0, 0)", "division by zero"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
