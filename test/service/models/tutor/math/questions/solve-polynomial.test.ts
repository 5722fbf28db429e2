import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("polynomial equations", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Solve x^2 - 2 = 0", "\\(x = -\\sqrt{2}\\) and \\(x = \\sqrt{2}\\)"],
    ["Solve (x^2 - 2)^2 = 0", "\\(x = -\\sqrt{2}\\) and \\(x = \\sqrt{2}\\)"],
    ["Solve x^4 - 5x^2 + 6 = 0", "\\(x = -\\sqrt{3}\\)"],
    ["Solve x^3 - 2x + 5 = 0", "is \\(x \\approx -2.094551482\\)."],
    ["Solve (x^3 - 2)^2 = 0", "is \\(x \\approx 1.25992105\\)."],
    ["Solve (x^2 + 1)(x - 3) = 0", "\\(x = 3\\) (besides the complex"],
    ["Solve x^2 + x + 1 = 0", "no real solution; its complex solutions are"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
