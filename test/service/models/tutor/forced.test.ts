import { afterEach, describe, expect, it } from "vitest";
import { requestFor } from "../../../support/tutor-request";
import { functionTool, TutorThread } from "../../../support/tutor-thread";

const TEXT = { type: "string" };
const weather = functionTool("get_weather", "Get the weather of a city", { city: TEXT });
const stock = functionTool("get_stock_price", "Get the price of a stock", { symbol: TEXT });
const [interpreter] = requestFor("").tools;
const search = { ...weather, kind: "file_search", name: "file_search" } as const;

let thread: TutorThread;
afterEach(() => thread.close());

/** One run: `tool_choice` holds for its first turn only, as in the run engine. */
async function run(question: string, toolChoice: "none" | "required" | { name: string }) {
  const named = typeof toolChoice === "object" ? toolChoice.name : "";
  const tools = [
    weather,
    stock,
    ...(named === "file_search" ? [search] : []),
    ...(interpreter ? [interpreter] : []),
  ];
  thread = new TutorThread({ tools }, { get_weather: () => "It is sunny there.", file_search: () => "" });
  const { rounds, text } = await thread.ask(question, (turn) =>
    turn === 0 ? { toolChoice } : { toolChoice: "auto" },
  );
  return { calls: rounds.map((round) => round.map(({ name }) => name)), text };
}

describe("tool_choice", () => {
  it("calls no tool, and says why nothing comes of it", async () => {
    const { calls, text } = await run("Weather in Paris?", "none");
    expect(calls).toEqual([]);
    expect(text).toContain("tool_choice");
    thread.close();
    expect((await run("Write a poem", "none")).text).toContain("do not understand");
  });

  it("calls the function that it names, also when another one fits, and words what comes back", async () => {
    const { calls, text } = await run("Tell me about Apple", { name: "get_weather" });
    expect(calls).toEqual([["get_weather"]]);
    expect(text).toBe("It is sunny there.");
    thread.close();
    expect((await run("Weather in Paris?", { name: "get_stock_price" })).calls[0]).toEqual([
      "get_stock_price",
    ]);
  });

  it("calls the built-in tool that it names", async () => {
    expect((await run("Hello", { name: "file_search" })).calls).toEqual([["file_search"]]);
    thread.close();
    expect((await run("Hello", { name: "code_interpreter" })).calls).toEqual([["code_interpreter"]]);
  });

  it("calls something when a call is required", async () => {
    expect((await run("Hello", "required")).calls).toHaveLength(1);
    thread.close();
    expect((await run("Weather in Oslo?", "required")).calls).toEqual([["get_weather"]]);
  });
});
