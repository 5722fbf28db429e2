import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a model server was asked. */
export interface ChatRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatBody;
}

/** The part of a Chat Completions body that tests look at. */
export interface ChatBody {
  readonly [name: string]: unknown;
  readonly messages: readonly { readonly role: string; readonly [name: string]: unknown }[];
}

/** Writes one reply. It may leave the connection open: `close()` ends it. */
export type ChatReply = (response: ServerResponse, request: ChatRequest) => void;

export interface ChatServer {
  readonly origin: string;
  readonly requests: readonly ChatRequest[];
  /** Resolves as soon as the client has gone away from a reply that is still open. */
  readonly leftEarly: Promise<void>;
  close(): Promise<void>;
}

/**
 * A model server on the loopback that speaks the Chat Completions protocol over real HTTP.
 *
 * @param replies one per request, the last one again and again
 */
export async function startChatServer(...replies: ChatReply[]): Promise<ChatServer> {
  const requests: ChatRequest[] = [];
  let leave = (): void => undefined;
  const leftEarly = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer(async (incoming, response) => {
    response.on("close", () => {
      if (!response.writableEnded) leave();
    });
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece);
    const request = {
      path: incoming.url ?? "",
      headers: incoming.headers,
      body: JSON.parse(Buffer.concat(pieces).toString()),
    };
    requests.push(request);
    const reply = replies[Math.min(requests.length, replies.length) - 1];
    reply?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // Listening on TCP, so it is no pipe name.
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    leftEarly,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** One chunk as the services send it. */
export function chunk(delta: object, finishReason: string | null = null): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: "m",
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  };
}

/** The chunk after the last one when token counts were asked for. */
export function usageChunk(promptTokens: number, completionTokens: number): object {
  return {
    object: "chat.completion.chunk",
    choices: [],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** First piece of a tool call. */
export function callChunk(index: number, id: string, name: string, args = ""): object {
  return chunk({ tool_calls: [{ index, id, type: "function", function: { name, arguments: args } }] });
}

/** Further arguments of a tool call. */
export function argumentsChunk(index: number, args: string): object {
  return chunk({ tool_calls: [{ index, function: { arguments: args } }] });
}

export function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** A whole streamed reply. */
export function streamed(...chunks: object[]): ChatReply {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const data of chunks) response.write(event(data));
    response.end("data: [DONE]\n\n");
  };
}

/** A streamed text, word by word, with token counts. */
export function says(text: string): ChatReply {
  const words = text.split(/(?<= )/).map((content) => chunk({ content }));
  return streamed(
    chunk({ role: "assistant", content: "" }),
    ...words,
    chunk({}, "stop"),
    usageChunk(12, words.length),
  );
}

/** The answer of a server that does not stream, whatever it was asked. */
export function answersWhole(message: object, finishReason = "stop"): ChatReply {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finishReason }];
    const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
    response.end(JSON.stringify({ id: "chatcmpl-1", object: "chat.completion", choices, usage }, null, 2));
  };
}

/** An error answer. */
export function fails(status: number, body: unknown, headers: Record<string, string> = {}): ChatReply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}
