import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("systems of linear equations", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Solve x + y = 2, x + y = 3", "no solution"],
    ["Solve x + y = 2, 2x + 2y = 4", "infinitely many"],
    ["Solve a*x + b = c for x", "x ="],
    ["Solve\n\\[\\begin{cases} x + 2y = 8 \\\\ 3x - y = 3 \\end{cases}\\]", "\\(x = 2\\) and \\(y = 3\\)"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
