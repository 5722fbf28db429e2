import { setTimeout as delay } from "node:timers/promises";
import type OpenAI from "openai";
import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import type { ChatCompletionChunk } from "openai/resources/chat/completions";
import { askedPauseMs } from "./asked-pause";
import type { ModelRequest } from "./model";
import { type ChatDialect, toChatRequest } from "./to-chat-request";
import { waitOrAbort } from "./wait-or-abort";

/** A reply that has begun. */
export interface OpenedReply {
  readonly chunks: AsyncIterable<ChatCompletionChunk>;
  /** The dialect in which the server took the request. */
  readonly dialect: ChatDialect;
  /** Characters of the request's body, for counting tokens where the server does not. */
  readonly promptLength: number;
}

/** Tries after the first one, as many as the SDK makes. */
const MAX_RETRIES = 2;

/** A server that asks for more is reported to the user at once, who can wait better than a run. */
const MAX_PAUSE_MS = 20_000;

/**
 * Sends the request until a reply begins: repeats it after passing failures, with the pause that the server
 * asks for, and rewrites it when the server does not know one of its settings.
 */
export async function openChatReply(
  client: OpenAI,
  request: ModelRequest,
  dialect: ChatDialect,
  signal: AbortSignal,
): Promise<OpenedReply> {
  let current = dialect;
  for (let retries = 0; ; ) {
    const body = await waitOrAbort(toChatRequest(request, current), signal);
    try {
      const chunks = await waitOrAbort(client.chat.completions.create(body, { signal }), signal);
      return { chunks, dialect: current, promptLength: JSON.stringify(body.messages).length };
    } catch (error) {
      signal.throwIfAborted();
      const simpler = simplerDialect(error, current);
      if (simpler !== null) {
        current = simpler;
        continue;
      }
      const pauseMs = retryPauseMs(error, retries);
      if (pauseMs === null) throw error;
      retries++;
      await delay(pauseMs, undefined, { signal });
    }
  }
}

/** Null when the refusal is about something else. Each step is taken once, so this ends. */
function simplerDialect(error: unknown, dialect: ChatDialect): ChatDialect | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const about = `${error.param ?? ""} ${error.message}`;
  if (dialect.usageInStream && /stream_options/.test(about)) return { ...dialect, usageInStream: false };
  if (dialect.parallelToolCalls && /parallel_tool_calls/.test(about))
    return { ...dialect, parallelToolCalls: false };
  const isUnknown = /unsupported|unrecognized|not supported|does not support|unknown|extra/i.test(about);
  if (isUnknown && dialect.sampling && /temperature|top_p/.test(about))
    return { ...dialect, sampling: false };
  if (isUnknown && dialect.reasoningEffort && /reasoning_effort/.test(about))
    return { ...dialect, reasoningEffort: false };
  if (
    isUnknown &&
    error.param !== "max_completion_tokens" &&
    dialect.limitName === "max_tokens" &&
    /max_tokens/.test(about)
  ) {
    return { ...dialect, limitName: "max_completion_tokens" };
  }
  if (isUnknown && dialect.limitName === "max_completion_tokens" && /max_completion_tokens/.test(about)) {
    return { ...dialect, limitName: "max_tokens" };
  }
  return null;
}

/** Null when another try is useless or would have to wait too long. */
function retryPauseMs(error: unknown, retries: number): number | null {
  if (retries >= MAX_RETRIES || !isPassing(error)) return null;
  const asked = error instanceof APIError ? askedPauseMs(error.headers) : null;
  const pauseMs = asked ?? 500 * 2 ** retries;
  return pauseMs > MAX_PAUSE_MS ? null : pauseMs;
}

function isPassing(error: unknown): boolean {
  // A timeout has used up its five minutes already.
  if (error instanceof APIConnectionTimeoutError) return false;
  if (error instanceof APIConnectionError) return true;
  if (!(error instanceof APIError) || error.status === undefined) return false;
  const advice = error.headers?.get("x-should-retry");
  if (advice === "true" || advice === "false") return advice === "true";
  if (error.code === "insufficient_quota") return false;
  return error.status === 408 || error.status === 409 || error.status === 429 || error.status >= 500;
}
