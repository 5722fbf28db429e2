import type { Context } from "hono";
import { ApiError } from "../api-error";
import type { Clock } from "../clock";
import { answerBody } from "./answer";
import { errorBody, toApiError } from "./errors";
import type { Parts, ServiceEnv } from "./parts";

/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

/** After so much silence a comment tells the client, and what stands between, that the stream lives. */
const KEEP_ALIVE_MS = 15_000;

/**
 * Answers with server-sent events, ending with `done` unless told otherwise. An event is taken only when the client has read those
 * before it; when the client goes away, the reading stops and nothing else.
 */
export function eventStream(
  c: Context<ServiceEnv>,
  events: AsyncIterable<StreamEvent>,
  parts: Pick<Parts, "clock" | "log">,
  { done = true }: { readonly done?: boolean } = {},
): Response {
  return answerBody(c, toBytes(events, parts, done ? doneEvent : ""), {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-store",
  });
}

const doneEvent = "event: done\ndata: [DONE]\n\n";

function toBytes(
  events: AsyncIterable<StreamEvent>,
  { clock, log }: Pick<Parts, "clock" | "log">,
  ending: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = events[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<StreamEvent>> | null = null;
  const gone = new AbortController();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      next ??= iterator.next();
      try {
        const result = await orSilence(next, clock, gone.signal);
        if (result === null) return controller.enqueue(encoder.encode(": ping\n\n"));
        next = null;
        if (!result.done) return controller.enqueue(encoder.encode(frame(result.value)));
        if (ending !== "") controller.enqueue(encoder.encode(ending));
      } catch (error) {
        if (gone.signal.aborted) return;
        if (!(error instanceof ApiError)) {
          log(`A stream broke off: ${error instanceof Error ? error.stack : String(error)}`);
        }
        controller.enqueue(encoder.encode(`${frame(errorEvent(error))}${ending}`));
      }
      controller.close();
    },
    cancel() {
      gone.abort();
      // Not awaited: the iterator may be waiting for the next event of a long run.
      iterator.return?.()?.then(undefined, () => {});
    },
  });
}

function frame({ event, data }: StreamEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** In both shapes that clients know: older ones look for `error`, the schema has its fields at the top. */
function errorEvent(error: unknown): StreamEvent {
  const body = errorBody(toApiError(error));
  return { event: "error", data: { ...body, ...body.error } };
}

/** What `promise` gives, or null when that takes too long. */
async function orSilence<T>(promise: Promise<T>, clock: Clock, signal: AbortSignal): Promise<T | null> {
  const done = new AbortController();
  const silence = clock.sleep(KEEP_ALIVE_MS, AbortSignal.any([done.signal, signal])).then(() => null);
  silence.catch(() => {});
  try {
    return await Promise.race([promise, silence]);
  } finally {
    done.abort();
  }
}
