import { describe, expect, it } from "vitest";
import { ReplyReader } from "../../../src/service/models/from-chat-reply";
import type { ModelEvent } from "../../../src/service/models/model";
import { chunk } from "../../support/chat-server";

/** The calls of a reply, as index, id and arguments of each piece. */
function callsOf(...chunks: object[]) {
  let made = 0;
  const reader = new ReplyReader({
    limits: { maxText: 1_000, maxArguments: 1_000, maxToolCalls: 8 },
    parallelToolCalls: true,
    takenIds: new Set(["call_0"]),
    newCallId: () => `new_${made++}`,
  });
  const events = chunks.flatMap((each): ModelEvent[] => reader.read(each));
  return events.flatMap((event) =>
    event.type === "tool_call" ? [[event.index, event.id, event.arguments]] : [],
  );
}

/** A piece of a call as servers without ids send it. */
const piece = (name: string | null, text: string, id: string | null = "") =>
  chunk({ reasoning: "hm", tool_calls: [{ index: 0, id, function: { name, arguments: text } }] });

describe("ReplyReader", () => {
  it("tells apart whole calls that have no ids and share an index", () => {
    expect(callsOf(piece("f", '{"a":1}'), piece("f", '{"a":2}'), piece("g", "{}"))).toEqual([
      [0, "new_0", '{"a":1}'],
      [1, "new_1", '{"a":2}'],
      [2, "new_2", "{}"],
    ]);
  });

  it("joins the pieces of one call, also when each repeats its name", () => {
    expect(callsOf(piece("f", '{"a"'), piece("f", ":1}"))).toEqual([
      [0, "new_0", '{"a"'],
      [0, undefined, ":1}"],
    ]);
    expect(callsOf(piece("f", ""), piece(null, "{}"))).toHaveLength(2);
  });

  it("gives a new id where a server begins anew with the ids of earlier turns", () => {
    expect(callsOf(piece("f", "{}", "call_0"))).toEqual([[0, "new_0", "{}"]]);
  });
});
