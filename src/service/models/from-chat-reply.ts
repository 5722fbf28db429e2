import type { ModelEvent, ModelFinishReason, ModelUsage } from "./model";
import { ModelError } from "./model";
import { ThoughtFilter } from "./thoughts";

/** Beyond these a reply is a runaway, not an answer. */
export interface ReplyLimits {
  /** Characters of text. More ends the reply as if its token limit were reached. */
  readonly maxText: number;
  /** Characters of the arguments of all calls together. */
  readonly maxArguments: number;
  readonly maxToolCalls: number;
}

export interface ReplyReaderOptions {
  readonly limits: ReplyLimits;
  /** Only the first call counts when this is false, whatever the server sends. */
  readonly parallelToolCalls: boolean;
  /** Ids that earlier calls of the conversation have; some servers begin anew with `call_0` in each turn. */
  readonly takenIds: ReadonlySet<string>;
  readonly newCallId: () => string;
}

/** Token counts come in the first chunk after the end, if at all. */
const MAX_CHUNKS_AFTER_END = 4;

/** What the reader needs to know of a call it has begun. */
interface OpenCall {
  readonly serverIndex: number;
  readonly serverId: string | undefined;
  /** What has come of its arguments. */
  text: string;
}

/**
 * Turns the chunks of one streamed reply into model events. Chunks come from servers of many makers, so
 * nothing in them is trusted: missing, empty and null fields count as absent.
 */
export class ReplyReader {
  private readonly calls: OpenCall[] = [];
  private readonly thoughts = new ThoughtFilter();
  private text = 0;
  private arguments = 0;
  private finish: ModelFinishReason | null = null;
  private usage: ModelUsage | null = null;
  private chunksAfterEnd = 0;

  constructor(private readonly options: ReplyReaderOptions) {}

  /** Whether the server has said that the reply is over; only its token counts may follow. */
  get isFinished(): boolean {
    return this.finish !== null;
  }

  /** Whether nothing more is worth waiting for, also when a server goes on after its own end. */
  get isComplete(): boolean {
    return this.finish !== null && (this.usage !== null || this.chunksAfterEnd > MAX_CHUNKS_AFTER_END);
  }

  /** The events of one chunk. */
  read(chunk: unknown): ModelEvent[] {
    if (this.finish !== null) this.chunksAfterEnd++;
    const { usage, choices, object, message } = fields(chunk);
    if (object === "error")
      throw new ModelError("server_error", `The model's reply failed: ${asText(message)}`);
    this.usage = readUsage(usage) ?? this.usage;
    const choice = fields(Array.isArray(choices) ? choices[0] : undefined);
    const delta = fields(choice.delta);
    const events = [...this.readText(delta), ...this.readCalls(delta.tool_calls)];
    this.finish = toFinishReason(choice.finish_reason) ?? this.finish;
    return events;
  }

  /**
   * The last events of the reply.
   *
   * @param promptLength characters sent, for servers that count no tokens: four characters count as one
   * @throws {ModelError} when the reply stopped before the server said that it was over
   */
  end(promptLength: number): ModelEvent[] {
    if (this.finish === null) {
      throw new ModelError(
        "server_error",
        "The model's reply broke off before its end; run the thread again",
      );
    }
    const usage = this.usage ?? {
      promptTokens: Math.ceil(promptLength / 4),
      completionTokens: Math.ceil((this.text + this.arguments) / 4),
    };
    const reason = this.reason(this.finish);
    const rest = this.thoughts.end(reason === "stop");
    const last: ModelEvent = { type: "finish", reason, usage };
    return rest === "" ? [last] : [{ type: "text", text: rest }, last];
  }

  /** Some servers say `stop` after tool calls, others `tool_calls` without any. */
  private reason(finish: ModelFinishReason): ModelFinishReason {
    if (finish === "stop" || finish === "tool_calls") return this.calls.length > 0 ? "tool_calls" : "stop";
    return finish;
  }

