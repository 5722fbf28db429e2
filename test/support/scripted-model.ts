import type { Model, ModelEvent, ModelFinishReason, ModelRequest } from "../../src/service/models/model";

/** What the model does in one turn. */
export type Turn =
  | string
  | { readonly calls: readonly { name: string; arguments: string; id?: string }[]; readonly text?: string }
  | ((request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>);

export interface ScriptedModel extends Model {
  /** What it was asked, in order. */
  readonly requests: ModelRequest[];
}

/**
 * A model that says what a test wants: one entry for each turn, chosen by how many turns the last question has
 * had; the last entry is repeated.
 */
export function scriptedModel(...turns: Turn[]): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    requests,
    description: "a scripted model",
    deployments: () => [],
    accepts: () => true,
    respond(request, signal) {
      requests.push(request);
      const last = request.messages.findLastIndex((message) => message.role === "user");
      const taken = request.messages.slice(last + 1).filter((message) => message.role === "assistant").length;
      const turn = turns[Math.min(taken, turns.length - 1)] ?? "";
      return typeof turn === "function" ? turn(request, signal) : play(turn);
    },
  };
}

async function* play(turn: Exclude<Turn, (...args: never[]) => unknown>): AsyncGenerator<ModelEvent> {
  const text = typeof turn === "string" ? turn : (turn.text ?? "");
  const calls = typeof turn === "string" ? [] : turn.calls;
  for (const piece of text.match(/\S*\s*/g) ?? []) if (piece !== "") yield { type: "text", text: piece };
  for (const [index, call] of calls.entries()) {
    const half = Math.ceil(call.arguments.length / 2);
    const id = call.id === undefined ? {} : { id: call.id };
    yield { type: "tool_call", index, ...id, name: call.name, arguments: call.arguments.slice(0, half) };
    yield { type: "tool_call", index, arguments: call.arguments.slice(half) };
  }
  yield finish(calls.length > 0 ? "tool_calls" : "stop");
}

export function finish(reason: ModelFinishReason, promptTokens = 10, completionTokens = 5): ModelEvent {
  return { type: "finish", reason, usage: { promptTokens, completionTokens } };
}

/** A turn that says a word and then waits until it is stopped. */
export async function* hangingTurn(_: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  yield { type: "text", text: "Well" };
  await new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
}
