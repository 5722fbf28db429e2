import { ApiError } from "../api-error";

/** Bodies up to this size are always read. */
const SMALL_BYTES = 256 * 1024;

export interface LargeBodyLimits {
  readonly bodyBytes: number;
  /** Bytes of large JSON bodies that are held at the same time; one more is refused with 429. */
  readonly largeBodiesBytes: number;
}

/**
 * Keeps the service's memory in bounds: a JSON body is held whole, and several times over while it is read. Files are not
 * counted, as they go to the disk piece by piece.
 */
export class LargeBodies {
  #heldBytes = 0;

  constructor(private readonly limits: LargeBodyLimits) {}

  /**
   * Counts the body of a request as held.
   *
   * @returns must be called when the request is answered
   * @throws {ApiError} 429 when others hold too much
   */
  hold(request: Request): () => void {
    const bytes = this.#bytesOf(request);
    if (bytes === 0) return () => undefined;
    const { largeBodiesBytes } = this.limits;
    if (this.#heldBytes > 0 && this.#heldBytes + bytes > largeBodiesBytes) throw busy();
    this.#heldBytes += bytes;
    return () => {
      this.#heldBytes -= bytes;
    };
  }

  /** What the body may take; nothing for one that is small, is not read, or is a file. */
  #bytesOf(request: Request): number {
    if (request.method === "GET") return 0;
    const { bodyBytes } = this.limits;
    const { headers } = request;
    if (headers.get("content-type")?.startsWith("multipart/")) return 0;
    const length = headers.get("content-length");
    if (length === null) return headers.has("transfer-encoding") ? bodyBytes : 0;
    const bytes = Number(length);
    return bytes > SMALL_BYTES && bytes <= bodyBytes ? bytes : 0;
  }
}

function busy(): ApiError {
  return new ApiError(429, "Too many large requests are being read at the moment. Please try again.", {
    type: "rate_limit_error",
    code: "rate_limit_exceeded",
    headers: { "retry-after": "1" },
  });
}
