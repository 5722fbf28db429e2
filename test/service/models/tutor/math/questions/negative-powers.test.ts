import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("powers of negative numbers", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["(-8)^(1/3)", "is \\(-2\\), as \\((-2)^3 = -8\\)"],
    ["What is (-8)^(-2/3)?", "is \\(1/4\\)"],
    ["(-4)^(1/2)", "There is no real number"],
    ["(-2)^(1/3)", "this root is no fraction"],
    ["2*(-8)^(1/3) + 1", "the root of a negative number"],
    ["(-8)^(6/2)", "is \\(-512\\)."],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
