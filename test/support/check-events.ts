import type { ResponseStreamEvent } from "openai/resources/responses/responses";
import { expect } from "vitest";

/** What every stream of the Responses API keeps to, whatever happened in it. */
export function checkEvents(events: readonly ResponseStreamEvent[]): void {
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
  const types = events.map((event) => event.type);
  expect(types[0]).toBe("response.created");
  const last = events.at(-1);
  const ends = ["response.completed", "response.incomplete", "response.failed"];
  expect(types.filter((type) => ends.includes(type))).toHaveLength(1);
  expect(ends).toContain(last?.type);
  const open = new Map<number, string>();
  const done = new Map<number, unknown>();
  for (const event of events) {
    if (event.type === "response.output_item.added") {
      expect(event.output_index).toBe(open.size);
      open.set(event.output_index, event.item.id ?? "");
    } else if ("output_index" in event && "item_id" in event) {
      expect(open.get(event.output_index)).toBe(event.item_id);
      expect(done.has(event.output_index)).toBe(false);
    } else if (event.type === "response.output_item.done") {
      expect(open.get(event.output_index)).toBe(event.item.id);
      done.set(event.output_index, event.item);
    }
  }
  checkTexts(events);
  if (last && "response" in last && last.response.status !== "cancelled") {
    const items = [...done].sort(([a], [b]) => a - b).map(([, item]) => item);
    expect(last.response.output).toEqual(items);
  }
}

/** The deltas of a text, of arguments and of code make what the `done` event says. */
function checkTexts(events: readonly ResponseStreamEvent[]): void {
  const joined = new Map<string, string>();
  for (const event of events) {
    if (!("item_id" in event)) continue;
    const key = `${event.item_id} ${event.type.replace(/\.(delta|done)$/, "")}`;
    if (event.type.endsWith(".delta") && "delta" in event) {
      joined.set(key, (joined.get(key) ?? "") + String(event.delta));
    }
    if (event.type === "response.output_text.done") expect(joined.get(key) ?? "").toBe(event.text);
    if (event.type === "response.function_call_arguments.done") {
      expect(joined.get(key) ?? "").toBe(event.arguments);
    }
    if (event.type === "response.code_interpreter_call_code.done") {
      expect(joined.get(key) ?? "").toBe(event.code);
    }
  }
}
