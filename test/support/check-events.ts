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
  checkOrder(events);
  if (last && "response" in last && last.response.status !== "cancelled") {
    const items = [...done].sort(([a], [b]) => a - b).map(([, item]) => item);
    expect(last.response.output).toEqual(items);
  }
}

/** What happens to an item, in the order in which it has to; a letter for each event. */
const orders: Readonly<Record<string, RegExp>> = {
  message: /^A(P(T|N)*tp|P(R)*rp)*D$/,
  function_call: /^AF*fD$/,
  code_interpreter_call: /^AIC*c(XY)?D$/,
  file_search_call: /^AJ(SZ)?D$/,
};
const letters: Readonly<Record<string, string>> = {
  "output_item.added": "A",
  "output_item.done": "D",
  "content_part.added": "P",
  "content_part.done": "p",
  "output_text.delta": "T",
  "output_text.annotation.added": "N",
  "output_text.done": "t",
  "refusal.delta": "R",
  "refusal.done": "r",
  "function_call_arguments.delta": "F",
  "function_call_arguments.done": "f",
  "code_interpreter_call.in_progress": "I",
  "code_interpreter_call_code.delta": "C",
  "code_interpreter_call_code.done": "c",
  "code_interpreter_call.interpreting": "X",
  "code_interpreter_call.completed": "Y",
  "file_search_call.in_progress": "J",
  "file_search_call.searching": "S",
  "file_search_call.completed": "Z",
};

/** Each item goes its way from `added` to `done`; only a response that failed may leave one open. */
function checkOrder(events: readonly ResponseStreamEvent[]): void {
  const ways = new Map<number, { type: string; way: string; parts: number }>();
  for (const event of events) {
    if ("response" in event) {
      if (event === events.at(-1)) continue;
      // Nothing is told before its time.
      expect([event.response.output, event.response.usage]).toEqual([[], null]);
      continue;
    }
    if (!("output_index" in event)) throw new Error(`${event.type} belongs to no item`);
    if (event.type === "response.output_item.added") {
      expect("status" in event.item ? event.item.status : "").toBe("in_progress");
      ways.set(event.output_index, { type: event.item.type, way: "", parts: 0 });
    }
    const item = ways.get(event.output_index);
    if (item === undefined) throw new Error(`${event.type} comes before its item`);
    item.way += letters[event.type.replace("response.", "")] ?? "?";
    if (event.type === "response.content_part.added") expect(event.content_index).toBe(item.parts++);
    else if ("content_index" in event) expect(event.content_index).toBe(item.parts - 1);
  }
  const isWhole = events.at(-1)?.type !== "response.failed";
  for (const { type, way } of ways.values())
    if (isWhole || way.endsWith("D")) expect(way).toMatch(orders[type] ?? /^$/);
}

/** The deltas of a text, of arguments and of code make what the `done` event says. */
function checkTexts(events: readonly ResponseStreamEvent[]): void {
  const joined = new Map<string, string>();
  for (const event of events) {
    if (!("item_id" in event)) continue;
    const part = "content_index" in event ? event.content_index : "";
    const key = `${event.item_id} ${part} ${event.type.replace(/\.(delta|done)$/, "")}`;
    if (event.type.endsWith(".delta") && "delta" in event) {
      joined.set(key, (joined.get(key) ?? "") + String(event.delta));
    }
    if (event.type === "response.output_text.done") expect(joined.get(key) ?? "").toBe(event.text);
    if (event.type === "response.refusal.done") expect(joined.get(key) ?? "").toBe(event.refusal);
    if (event.type === "response.function_call_arguments.done") {
      expect(joined.get(key) ?? "").toBe(event.arguments);
    }
    if (event.type === "response.code_interpreter_call_code.done") {
      expect(joined.get(key) ?? "").toBe(event.code);
    }
  }
}
