/** Why no text could be read out of a file; becomes the `last_error` of the vector store file. */
export class ExtractionError extends Error {
  override readonly name = "ExtractionError";

  constructor(
    readonly code: "unsupported_file" | "invalid_file",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What one file may cost. */
export interface ExtractionLimits {
  /** Tokens of text. Default 2 000 000, as documented. */
  readonly maxTokens: number;
  /** Bytes of the file. Default 512 MiB. */
  readonly maxBytes: number;
  /** Bytes that a packed document may unpack to. Default 256 MiB. */
  readonly maxUnpackedBytes: number;
  /** Pages of a PDF. Default 5 000. */
  readonly maxPages: number;
}

export const defaultExtractionLimits: ExtractionLimits = {
  maxTokens: 2_000_000,
  maxBytes: 512 * 1024 * 1024,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxPages: 5_000,
};

/** No token is longer than this on average in any text, so more characters than that are refused unread. */
export function maxCharacters({ maxTokens }: ExtractionLimits): number {
  return maxTokens * 8;
}

export function tooLong({ maxTokens }: ExtractionLimits): ExtractionError {
  return new ExtractionError("invalid_file", `The file has more than ${maxTokens} tokens of text`);
}
