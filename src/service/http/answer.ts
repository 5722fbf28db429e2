import type { Context } from "hono";
import type { ServiceEnv } from "./parts";

export interface AnswerOptions {
  /** Default 200. */
  readonly status?: number;
  /** Beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in JSON. */
export function answer(
  c: Context<ServiceEnv>,
  value: unknown,
  { status = 200, headers }: AnswerOptions = {},
): Response {
  const all = { ...answerHeaders(c), "content-type": "application/json", ...headers };
  return new Response(JSON.stringify(value), { status, headers: all });
}

/** An answer that is no JSON, such as the content of a file or a stream of events. */
export function answerBody(
  c: Context<ServiceEnv>,
  body: ReadableStream<Uint8Array>,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(body, { headers: { ...answerHeaders(c), ...headers } });
}

/**
 * What every answer says about itself. They are given to the `Response` when it is made, as a plain object: the
 * adaptor hands that to the socket as it is, while a `Headers` costs as much time as a read from the store.
 */
function answerHeaders(c: Context<ServiceEnv>): Record<string, string> {
  const requestId = c.get("requestId");
  const headers: Record<string, string> = {
    "x-request-id": requestId,
    "openai-version": "2020-10-01",
    "openai-processing-ms": String(Math.round(performance.now() - c.get("startedMs"))),
  };
  if (c.get("dialect") !== "openai") headers["apim-request-id"] = requestId;
  return headers;
}
