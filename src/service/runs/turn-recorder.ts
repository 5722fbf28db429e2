import type { ModelFinishReason, ModelToolCall, ModelUsage } from "../models/model";
import type { ToolResult } from "../tools/tool";

/** What a call is shown as: by its tool, or as a function when the model made the name up. */
export type CallKind = "code_interpreter" | "file_search" | "function";

export interface StartedCall extends Pick<ModelToolCall, "id" | "name"> {
  readonly kind: CallKind;
}

/** What the model said in one turn. */
export interface Reply {
  readonly text: string;
  readonly refusal: string;
  readonly calls: readonly ModelToolCall[];
  readonly reason: ModelFinishReason;
  readonly usage: ModelUsage;
}

/**
 * Writes down what happens in the turns of one run, in the objects and events of one API. The turn loop waits
 * for each call, so what a recorder has written is on disk before the next thing happens.
 */
export interface TurnRecorder {
  /** A piece of the answer. */
  text(delta: string): Promise<void>;
  /** A piece of a refusal. */
  refusal(delta: string): Promise<void>;
  callStarted(call: StartedCall): Promise<void>;
  /** A piece of a call's arguments. */
  callArguments(callId: string, delta: string): Promise<void>;
  /** The model has finished its turn; built-in tools are called next. */
  replyEnded(reply: Reply): Promise<void>;
  /** What a call waits for; its output comes in place of it. */
  callProgress(callId: string, line: string): Promise<void>;
  callEnded(callId: string, result: ToolResult): Promise<void>;
}
