import { afterEach, describe, expect, it } from "vitest";
import { type ChatModelOptions, createChatModel } from "../../../src/service/models/chat-completions";
import type { ModelEvent, ModelRequest, ModelTool } from "../../../src/service/models/model";
import {
  argumentsChunk,
  type ChatReply,
  type ChatServer,
  callChunk,
  chunk,
  event,
  says,
  startChatServer,
  streamed,
  usageChunk,
} from "../../support/chat-server";

const servers: ChatServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const WEATHER: ModelTool = {
  kind: "function",
  name: "get_weather",
  description: "Weather of a city",
  parameters: { type: "object", properties: { city: { type: "string" } } },
  strict: false,
};

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

describe("createChatModel()", () => {
  it("passes text on piece by piece and ends with the server's token counts", async () => {
    const { done, server } = await ask([says("x is exactly 1.")]);
    const events = await done;
    expect(events.filter((e) => e.type === "text").map((e) => e.text)).toEqual([
      "x ",
      "is ",
      "exactly ",
      "1.",
    ]);
    expect(events.at(-1)).toEqual({
      type: "finish",
      reason: "stop",
      usage: { promptTokens: 12, completionTokens: 4 },
    });
    expect(server.requests[0]?.path).toBe("/v1/chat/completions");
    expect(server.requests[0]?.headers.authorization).toBe("Bearer secret-key-1");
  });

  it("hands on parallel tool calls whose pieces come interleaved", async () => {
    const { done } = await ask(
      [
        streamed(
          callChunk(0, "call_a", "get_weather"),
          callChunk(1, "call_b", "get_weather"),
          argumentsChunk(0, '{"city":'),
          argumentsChunk(1, '{"city":"Oslo"}'),
          argumentsChunk(0, '"Bergen"}'),
          chunk({}, "tool_calls"),
          usageChunk(5, 6),
        ),
      ],
      { tools: [WEATHER] },
    );
    const events = await done;
    const joined = [0, 1].map((index) =>
      events.map((e) => (e.type === "tool_call" && e.index === index ? e.arguments : "")).join(""),
    );
    expect(joined).toEqual(['{"city":"Bergen"}', '{"city":"Oslo"}']);
    expect(events.at(-1)).toMatchObject({ reason: "tool_calls" });
  });

  it("passes malformed arguments and unknown names on as the model wrote them", async () => {
    const { done } = await ask(
      [
        streamed(
          callChunk(0, "call_a", "no_such_tool", '{"city": Oslo'),
          chunk({}, "tool_calls"),
          usageChunk(1, 1),
        ),
      ],
      { tools: [WEATHER] },
    );
    expect((await done)[0]).toEqual({
      type: "tool_call",
      index: 0,
      id: "call_a",
      name: "no_such_tool",
      arguments: '{"city": Oslo',
    });
  });

  it("tells apart calls that a server numbers 0 throughout, and gives missing ids", async () => {
    const { done } = await ask(
      [
        streamed(
          callChunk(0, "a", "get_weather", '{"city":"Oslo"}'),
          callChunk(0, "b", "get_weather", '{"city":"Rome"}'),
          chunk({
            tool_calls: [{ index: 2, function: { name: "get_weather", arguments: { city: "Bonn" } } }],
          }),
          chunk({}, "stop"),
          usageChunk(1, 1),
        ),
      ],
      { tools: [WEATHER] },
      { newCallId: () => "call_new" },
    );
    const events = await done;
    expect(events.filter((e) => e.type === "tool_call").map((e) => [e.index, e.id, e.arguments])).toEqual([
      [0, "a", '{"city":"Oslo"}'],
      [1, "b", '{"city":"Rome"}'],
      [2, "call_new", '{"city":"Bonn"}'],
    ]);
    expect(events.at(-1)).toMatchObject({ reason: "tool_calls" });
  });

  it("keeps only the first call when calls are not to be parallel", async () => {
    const { done, server } = await ask(
      [
        streamed(
          callChunk(0, "a", "get_weather", "{}"),
          callChunk(1, "b", "get_weather", "{}"),
          chunk({}, "tool_calls"),
          usageChunk(1, 1),
        ),
      ],
      { tools: [WEATHER], parallelToolCalls: false },
    );
    expect((await done).filter((e) => e.type === "tool_call")).toHaveLength(1);
    expect(server.requests[0]?.body.parallel_tool_calls).toBe(false);
  });

  it("joins characters that arrive cut into single bytes", async () => {
    const text = "∫ x² dx = ⅓x³ — 完了 🎉";
    const { done } = await ask([
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        const bytes = Buffer.from(
          event(chunk({ content: text })) + event(chunk({}, "stop")) + event(usageChunk(1, 1)),
        );
        const send = (at: number): void => {
          if (at === bytes.length) response.end();
          else response.write(bytes.subarray(at, at + 1), () => setImmediate(send, at + 1));
        };
        response.socket?.setNoDelay(true);
        send(0);
      },
    ]);
    expect(textOf(await done)).toBe(text);
  });

  it("estimates token counts when the server sends none, also when it stays silent after the end", async () => {
    const { done } = await ask(
      [
        (response) => {
          response.writeHead(200, { "content-type": "text/event-stream" });
          response.write(event(chunk({ content: "12345678" }, "stop")));
        },
      ],
      {},
      { usageTimeoutMs: 20 },
    );
    expect((await done).at(-1)).toMatchObject({ reason: "stop", usage: { completionTokens: 2 } });
  });

  it("closes the connection when its reader leaves early", async () => {
    const { server, model, done } = await ask([
      says("done"),
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(event(chunk({ content: "one" })));
      },
    ]);
    await done;
    for await (const item of model.respond(REQUEST, new AbortController().signal)) {
      expect(item).toEqual({ type: "text", text: "one" });
      break;
    }
    await server.leftEarly;
  });

  it("hands on refusals and the end by token limit or content filter", async () => {
    const refusal = await ask([
      streamed(chunk({ refusal: "I cannot." }), chunk({}, "stop"), usageChunk(1, 1)),
    ]);
    expect((await refusal.done)[0]).toEqual({ type: "refusal", text: "I cannot." });
    const long = await ask([streamed(chunk({ content: "x" }), chunk({}, "length"), usageChunk(1, 1))]);
    expect((await long.done).at(-1)).toMatchObject({ reason: "max_completion_tokens" });
    const filtered = await ask([
      streamed(chunk({ content: "x" }), chunk({}, "content_filter"), usageChunk(1, 1)),
    ]);
    expect((await filtered.done).at(-1)).toMatchObject({ reason: "content_filter" });
  });

  it("names its deployment and host, and never its key", async () => {
    const { model, done } = await ask([says("hi")]);
    await done;
    expect(model.description).toMatch(/^model m at 127\.0\.0\.1:\d+$/);
    expect(model.deployments()).toEqual([{ id: "m", ownedBy: "endpoint", createdAtSeconds: 0 }]);
    expect([model.accepts("m"), model.accepts("gpt-4o")]).toEqual([true, false]);
  });
});
