import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe.skipIf(!hasPython)("definitions put into the question", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["If f(x)=x^2+1 and g(x)=3x-2, find f(g(2)).", "17"],
    ["What's (f∘g)(1) when f(x) = x + 5 and g(x) = 2x?", "7"],
    ["Evaluate 3x^2 - 2x + 1 at x = -2", "17"],
    ["Substitute x = 2a into x^2 + x", "4a^2 + 2a"],
    ["Let f(x) = x^3. Find f'(2).", "\\(12\\)"],
    ["Let f(x) = x^2. What is g(f(3))?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
