import { ModelError, type ModelEvent, type ModelFinishReason, type ModelUsage } from "../models/model";
import { orAborted } from "./or-aborted";
import type { CallKind, Reply, TurnRecorder } from "./turn-recorder";

/** Beyond these a reply is a runaway, not an answer. */
export interface ReplyLimits {
  /** Characters; more ends the reply as if its token limit were reached. */
  readonly maxText: number;
  /** Characters of the arguments of all calls together. */
  readonly maxArguments: number;
  readonly maxCalls: number;
  readonly maxEvents: number;
}

export interface ReadReplyOptions {
  readonly recorder: TurnRecorder;
  readonly limits: ReplyLimits;
  readonly signal: AbortSignal;
  /** False: of several calls in one reply only the first is made. */
  readonly parallelToolCalls: boolean;
  readonly kindOf: (toolName: string) => CallKind;
  /** Ids of earlier calls, which a new call must not have. */
  readonly takenIds: ReadonlySet<string>;
  readonly newCallId: () => string;
}

/**
 * Reads one reply to its end and has it recorded piece by piece.
 *
 * @throws {ModelError} when the reply breaks a limit or stops without its `finish` event.
 */
export async function readReply(
  events: AsyncIterable<ModelEvent>,
  options: ReadReplyOptions,
): Promise<Reply> {
  const reader = new ReplyReader(options);
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (let count = 0; ; count++) {
      if (count > options.limits.maxEvents) throw tooMuch("pieces", options.limits.maxEvents);
      // A model that never waits would keep timers and requests from running.
      if (count % 256 === 255) await new Promise(setImmediate);
      const next = await orAborted(iterator.next(), options.signal);
      if (next.done) throw new ModelError("server_error", "The model's reply broke off before its end");
      if (next.value.type === "finish") return reader.end(next.value.reason, next.value.usage);
      if (!(await reader.read(next.value))) {
        return reader.end("max_completion_tokens", { promptTokens: 0, completionTokens: 0 });
      }
    }
  } finally {
    // Not awaited: a model may take its time to notice, and the run must not wait for it.
    iterator.return?.()?.then(undefined, () => {});
  }
}

class ReplyReader {
  #text = "";
  #refusal = "";
  readonly #calls = new Map<number, { id: string; name: string; pieces: string[] }>();
  #argumentsLength = 0;

  constructor(private readonly options: ReadReplyOptions) {}

  /** False when the reply has become too long to go on. */
  async read(event: Exclude<ModelEvent, { type: "finish" }>): Promise<boolean> {
    const { recorder, limits } = this.options;
    if (event.type === "tool_call") {
      await this.#readCall(event);
      return true;
    }
    const room = limits.maxText - this.#text.length - this.#refusal.length;
    const delta = event.text.slice(0, room);
    if (delta === "") return event.text === "";
    if (event.type === "text") {
      this.#text += delta;
      await recorder.text(delta);
    } else {
      this.#refusal += delta;
      await recorder.refusal(delta);
    }
    return delta.length === event.text.length;
  }

  end(reason: ModelFinishReason, usage: ModelUsage): Reply {
    const calls = [...this.#calls.values()].map(({ id, name, pieces }) => ({
      id,
      name,
      arguments: pieces.join(""),
    }));
    return { text: this.#text, refusal: this.#refusal, calls, reason, usage: checked(usage) };
  }

  async #readCall(event: Extract<ModelEvent, { type: "tool_call" }>): Promise<void> {
    const { recorder, limits, parallelToolCalls } = this.options;
    // Not every model heeds the setting; what it wanted to call as well it can call in its next turn.
    if (!parallelToolCalls && this.#calls.size > 0 && !this.#calls.has(event.index)) return;
    this.#argumentsLength += event.arguments.length;
    if (this.#argumentsLength > limits.maxArguments) {
      throw tooMuch("characters of tool call arguments", limits.maxArguments);
    }
    const call = this.#calls.get(event.index) ?? (await this.#startCall(event));
    if (event.arguments === "") return;
    call.pieces.push(event.arguments);
    await recorder.callArguments(call.id, event.arguments);
  }

  async #startCall(event: Extract<ModelEvent, { type: "tool_call" }>) {
    const { recorder, limits, kindOf, takenIds, newCallId } = this.options;
    if (this.#calls.size >= limits.maxCalls) throw tooMuch("tool calls in one turn", limits.maxCalls);
    const isTaken = (id: string) =>
      takenIds.has(id) || [...this.#calls.values()].some((call) => call.id === id);
    const id = event.id === undefined || event.id === "" || isTaken(event.id) ? newCallId() : event.id;
    const call = { id, name: event.name ?? "", pieces: [] as string[] };
    this.#calls.set(event.index, call);
    await recorder.callStarted({ id, name: call.name, kind: kindOf(call.name) });
    return call;
  }
}

/** Token counts come from outside and are added up. */
function checked(usage: ModelUsage): ModelUsage {
  const count = (value: number) => (Number.isSafeInteger(value) && value > 0 ? value : 0);
  return { promptTokens: count(usage.promptTokens), completionTokens: count(usage.completionTokens) };
}

function tooMuch(what: string, limit: number): ModelError {
  return new ModelError("server_error", `The model wrote more than ${limit} ${what}; the run was stopped`);
}
