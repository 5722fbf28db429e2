import { describe, expect, it } from "vitest";
import { wordOutputs } from "../../../../../src/service/models/tutor/functions/word-outputs";
import { functionTool } from "../../../../support/tutor-thread";

const weather = functionTool("get_weather", "Get the weather", { city: { type: "string" } });

function word(...outputs: string[]): string {
  const done = outputs.map((output, at) => ({
    step: { tool: "get_weather", arguments: {} },
    sent: { city: ["Oslo", "Rome"][at] ?? "" },
    output,
  }));
  return wordOutputs(done, [weather], "");
}

describe("wordOutputs()", () => {
  it.each([
    ['{"sky":"sunny","celsius":24}', "The weather in Oslo: sky sunny, celsius 24."],
    ['{"temp":21,"unit":"c"}', "The weather in Oslo: temp 21, unit c."],
    ["It is 30 degrees and sunny", "It is 30 degrees and sunny."],
    ["sunny", "The weather in Oslo is sunny."],
    ["[1,2]", "The weather in Oslo: 1, 2."],
  ])("words what came back: %s", (output, expected) => {
    expect(word(output)).toBe(expected);
  });

  it.each([
    ["Error: service unavailable", "service unavailable"],
    ['{"error":{"message":"city not found","code":404}}', "city not found"],
    ['{"error":true,"message":"quota"}', "quota"],
    ['{"status":"error","message":"rate limited"}', "rate limited"],
    ['{"sent":false,"why":"A person has not approved it"}', "A person has not approved it"],
    ["Traceback (most recent call last):\n  ...\nKeyError: 'Oslo'", "KeyError: 'Oslo'"],
    ["<html><body>502 Bad Gateway</body></html>", "it sent a page instead of data"],
  ])("says that it failed: %s", (output, reason) => {
    expect(word(output)).toBe(`\`get_weather\` could not answer for Oslo: ${reason}.`);
  });

  it.each(["", "null", "None", "[]", "{}"])("says that nothing came back: %j", (output) => {
    expect(word(output)).toBe("`get_weather` for Oslo gave nothing back.");
  });

  it("names in a list what each is about, and repeats no masses of data", () => {
    expect(word("It is 30 degrees there.", "12")).toBe(
      "- Oslo: It is 30 degrees there.\n- The weather in Rome is 12.",
    );
    expect(word("9".repeat(400_000)).length).toBeLessThan(1_200);
  });
});
