import { randomBytes } from "node:crypto";
import type OpenAI from "openai";
import type { ChatCompletionChunk } from "openai/resources/chat/completions";
import { openChatReply } from "./chat-attempts";
import { createChatClient } from "./chat-client";
import { toModelError } from "./chat-errors";
import { type ChatSettings, describeChatSettings } from "./chat-settings";
import { type ReplyLimits, ReplyReader } from "./from-chat-reply";
import { type Deployment, type Model, ModelError, type ModelEvent, type ModelRequest } from "./model";
import type { ChatDialect } from "./to-chat-request";
import { TIMED_OUT, waitAtMost } from "./wait-or-abort";

export interface ChatModelOptions {
  readonly limits?: Partial<ReplyLimits>;
  /** Longest silence within a reply. Default 120 000. */
  readonly idleTimeoutMs?: number;
  /** How long to wait for token counts once the reply is over. Default 2 000. */
  readonly usageTimeoutMs?: number;
  /** Makes ids for calls to which the server gave none. */
  readonly newCallId?: () => string;
}

const LIMITS: ReplyLimits = { maxText: 1_000_000, maxArguments: 1_000_000, maxToolCalls: 128 };

/**
 * Answers with any model behind an OpenAI-compatible Chat Completions endpoint: Azure, OpenAI, Ollama, vLLM,
 * llama.cpp and others.
 */
export function createChatModel(settings: ChatSettings, options: ChatModelOptions = {}): Model {
  return new ChatModel(settings, options);
}

class ChatModel implements Model {
  readonly description: string;
  private readonly client: OpenAI;
  /** Learned from refusals and kept, so that each is met once only. */
  private dialect: ChatDialect;

  constructor(
    private readonly settings: ChatSettings,
    private readonly options: ChatModelOptions,
  ) {
    this.description = describeChatSettings(settings);
    this.client = createChatClient(settings);
    this.dialect = firstDialect(settings);
  }

  deployments(): readonly Deployment[] {
    const { kind, model } = this.settings;
    return [{ id: model, ownedBy: kind === "azure" ? "azure" : "endpoint", createdAtSeconds: 0 }];
  }

  accepts(deployment: string): boolean {
    return deployment === this.settings.model;
  }

  async *respond(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    signal.throwIfAborted();
    // Its own controller: leaving the loop early must end the HTTP request too.
    const transfer = new AbortController();
    const stop = (): void => transfer.abort(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    try {
      yield* this.stream(request, transfer.signal);
    } catch (error) {
      signal.throwIfAborted();
      throw toModelError(error, this.settings);
    } finally {
      signal.removeEventListener("abort", stop);
      transfer.abort();
    }
  }

  private async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const opened = await openChatReply(this.client, request, this.dialect, signal);
    this.dialect = opened.dialect;
    const reader = new ReplyReader({
      limits: { ...LIMITS, ...this.options.limits },
      parallelToolCalls: request.parallelToolCalls,
      takenIds: callIds(request),
      newCallId: this.options.newCallId ?? randomCallId,
    });
    const chunks = opened.chunks[Symbol.asyncIterator]();
    while (!reader.isComplete) {
      const chunk = await this.nextChunk(chunks, reader.isFinished, signal);
      if (chunk === null) break;
      yield* reader.read(chunk);
    }
    yield* reader.end(opened.promptLength);
  }

  /** Null at the end of the reply, which some servers mark by falling silent. */
  private async nextChunk(
    chunks: AsyncIterator<ChatCompletionChunk>,
    isFinished: boolean,
    signal: AbortSignal,
  ): Promise<ChatCompletionChunk | null> {
    const { idleTimeoutMs = 120_000, usageTimeoutMs = 2_000 } = this.options;
    const timeoutMs = isFinished ? usageTimeoutMs : idleTimeoutMs;
    const next = await waitAtMost(chunks.next(), timeoutMs, signal);
    if (next !== TIMED_OUT) return next.done === true ? null : next.value;
    if (isFinished) return null;
    throw new ModelError(
      "server_error",
      `The model sent nothing for ${timeoutMs / 1000} s; run the thread again`,
    );
  }
}

/** Old dated versions of Azure, and most local servers, know the older name of the token limit only. */
function firstDialect(settings: ChatSettings): ChatDialect {
  const isOld = settings.apiVersion !== null && settings.apiVersion < "2024-09-01";
  const isOther =
    settings.kind === "openai-compatible" && !/\.openai\.com$/.test(new URL(settings.baseUrl).hostname);
  return {
    limitName: isOld || isOther ? "max_tokens" : "max_completion_tokens",
    usageInStream: !isOld,
    parallelToolCalls: true,
    sampling: true,
    reasoningEffort: true,
  };
}

function callIds(request: ModelRequest): ReadonlySet<string> {
  return new Set(
    request.messages.flatMap((message) =>
      message.role === "assistant" ? message.toolCalls.map((call) => call.id) : [],
    ),
  );
}

function randomCallId(): string {
  return `call_${randomBytes(12).toString("hex")}`;
}
