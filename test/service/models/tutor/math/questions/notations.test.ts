import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("numbers in other notations", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Convert 0.375 to a fraction", "\\(3/8\\)"],
    ["Express 0.333... as a fraction", "\\(1/3\\)"],
    ["What is 1/7 as a decimal?", "0.\\overline{142857}"],
    ["Write 7/8 as a decimal", "\\(0.875\\)"],
    ["Turn 17/5 into a mixed number", "\\(3 2/5\\)"],
    ["Write 123000 in scientific notation", "1.23 \\cdot 10^5"],
    ["Write my name as a fraction", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
