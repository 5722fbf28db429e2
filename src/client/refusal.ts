import type { APIError } from "openai";
import type { Words } from "./explanation";

/** What is known of a refused request. */
export interface Refusal {
  readonly status: number;
  /** The envelope's `code`, in both dialects; "" when null. */
  readonly code: string;
  readonly type: string;
  readonly param: string;
  /** Without the status that the SDK puts in front. */
  readonly message: string;
  /** Seconds to wait, as the headers say. */
  readonly retryAfterS: number | null;
}

/** One entry of the catalogue. */
export interface RefusalEntry {
  readonly code: string | null;
  readonly fits: (refusal: Refusal) => boolean;
  readonly words: (refusal: Refusal) => Omit<Words, "happened"> & { readonly happened?: string };
}

/** Reads the envelope of an answer of 400 or more, in both dialects. */
export function readRefusal(error: APIError): Refusal {
  // Azure's gateway puts numbers and words into `code`, and its older bodies have no `error` member at all.
  const status = error.status ?? 0;
  const message = error.message.replace(/^\d{3} /, "");
  const retryAfter = Number(error.headers?.get("retry-after") ?? Number.NaN);
  const retryAfterMs = Number(error.headers?.get("retry-after-ms") ?? Number.NaN);
  return {
    status,
    code: String(error.code ?? ""),
    type: error.type ?? "",
    param: error.param ?? "",
    message,
    retryAfterS: Number.isFinite(retryAfterMs)
      ? Math.ceil(retryAfterMs / 1000)
      : Number.isFinite(retryAfter)
        ? retryAfter
        : null,
  };
}
