import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("sequences by a rule", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["a_1 = 5, a_(n+1) = 2a_n - 3, find a_5", "\\(a_{5} = 35\\)"],
    ["Let a_1 = 5 and a_{n+1} = 2a_n - 3. What is a_5?", "\\(a_{5} = 35\\)"],
    ["a₁ = 1, a₂ = 3, aₙ = aₙ₋₁ + aₙ₋₂. Find a_6", "\\(a_{6} = 18\\)"],
    ["If a(1) = 2 and a(n) = 3a(n-1) + 1, what is a(4)?", "\\(a_{4} = 67\\)"],
    ["a_0 = 1, a_n = n*a_(n-1), find a_5", "\\(a_{5} = 120\\)"],
    [
      "A sequence is defined by u_1 = 2, u_(n+1) = u_n^2 - 1. Find the first 4 terms",
      "\\(3\\), \\(8\\) and \\(63\\)",
    ],
    ["a_0 = 1, a_n = 2a_(n-1), find the 5th term", "I am the offline tutor"],
    ["a_1 = 1, a_n = a_(n-1) + a_(n-2), find a_6", "I am the offline tutor"],
    ["a_1 = 5, find a_5", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
