import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("divisors and digits", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["How many divisors does 360 have?", "\\(24\\)"],
    ["What is the sum of the divisors of 28?", "\\(56\\)"],
    ["Euler's totient of 36", "\\(12\\)"],
    ["Find the modular inverse of 3 modulo 11", "\\(4\\)"],
    ["Which is the 10th prime number?", "\\(29\\)"],
    ["What is the next prime after 100?", "\\(101\\)"],
    ["What is the last digit of 7^100?", "\\(1\\)"],
    ["What is the sum of the digits of 98765?", "\\(35\\)"],
    ["What is the value of the digit 7 in 47,352?", "\\(7000\\)"],
    ["Find the inverse of 2 modulo 4", "could not"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
