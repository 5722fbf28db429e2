import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { ApiError } from "../api-error";

export interface FormFile {
  readonly filename: string;
  /** To be read to its end before the form goes on. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Form<T> {
  readonly fields: ReadonlyMap<string, string>;
  /** What `receive` made of the file; null when there was none. */
  readonly file: { readonly filename: string; readonly received: T } | null;
}

/**
 * Reads a multipart form with one field `file`, whose content goes to `receive` as it comes and is never held
 * in memory. The order of the fields does not matter.
 *
 * @throws {ApiError} 400 for what is no such form or ends too early. @throws what `receive` throws.
 */
export async function readForm<T>(
  request: Request,
  receive: (file: FormFile, signal: AbortSignal) => Promise<T>,
): Promise<Form<T>> {
  const parser = openParser(request.headers.get("content-type"));
  const fields = new Map<string, string>();
  const stop = new AbortController();
  let file: { filename: string; received: Promise<T> } | null = null;
  parser.on("field", (name, value, _nameTruncated, valueTruncated) => {
    if (valueTruncated) stop.abort(malformed(`the field '${name}' is too long`));
    fields.set(name, value);
  });
  parser.on("file", (name, content, filename) => {
    // Without a listener an early end would take the process down.
    content.on("error", () => {});
    if (name !== "file" || file !== null) {
      content.resume();
      stop.abort(unknownFile(name, file !== null));
      return;
    }
    stop.signal.addEventListener("abort", () => content.destroy(asError(stop.signal.reason)), { once: true });
    const received = receive({ filename, content }, stop.signal);
    received.catch((error: unknown) => stop.abort(error));
    file = { filename, received };
  });
  try {
    if (request.body === null) throw malformed("it is empty");
    // Node's types know two ReadableStreams; at run time they are one.
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, parser, { signal: stop.signal });
    return { fields, file: await settle<T>(file) };
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
    stop.abort(reason);
    await settle<T>(file).catch(() => {});
    throw reason instanceof ApiError ? reason : malformed("it breaks off or is no form", reason);
  }
}

async function settle<T>(file: { filename: string; received: Promise<T> } | null): Promise<Form<T>["file"]> {
  return file && { filename: file.filename, received: await file.received };
}

function openParser(contentType: string | null): BusboyInstance {
  if (!contentType?.toLowerCase().startsWith("multipart/form-data")) {
    throw new ApiError(
      400,
      `Invalid Content-Type header (${contentType ?? "none"}), expected multipart/form-data. (HINT: If you're using curl, you can pass -H 'Content-Type: multipart/form-data')`,
    );
  }
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fieldNameSize: 200, fieldSize: 65_536, fields: 32, parts: 33, headerPairs: 100 },
    });
  } catch (error) {
    throw malformed("its boundary is missing", error);
  }
}

function unknownFile(name: string, isSecond: boolean): ApiError {
  if (isSecond) return malformed("it holds more than one file");
  return new ApiError(400, `Unknown parameter: '${name}'.`, { code: "unknown_parameter", param: name });
}

function malformed(what: string, cause?: unknown): ApiError {
  return new ApiError(400, `Could not read the multipart form: ${what}.`, { cause });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
