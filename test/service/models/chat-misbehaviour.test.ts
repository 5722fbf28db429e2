import { afterEach, describe, expect, it } from "vitest";
import { type ChatModelOptions, createChatModel } from "../../../src/service/models/chat-completions";
import type { ModelEvent, ModelRequest } from "../../../src/service/models/model";
import {
  argumentsChunk,
  type ChatReply,
  type ChatServer,
  callChunk,
  chunk,
  event,
  startChatServer,
  streamed,
} from "../../support/chat-server";

const servers: ChatServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const REQUEST: ModelRequest = {
  model: "m",
  instructions: "Be brief.",
  messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  tools: [],
  toolChoice: "auto",
  parallelToolCalls: true,
  responseFormat: { type: "text" },
  temperature: null,
  topP: null,
  maxCompletionTokens: null,
  reasoningEffort: null,
  files: [],
};

async function ask(
  replies: ChatReply[],
  request: Partial<ModelRequest> = {},
  options: ChatModelOptions = {},
) {
  const server = await startChatServer(...replies);
  servers.push(server);
  const model = createChatModel(
    {
      kind: "openai-compatible",
      baseUrl: `${server.origin}/v1`,
      apiKey: "secret-key-1",
      apiVersion: null,
      model: "m",
    },
    options,
  );
  const events: ModelEvent[] = [];
  const controller = new AbortController();
  const done = (async () => {
    for await (const item of model.respond({ ...REQUEST, ...request }, controller.signal)) events.push(item);
    return events;
  })();
  return { server, model, controller, events, done };
}

const textOf = (events: ModelEvent[]): string =>
  events.map((e) => (e.type === "text" ? e.text : "")).join("");

describe("a chat model that misbehaves", () => {
  it("ends an endless text as if its token limit were reached, and lets the server go", async () => {
    const { done, server } = await ask(
      [
        (response) => {
          response.writeHead(200, { "content-type": "text/event-stream" });
          const more = (): void => {
            if (!response.destroyed) response.write(event(chunk({ content: "na ".repeat(100) })), more);
          };
          more();
        },
      ],
      {},
      { limits: { maxText: 10_000 } },
    );
    const events = await done;
    expect(textOf(events)).toHaveLength(10_000);
    expect(events.at(-1)).toMatchObject({ reason: "max_completion_tokens" });
    await server.leftEarly;
  });

  it("refuses gigantic arguments and endless calls", async () => {
    const gigantic = await ask(
      [streamed(callChunk(0, "a", "f"), argumentsChunk(0, "9".repeat(5_000)))],
      {},
      { limits: { maxArguments: 1_000 } },
    );
    await expect(gigantic.done).rejects.toMatchObject({ code: "server_error", message: /1000 characters/ });
    const many = Array.from({ length: 20 }, (_, index) => callChunk(index, `call_${index}`, "f"));
    const endless = await ask([streamed(...many)], {}, { limits: { maxToolCalls: 8 } });
    await expect(endless.done).rejects.toMatchObject({
      code: "server_error",
      message: /more than 8 tool calls/,
    });
  });

  it("reports a stream that is cut half way", async () => {
    const cut = await ask([
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(event(chunk({ content: "x is" })), () => response.destroy());
      },
    ]);
    await expect(cut.done).rejects.toMatchObject({ name: "ModelError", code: "server_error" });
    expect(textOf(cut.events)).toBe("x is");
    const quiet = await ask([streamed(chunk({ content: "x is" }))]);
    await expect(quiet.done).rejects.toMatchObject({ message: /broke off before its end/ });
  });

  it("reports an error that comes in the middle of a stream", async () => {
    const { done } = await ask([
      streamed(chunk({ content: "x" }), {
        error: { message: "GPU on fire", type: "server_error", code: null },
      }),
    ]);
    await expect(done).rejects.toMatchObject({ code: "server_error", message: /GPU on fire/ });
  });

  it("reports a stream that is not JSON", async () => {
    const { done } = await ask([
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.end("data: {not json\n\n");
      },
    ]);
    await expect(done).rejects.toMatchObject({ code: "server_error", message: /not JSON/ });
  });

  it("ends at once when aborted while a reply drips on forever", async () => {
    const { done, server, controller, events } = await ask([
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        const drip = setInterval(() => response.write(event(chunk({ content: "." }))), 5);
        response.on("close", () => clearInterval(drip));
      },
    ]);
    while (events.length === 0) await new Promise(setImmediate);
    const reason = new Error("run cancelled");
    controller.abort(reason);
    await expect(done).rejects.toBe(reason);
    await server.leftEarly;
  });

  it("ends at once when aborted before the server answers at all", async () => {
    const { done, server, controller } = await ask([() => undefined]);
    while (server.requests.length === 0) await new Promise(setImmediate);
    controller.abort(new Error("run expired"));
    await expect(done).rejects.toThrow("run expired");
    await server.leftEarly;
  });

  it("gives up on a reply that falls silent", async () => {
    const { done } = await ask(
      [
        (response) => {
          response.writeHead(200, { "content-type": "text/event-stream" });
          response.write(event(chunk({ content: "x" })));
        },
      ],
      {},
      { idleTimeoutMs: 30 },
    );
    await expect(done).rejects.toMatchObject({ code: "server_error", message: /sent nothing for 0.03 s/ });
  });
});
