import { asEvents } from "./whole-reply";

/** A reply is read line by line; without this a line that never ends would fill the memory. */
const MAX_REPLY_BYTES = 64 * 1024 * 1024;

/** An error text longer than this is a page, not a message. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * `fetch` for servers we do not know: replies are bounded, streams asked for are streams of events, redirects refused
 * (they would carry the key elsewhere), and errors brought into the form that the SDK reads.
 */
export const chatFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" });
  if (response.body === null) return response;
  if (response.ok) {
    const body = bounded(response.body, MAX_REPLY_BYTES);
    return new Response(asksForStream(init) ? asEvents(body) : body, response);
  }
  const text = await new Response(bounded(response.body, MAX_ERROR_BYTES)).text().catch(() => "");
  const { status, statusText, headers } = response;
  return new Response(withErrorObject(text), { status, statusText, headers });
};

/** Inside of a message the quotes of such a setting would be escaped. */
function asksForStream(init: RequestInit | undefined): boolean {
  return typeof init?.body === "string" && /[{,]"stream":true\b/.test(init.body);
}

function bounded(body: ReadableStream<Uint8Array>, maxBytes: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) controller.error(new RangeError(`The reply is longer than ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** vLLM sends the error's fields without an `error` around them, other servers a bare text in it. */
function withErrorObject(text: string): string {
  const body = parse(text);
  if (typeof body !== "object" || body === null) return text;
  if (!("error" in body)) {
    const message = "message" in body ? body.message : "detail" in body ? body.detail : text;
    return JSON.stringify({ error: { ...body, message: asMessage(message) } });
  }
  return typeof body.error === "string" ? JSON.stringify({ error: { message: body.error } }) : text;
}

function asMessage(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
