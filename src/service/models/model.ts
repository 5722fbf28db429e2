/**
 * What answers: one interface for the offline tutor and for every real model.
 *
 * The run engine asks a model for one turn at a time. A turn ends either with text (the answer) or with
 * tool calls, whose outputs come back in the next request. Built-in tools look like functions here, so an
 * adapter needs no special case for them.
 */
export interface Model {
  /** Which model this is, for logs and for the line that tells the user who answers. Holds no key. */
  readonly description: string;

  /** The deployments that `GET /models` lists. */
  deployments(): readonly Deployment[];

  /** Whether a request may name `deployment`. The offline tutor takes any name, as it needs no deployment. */
  accepts(deployment: string): boolean;

  /**
   * Answers one turn.
   *
   * @throws {ModelError} when the model cannot answer; the run then ends as `failed`. When `signal` aborts,
   * the iteration ends by throwing the signal's reason, also in the middle of a reply.
   */
  respond(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

/** A name that requests can give as `model`. */
export interface Deployment {
  readonly id: string;
  readonly ownedBy: string;
  /** Unix seconds. */
  readonly createdAtSeconds: number;
}

/** Everything a model gets to see for one turn; made from the thread and the run, never from elsewhere. */
export interface ModelRequest {
  /** The deployment name of the run. */
  readonly model: string;
  /** The system text: the run's instructions with the additional ones appended. Empty when there are none. */
  readonly instructions: string;
  /** The conversation, oldest first. */
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly toolChoice: ModelToolChoice;
  readonly parallelToolCalls: boolean;
  readonly responseFormat: ModelResponseFormat;
  /** 0 to 2; null: the model's default. */
  readonly temperature: number | null;
  /** 0 to 1; null: the model's default. */
  readonly topP: number | null;
  /** Tokens this turn may write; null: no limit. */
  readonly maxCompletionTokens: number | null;
  readonly reasoningEffort: string | null;
  /** The files in `/mnt/data` of the code interpreter. */
  readonly files: readonly ModelFile[];
}

export interface ModelFile {
  readonly fileId: string;
  readonly filename: string;
  /** Where code finds it, for example `/mnt/data/sales.csv`. */
  readonly path: string;
  readonly bytes: number;
}

export type ModelMessage = ModelUserMessage | ModelAssistantMessage | ModelToolMessage;

export interface ModelUserMessage {
  readonly role: "user";
  readonly content: readonly ModelPart[];
}

export interface ModelAssistantMessage {
  readonly role: "assistant";
  readonly content: readonly ModelPart[];
  /** The calls of this turn; their outputs follow as `tool` messages. */
  readonly toolCalls: readonly ModelToolCall[];
  /** Who wrote it: on a shared thread this can be another assistant than the one that runs. */
  readonly assistantId: string | null;
  readonly assistantName: string | null;
}

export interface ModelToolMessage {
  readonly role: "tool";
  readonly toolCallId: string;
  readonly output: string;
}

export type ModelPart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image_url"; readonly url: string; readonly detail: ImageDetail }
  | {
      readonly type: "image_file";
      readonly fileId: string;
      readonly filename: string;
      readonly detail: ImageDetail;
      /** Reads the picture, for models that can see. */
      readonly read: () => Promise<Uint8Array>;
    };

export type ImageDetail = "auto" | "low" | "high";

/**
 * A tool as the model sees it.
 *
 * - `code_interpreter`: named `code_interpreter`, arguments `{"code": string}`; the output is what the
 *   program printed. `packages` names the Python packages that can be imported beside the standard library.
 * - `file_search`: named `file_search`, arguments `{"query": string}`; the output is a numbered list of passages, each
 *   headed by the marker to copy into the answer as its citation, for example `【4:0†notes.md】`.
 * - `function`: the caller's own.
 */
export interface ModelTool {
  readonly kind: "code_interpreter" | "file_search" | "function";
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly strict: boolean;
  /** Only for `code_interpreter`. */
  readonly packages?: readonly string[];
}

export type ModelToolChoice = "none" | "auto" | "required" | { readonly name: string };

export type ModelResponseFormat =
  | { readonly type: "text" }
  | { readonly type: "json_object" }
  | {
      readonly type: "json_schema";
      readonly name: string;
      readonly description: string | null;
      readonly schema: Readonly<Record<string, unknown>>;
      readonly strict: boolean;
    };

export interface ModelToolCall {
  /** `call_…` */
  readonly id: string;
  readonly name: string;
  /** A JSON text, as the model wrote it; it may be malformed. */
  readonly arguments: string;
}

/**
 * One piece of a reply. Text and arguments come as deltas, to be joined in order. The pieces of one tool call
 * share `index`; its first piece carries `id` and `name`. The last event is always `finish`.
 */
export type ModelEvent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "refusal"; readonly text: string }
  | {
      readonly type: "tool_call";
      readonly index: number;
      readonly id?: string;
      readonly name?: string;
      readonly arguments: string;
    }
  | { readonly type: "finish"; readonly reason: ModelFinishReason; readonly usage: ModelUsage };

export type ModelFinishReason = "stop" | "tool_calls" | "max_completion_tokens" | "content_filter";

/** Tokens of one turn. */
export interface ModelUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Codes that a run's `last_error` can have. */
export type ModelErrorCode = "server_error" | "rate_limit_exceeded" | "invalid_prompt";

/** A turn that could not be answered; becomes the run's `last_error`. */
export class ModelError extends Error {
  override readonly name = "ModelError";

  constructor(
    readonly code: ModelErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
