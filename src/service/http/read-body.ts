import type { Context } from "hono";
import type { ZodType, z } from "zod";
import { ApiError } from "../api-error";
import { invalidRequest } from "./invalid-request";
import type { Parts, ServiceEnv } from "./parts";

/**
 * The checked JSON body of a request. An empty body counts as `{}`, as some clients send none where nothing is
 * required.
 *
 * @throws {ApiError} 400 for what is no JSON or does not fit the schema, 413 for too much of it.
 */
export async function readBody<S extends ZodType>(
  c: Context<ServiceEnv>,
  schema: S,
  { limits }: Pick<Parts, "limits">,
): Promise<z.output<S>> {
  const text = await readText(c.req.raw, limits.bodyBytes);
  const body = text.trim() === "" ? {} : parse(c, text, limits.bodyDepth);
  const checked = schema.safeParse(body, { reportInput: true });
  if (checked.success) return checked.data;
  throw invalidRequest(checked.error.issues);
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > maxBytes) throw tooLarge(maxBytes);
  // A stated length is kept by the HTTP parser, so only a body of unknown length has to be watched.
  if (length !== null || request.body === null) return await request.text();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function parse(c: Context<ServiceEnv>, text: string, maxDepth: number): unknown {
  const contentType = c.req.header("content-type");
  if (contentType !== undefined && !/^application\/([\w.-]+\+)?json\b/i.test(contentType)) {
    throw new ApiError(
      400,
      `Unsupported content type: '${contentType}'. This API method only accepts 'application/json' requests, but you specified the header 'Content-Type: ${contentType}'. Please try again with a supported content type.`,
      { code: "unsupported_content_type" },
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ApiError(
      400,
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The API expects a JSON payload, but what was sent was not valid JSON.)",
      { cause },
    );
  }
  if (isDeeper(body, maxDepth)) {
    throw new ApiError(400, `The JSON body of your request is nested deeper than ${maxDepth} levels.`);
  }
  return body;
}

/** Deep nesting would exhaust the stack of whatever walks the value later. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}

/** No `connection: close`: a client that is still sending would lose the answer together with the connection. */
function tooLarge(maxBytes: number): ApiError {
  return new ApiError(413, `The body of your request is larger than ${maxBytes} bytes, which is the limit.`);
}
