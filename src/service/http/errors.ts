import type { Context } from "hono";
import { ApiError, notFound } from "../api-error";
import type { Kind } from "../objects";
import { RecordMissing } from "../store/store";
import { answer } from "./answer";
import type { Parts, ServiceEnv } from "./parts";

/** The one place where an error becomes an answer, in a form that serves both dialects. */
export function answerError(error: unknown, c: Context<ServiceEnv>, parts: Pick<Parts, "log">): Response {
  const known = toApiError(error);
  if (known.status >= 500) {
    parts.log(`${c.get("requestId")} ${c.req.method} ${c.req.routePath}: ${describe(error)}`);
  }
  // The write may have happened, and POSTs carry nothing by which a repeated one is recognised.
  const noRetry = known.status >= 500 && c.req.method === "POST" ? { "x-should-retry": "false" } : {};
  return answer(c, errorBody(known), { status: known.status, headers: { ...noRetry, ...known.headers } });
}

/** The body of an error; also the data of an `error` event. */
export function errorBody({ message, type, param, code }: ApiError): ErrorBody {
  return { error: { message, type, param, code } };
}

export interface ErrorBody {
  readonly error: Readonly<Record<"message" | "type", string>> & {
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** What a client is told about an error: faults of the service itself are not described to it. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof RecordMissing) return notFound(nouns[error.kind] ?? error.kind, error.id);
  return new ApiError(
    500,
    "The server had an error while processing your request. Sorry about that! Its log names the cause under the request id.",
    { type: "server_error", cause: error },
  );
}

/** 404 for a path or method that the API does not have. */
export function unknownUrl(c: Context<ServiceEnv>): ApiError {
  const path = c.req.raw.url.slice(c.req.raw.url.indexOf("/", 8)).split("?", 1)[0];
  if (c.get("dialect") !== "openai") {
    return new ApiError(404, `Resource not found (${c.req.method} ${path})`, { code: "404" });
  }
  return new ApiError(404, `Invalid URL (${c.req.method} ${path})`);
}

const nouns: Partial<Record<Kind, string>> = {
  step: "run step",
  vectorStore: "vector store",
  vectorStoreFile: "vector store file",
  fileBatch: "file batch",
  containerFile: "container file",
} as Partial<Record<Kind, string>>;

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