  private readText(delta: Fields): ModelEvent[] {
    const events: ModelEvent[] = [];
    for (const [type, piece] of [
      ["text", delta.content],
      ["refusal", delta.refusal],
    ] as const) {
      if (typeof piece !== "string" || piece === "") continue;
      const room = Math.max(0, this.options.limits.maxText - this.text);
      const taken = piece.length > room ? cutBeforeHalfPair(piece, room) : piece;
      this.text += taken.length;
      const text = type === "text" ? this.thoughts.read(taken) : taken;
      if (text !== "") events.push({ type, text });
      if (taken.length < piece.length) this.finish = "max_completion_tokens";
    }
    return events;
  }

  private readCalls(deltas: unknown): ModelEvent[] {
    if (!Array.isArray(deltas)) return [];
    return deltas.flatMap((delta, position) => this.readCall(fields(delta), position));
  }

  private readCall(delta: Fields, position: number): ModelEvent[] {
    const fn = fields(delta.function);
    const serverIndex = typeof delta.index === "number" ? delta.index : position;
    const serverId = asText(delta.id);
    const name = asText(fn.name);
    const text = argumentText(fn.arguments);
    this.arguments += text.length;
    this.refuseRunaway();
    const open = this.findCall(serverIndex, serverId, name);
    const known = this.calls[open];
    if (known) {
      known.text += text;
      return this.isWanted(open) ? [{ type: "tool_call", index: open, arguments: text }] : [];
    }
    this.calls.push({ serverIndex, serverId, text });
    this.refuseRunaway();
    const index = this.calls.length - 1;
    if (!this.isWanted(index)) return [];
    return [{ type: "tool_call", index, id: this.callId(serverId), name: name ?? "", arguments: text }];
  }

  /**
   * A new id with a name begins a new call even under a known index: some servers number every call 0. Others
   * send no ids besides; there a name begins one when the arguments of the call before are complete.
   */
  private findCall(serverIndex: number, serverId: string | undefined, name: string | undefined): number {
    const known = this.calls.findLastIndex((call) => call.serverIndex === serverIndex);
    const before = this.calls[known];
    if (before === undefined || name === undefined) return known;
    const isOther = serverId === undefined ? isComplete(before.text) : before.serverId !== serverId;
    return isOther ? -1 : known;
  }

  private isWanted(index: number): boolean {
    return index === 0 || this.options.parallelToolCalls;
  }

  private callId(serverId: string | undefined): string {
    const twice = this.calls.filter((call) => call.serverId === serverId).length > 1;
    return serverId === undefined || twice || this.options.takenIds.has(serverId)
      ? this.options.newCallId()
      : serverId;
  }

  private refuseRunaway(): void {
    const { maxArguments, maxToolCalls } = this.options.limits;
    if (this.arguments > maxArguments) {
      throw new ModelError(
        "server_error",
        `The model wrote more than ${maxArguments} characters of tool arguments in one reply; the run was stopped`,
      );
    }
    if (this.calls.length > maxToolCalls) {
      throw new ModelError(
        "server_error",
        `The model asked for more than ${maxToolCalls} tool calls in one reply; the run was stopped`,
      );
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  // Checked: a plain JSON object; its fields stay unknown.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A string by the protocol; some servers send the parsed object. */
function argumentText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? JSON.stringify(value) : "";
}

/** Whether a text is a whole JSON value, so that nothing can follow it. */
function isComplete(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readUsage(value: unknown): ModelUsage | null {
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = fields(value);
  if (!isCount(promptTokens) || !isCount(completionTokens)) return null;
  return { promptTokens, completionTokens };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function toFinishReason(value: unknown): ModelFinishReason | null {
  if (typeof value !== "string" || value === "") return null;
  if (value === "length" || value === "max_tokens") return "max_completion_tokens";
  if (value === "content_filter" || value === "tool_calls") return value;
  return "stop";
}

/** Never cuts a character outside the basic plane in two. */
function cutBeforeHalfPair(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
