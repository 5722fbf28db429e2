import { describe, expect, it } from "vitest";
import { createTutor } from "../../../../../src/service/models/tutor/create-tutor";
import { moments, withoutMoment } from "../../../../../src/service/models/tutor/functions/moments";
import { requestFor } from "../../../../support/tutor-request";
import { functionTool } from "../../../../support/tutor-thread";

const TEXT = { type: "string" };
const menu = functionTool("get_menu", "Get the menu of the canteen", { day: TEXT });
const menuOfAnyDay = functionTool("get_menu", "Get the menu of the canteen", { day: TEXT }, []);
const weather = functionTool("get_weather", "Get the weather in a city", { city: TEXT, date: TEXT }, [
  "city",
]);
const forecast = functionTool("get_forecast", "Get the forecast for a place", { location: TEXT, when: TEXT });
const anyCity = functionTool("get_weather", "Get the weather in a city", { city: TEXT }, []);
const word = functionTool("define_word", "Look up the definition of a word", { word: TEXT }, []);
const reminder = functionTool("create_reminder", "Create a reminder", { text: TEXT, when: TEXT });
const timetable = functionTool("get_schedule", "Get the school timetable of a day", {
  day: { type: "string", enum: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] },
});
const euros = functionTool("convert_euros", "Convert an amount of euros into another currency", {
  amount: { type: "number" },
  currency: TEXT,
});
const translate = functionTool("translate", "Translate a text", { text: TEXT, language: TEXT });

/** The arguments of the calls that a text leads to. */
async function calls(text: string, tool: ReturnType<typeof functionTool>): Promise<string[]> {
  const found: string[] = [];
  const request = requestFor(text, { tools: [tool] });
  for await (const event of createTutor().respond(request, new AbortController().signal)) {
    if (event.type === "tool_call") found[event.index] = (found[event.index] ?? "") + event.arguments;
  }
  return found.map((each) => Object.values(JSON.parse(each)).join(" | "));
}

describe("days and times as arguments", () => {
  it.each([
    [menu, "What is on the menu on Monday?", ["Monday"]],
    [menu, "What's on the menu tomorrow?", ["tomorrow"]],
    [menu, "the menu for next Friday please", ["next Friday"]],
    [menu, "Show me the menu for Mondays.", ["Monday"]],
    [menu, "What was on the menu last Friday?", ["last Friday"]],
    [menu, "menu in 3 days", ["in 3 days"]],
    [menu, "What is on the menu on Monday and Tuesday?", ["Monday", "Tuesday"]],
    [menuOfAnyDay, "What is on the menu on Wednesday and Thursday?", ["Wednesday", "Thursday"]],
    [menuOfAnyDay, "What is on the menu?", [""]],
    [weather, "What is the weather in Oslo on Monday?", ["Oslo | Monday"]],
    [weather, "Weather in Oslo", ["Oslo"]],
    [weather, "weather in Oslo on Monday and Tuesday", ["Oslo | Monday", "Oslo | Tuesday"]],
    [
      weather,
      "Weather in Paris and Rome on Monday and Tuesday",
      ["Paris | Monday", "Paris | Tuesday", "Rome | Monday", "Rome | Tuesday"],
    ],
    [forecast, "forecast for Berlin the day after tomorrow", ["Berlin | day after tomorrow"]],
    [forecast, "forecast for Berlin on Monday morning", ["Berlin | Monday morning"]],
    [forecast, "Forecast for Berlin on Friday at 3pm?", ["Berlin | Friday at 3pm"]],
    [reminder, "Remind me on Monday to buy milk", ["buy milk | Monday"]],
    [reminder, "Remind me to call Mum tomorrow at 18:30.", ["call Mum | tomorrow at 18:30"]],
    [timetable, "Which lessons do I have on Tuesday and Thursday?", ["Tuesday", "Thursday"]],
  ])("%#: %s %s", async (tool, text, wanted) => {
    expect(await calls(text, tool)).toEqual(wanted);
  });

  it("tells a day from what is said about it", () => {
    expect(moments("Meet on 2026-05-04 at 3pm, or the day after tomorrow, not in May.")).toEqual([
      "2026-05-04 at 3pm",
      "day after tomorrow",
    ]);
    expect(withoutMoment("water the plants on Friday evening.")).toBe("water the plants");
  });
});

describe("a schema that names nothing as required", () => {
  it.each([
    [anyCity, "What is the weather in Paris, Rome and Oslo?", ["Paris", "Rome", "Oslo"]],
    [word, "Define the words photosynthesis and osmosis", ["photosynthesis", "osmosis"]],
    [word, "What does osmosis mean? Define it.", ["osmosis"]],
    [euros, "Convert 250 euros to USD and JPY.", ["250 | USD", "250 | JPY"]],
    [
      translate,
      "Translate 'good morning' to French and German",
      ["good morning | French", "good morning | German"],
    ],
  ])("%#: %s %s", async (tool, text, wanted) => {
    expect(await calls(text, tool)).toEqual(wanted);
  });
});
