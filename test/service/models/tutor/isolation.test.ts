import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ModelEvent, ModelRequest } from "../../../../src/service/models/model";
import { createTutor } from "../../../../src/service/models/tutor/create-tutor";
import { requestFor } from "../../../support/tutor-request";
import { functionTool } from "../../../support/tutor-thread";

const folder = resolve(__dirname, "../../../../src/service/models/tutor");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

const weather = functionTool("get_weather", "Get the weather", { city: { type: "string" } });
const questions: readonly [string, Partial<ModelRequest>?][] = [
  ["Solve 3x + 11 = 14"],
  ["What time is it?"],
  ["Plot sin(x)"],
  ["Write a quiz with 3 questions about percentages"],
  ["Write me a poem about the news of today"],
  ["Weather in Paris and Rome today?", { tools: [weather] }],
  ["What is the mean of 3, 5 and 7? Reply in JSON."],
];

async function events(request: ModelRequest): Promise<ModelEvent[]> {
  const found: ModelEvent[] = [];
  for await (const event of createTutor().respond(request, new AbortController().signal)) found.push(event);
  return found;
}

afterEach(() => vi.unstubAllGlobals());

describe("the tutor", () => {
  it("imports nothing that reaches a network, a clock, a file or another process", () => {
    expect(sources.length).toBeGreaterThan(80);
    for (const name of sources) {
      const source = readFileSync(join(folder, name), "utf8");
      const imported = [
        ...source.matchAll(/\bfrom "([^"\n]+)";$|\b(?:import|require)\(?\s*"([^"\n]+)"/gm),
      ].map((match) => match[1] ?? match[2] ?? "");
      const outside = imported.filter((path) => !path.startsWith("."));
      expect(
        outside.filter((path) => path !== "node:crypto"),
        name,
      ).toEqual([]);
      expect(
        imported.filter((path) => resolve(folder, name, "..", path).includes("/models/") === false),
        name,
      ).toEqual([]);
    }
  });

  it("answers the same where clock, chance and network are out of reach", async () => {
    const before = await Promise.all(questions.map(([text, over]) => events(requestFor(text, over))));
    const never = (what: string) => () => {
      throw new Error(`The tutor reached for ${what}`);
    };
    class NoDate extends Date {
      constructor() {
        super(0);
        never("the clock")();
      }
      static override now = never("the clock");
    }
    vi.stubGlobal("Date", NoDate);
    vi.stubGlobal("performance", { now: never("the clock") });
    vi.stubGlobal("fetch", never("the network"));
    vi.stubGlobal("Math", Object.assign(Object.create(Math), { random: never("chance") }));
    vi.stubGlobal("setTimeout", never("a timer"));
    const again: ModelEvent[][] = [];
    for (const [text, over] of questions) again.push(await events(requestFor(text, over)));
    expect(again).toEqual(before);
  });

  it("counts four characters as a token, and writes no more than it may", async () => {
    const whole = await events(requestFor("What can you do?"));
    const cut = await events(requestFor("What can you do?", { maxCompletionTokens: 20 }));
    const text = (all: ModelEvent[]) => all.map((each) => (each.type === "text" ? each.text : "")).join("");
    expect(text(whole).startsWith(text(cut))).toBe(true);
    expect(text(cut).length).toBeLessThanOrEqual(80);
    expect(cut.at(-1)).toMatchObject({ reason: "max_completion_tokens", usage: { completionTokens: 20 } });
    expect(whole.at(-1)).toMatchObject({ usage: { completionTokens: Math.ceil(text(whole).length / 4) } });
  });

  it("streams in pieces that end with words, and cuts endless ones", async () => {
    const pieces = (await events(requestFor("What can you do?"))).flatMap((each) =>
      each.type === "text" ? [each.text] : [],
    );
    for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/\s$/);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100);
  });
});
