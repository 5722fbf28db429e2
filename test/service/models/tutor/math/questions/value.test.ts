import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("values", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Calculate 98/(-3*12/(-54)*(-7)/(-28)*12).", "= 49\\)"],
    ["Simplify 3*((sqrt(70)*1*-2 + -3*-2*sqrt(70))/(-6*sqrt(20)/sqrt(2)*-5))**2.", "= 28/75\\)"],
    ["What is 2 1/2 + 1 1/3?", "= 23/6\\)"],
    ["How much is seven times eight?", "= 56\\)"],
    ["Welche Zahl ist 15% von 80?", "\\(12\\)"],
    ["What is 2^10000?", "19950631168807583848837421626835850838234968318861924548520089498529438"],
    ["What is 9^9^9?", "offline tutor"],
    ["What is 0^0?", "offline tutor"],
    ["What is 5/0?", "division by zero"],
    ["What is the square root of -4?", "root of a negative number"],
    ["Add 19% ABC to 250", "offline tutor"],
    ["Let f(x) = 2x. What is g(3)?", "offline tutor"],
    ["What is __import__('os').system('ls')?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
