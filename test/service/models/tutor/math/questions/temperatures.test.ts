import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("temperatures", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Convert 25 degrees Celsius to Fahrenheit", "\\(77\\) °F"],
    ["98.6°F in °C", "\\(37\\) °C"],
    ["What is 0 kelvin in celsius?", "\\(-273.15\\) °C"],
    ["100 fahrenheit in celsius", "\\(340/9\\) °C, about 37.78."],
    ["Convert -500 °C to °F", "could not"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
