import fc from "fast-check";
import { expect, test } from "vitest";
import { EventBuffer } from "../../../src/service/runs/event-buffer";
import type { RunEvent } from "../../../src/service/runs/run-engine";

type Written = ["text" | "code" | "arguments", string] | ["end of step", ""];

function toEvent([what, text]: Written): RunEvent {
  if (what === "text") {
    const content = [{ index: 0, type: "text" as const, text: { value: text } }];
    const data = { id: "msg_1", object: "thread.message.delta" as const, delta: { content } };
    return { event: "thread.message.delta", data };
  }
  if (what === "end of step") {
    return { event: "thread.run.step.completed", data: { id: "step_1" } } as RunEvent;
  }
  const call =
    what === "code"
      ? { index: 0, type: "code_interpreter" as const, code_interpreter: { input: text } }
      : { index: 0, type: "function" as const, function: { arguments: text } };
  const delta = { step_details: { type: "tool_calls" as const, tool_calls: [call] } };
  return {
    event: "thread.run.step.delta",
    data: { id: `step_${what}`, object: "thread.run.step.delta", delta },
  };
}

/** What the events say, however the deltas among them are cut. */
function said(events: readonly RunEvent[]): string {
  let text = "";
  let before = "";
  for (const { event, data } of events) {
    const [, what = event, piece = ""] =
      /"(value|input|arguments)":"([^"]*)"/.exec(JSON.stringify(data)) ?? [];
    text += what === before && event.endsWith(".delta") ? piece : `|${what} ${piece}`;
    before = what;
  }
  return text;
}

const written = fc.oneof(
  fc.tuple(fc.constantFrom("text", "code", "arguments"), fc.stringMatching(/^[a-z ]{1,8}$/)),
  fc.constant(["end of step", ""]),
) as fc.Arbitrary<Written>;

test("a reader gets everything in order, whenever it reads", async () => {
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const writes = fc.array(fc.tuple(written, fc.nat({ max: 20 })), { minLength: 1, maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(writes, fc.array(fc.boolean()), async (events, rests) => {
      const buffer = new EventBuffer();
      const read: RunEvent[] = [];
      const reading = (async () => {
        for await (const event of buffer) {
          read.push(event);
          if (rests[read.length] === true) await rest();
        }
      })();
      for (const [event, pause] of events) {
        buffer.push(toEvent(event));
        if (pause === 0) await rest();
      }
      buffer.end();
      await reading;
      expect(said(read)).toBe(said(events.map(([event]) => toEvent(event))));
    }),
  );
});

test("a reader that does not read costs memory for the text only", async () => {
  const buffer = new EventBuffer();
  for (let n = 0; n < 100_000; n++) buffer.push(toEvent(["text", "x"]));
  buffer.end();
  const read: RunEvent[] = [];
  for await (const event of buffer) read.push(event);
  expect(read.length).toBeLessThanOrEqual(64);
  expect(said(read)).toHaveLength("|value ".length + 100_000);
});
