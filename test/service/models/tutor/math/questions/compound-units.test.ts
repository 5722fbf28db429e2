import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("units made of others", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What's 100 km/h in m/s?", "\\(250/9\\)"],
    ["How many cm² are in 1 m²?", "\\(10000\\)"],
    ["Convert 2 cubic meters to liters", "\\(2000\\)"],
    ["convert 5 feet 6 inches to cm", "\\(167.64\\)"],
    ["What is 3066.946ug in tonnes?", "0.000000003066946"],
    ["Convert 3 km to hours", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
