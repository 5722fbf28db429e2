const BRACE = "{".charCodeAt(0);
const SPACE = " ".charCodeAt(0);

/**
 * The body of a streamed reply, also from a server that ignores `stream: true` and answers with one JSON object:
 * that becomes the only event. A line of a stream of events never begins with a brace, so the first sign tells.
 */
export function asEvents(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let kind: "unknown" | "object" | "events" = "unknown";
  let held: Uint8Array[] = [];
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        held.push(bytes);
        const first = kind === "unknown" ? bytes.find((byte) => byte > SPACE) : undefined;
        if (first !== undefined) kind = first === BRACE ? "object" : "events";
        if (kind !== "events") return;
        for (const each of held) controller.enqueue(each);
        held = [];
      },
      flush(controller) {
        const rest = Buffer.concat(held);
        controller.enqueue(kind === "object" ? Buffer.from(onlyEvent(rest.toString())) : rest);
      },
    }),
  );
}

/** A text that is no JSON, as one that was cut off, stays what it is: no event. */
function onlyEvent(text: string): string {
  try {
    const reply: unknown = JSON.parse(text);
    return `data: ${JSON.stringify(asChunk(reply))}\n\ndata: [DONE]\n\n`;
  } catch {
    return text;
  }
}

/** A whole reply has a `message` where a chunk has a `delta`. */
function asChunk(reply: unknown): unknown {
  if (typeof reply !== "object" || reply === null || !("choices" in reply)) return reply;
  const { choices } = reply;
  if (!Array.isArray(choices)) return reply;
  return { ...reply, choices: choices.map((choice: object) => ({ delta: messageOf(choice), ...choice })) };
}

function messageOf(choice: object): unknown {
  return "message" in choice ? choice.message : undefined;
}
