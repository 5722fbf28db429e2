import { ApiError } from "../api-error";
import { errorBody } from "./errors";

/** An answer to what never became a request. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers what is no proper HTTP, with an error in the form of every other one. `error`: of the parser. */
export function refuseUnreadable(error: unknown, requestId: string): Refusal {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const known = asApiError(code);
  const headers = {
    "content-type": "application/json",
    "x-request-id": requestId,
    "openai-version": "2020-10-01",
    "openai-processing-ms": "0",
    connection: "close",
  };
  return { status: known.status, headers, body: JSON.stringify(errorBody(known)) };
}

function asApiError(code: unknown): ApiError {
  if (code === "HPE_HEADER_OVERFLOW") {
    return new ApiError(431, "The headers of your request are longer than 16 kB, which is the limit.");
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return new ApiError(408, "Your request did not come to its end in time.");
  }
  return new ApiError(400, "Your request could not be read: it is no proper HTTP/1.1.");
}
