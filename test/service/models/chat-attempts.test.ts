import { afterEach, describe, expect, it } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import type { Model, ModelRequest } from "../../../src/service/models/model";
import { type ChatReply, type ChatServer, fails, says, startChatServer } from "../../support/chat-server";

const servers: ChatServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const REQUEST: ModelRequest = {
  model: "m",
  instructions: "",
  messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  tools: [{ kind: "function", name: "f", description: "", parameters: {}, strict: false }],
  toolChoice: "auto",
  parallelToolCalls: false,
  responseFormat: { type: "text" },
  temperature: null,
  topP: null,
  maxCompletionTokens: 300,
  reasoningEffort: null,
  files: [],
};

async function start(...replies: ChatReply[]) {
  const server = await startChatServer(...replies);
  servers.push(server);
  const baseUrl = `${server.origin}/v1`;
  const model = createChatModel({
    kind: "openai-compatible",
    baseUrl,
    apiKey: "k",
    apiVersion: null,
    model: "m",
  });
  return { server, model };
}

async function run(model: Model, signal = new AbortController().signal): Promise<void> {
  for await (const _ of model.respond(REQUEST, signal));
}

const body = (message: string, code: string | null, more: object = {}) => ({
  error: { message, type: "invalid_request_error", param: null, code, ...more },
});

describe("openChatReply()", () => {
  it("retries passing failures with the pause that the server asks for", async () => {
    const wait = { "retry-after-ms": "1" };
    const slowDown = fails(429, body("slow down", "rate_limit_exceeded"), wait);
    const { server, model } = await start(slowDown, fails(503, "", wait), says("ok"));
    await run(model);
    expect(server.requests).toHaveLength(3);
  });

  it("gives up after three tries", async () => {
    const { server, model } = await start(fails(500, body("boom", null), { "retry-after-ms": "1" }));
    await expect(run(model)).rejects.toMatchObject({ code: "server_error", message: /failed \(500\): boom/ });
    expect(server.requests).toHaveLength(3);
  });

  it("gives up at once when told not to try, or to wait long", async () => {
    const never = await start(fails(500, body("boom", null), { "x-should-retry": "false" }));
    await expect(run(never.model)).rejects.toMatchObject({ code: "server_error" });
    expect(never.server.requests).toHaveLength(1);
    const long = await start(fails(429, body("slow down", "rate_limit_exceeded"), { "retry-after": "60" }));
    const error = { code: "rate_limit_exceeded", message: /asks to wait 60 s/ };
    await expect(run(long.model)).rejects.toMatchObject(error);
    expect(long.server.requests).toHaveLength(1);
  });

  it("reads a date as the end of the pause, by the server's own clock", async () => {
    const at = (second: number) => `Wed, 21 Oct 2015 07:28:${second} GMT`;
    const wait = (until: number) =>
      fails(429, body("slow down", "rate_limit_exceeded"), { date: at(10), "retry-after": at(until) });
    const short = await start(wait(10), says("ok"));
    await run(short.model);
    expect(short.server.requests).toHaveLength(2);
    const long = await start(wait(55));
    const error = { code: "rate_limit_exceeded", message: /asks to wait 45 s/ };
    await expect(run(long.model)).rejects.toMatchObject(error);
    expect(long.server.requests).toHaveLength(1);
  });

  it("can be aborted during the pause", async () => {
    const { server, model } = await start(fails(429, body("slow down", null), { "retry-after": "15" }));
    const controller = new AbortController();
    const turn = run(model, controller.signal);
    while (server.requests.length === 0) await new Promise(setImmediate);
    controller.abort(new Error("run cancelled"));
    await expect(turn).rejects.toThrow("run cancelled");
  });

  it("refuses redirects, which would carry the key elsewhere", async () => {
    const { server, model } = await start((response) => {
      response.writeHead(307, { location: "/elsewhere", "x-should-retry": "false" }).end();
    });
    await expect(run(model)).rejects.toMatchObject({ code: "server_error", message: /redirect/ });
    expect(server.requests.map((request) => request.path)).not.toContain("/elsewhere");
  });

  it("learns once which settings a server does not know", async () => {
    const unsupported = (param: string, message: string): ChatReply =>
      fails(400, body(message, "unsupported_parameter", { param }));
    const { server, model } = await start(
      fails(400, body("Unrecognized request argument supplied: stream_options", null)),
      unsupported(
        "parallel_tool_calls",
        "Unsupported parameter: 'parallel_tool_calls' is not supported with this model.",
      ),
      unsupported(
        "max_tokens",
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
      says("ok"),
    );
    await run(model);
    await run(model);
    expect(server.requests).toHaveLength(5);
    const last = server.requests.at(-1)?.body;
    expect(last).not.toHaveProperty("stream_options");
    expect(last).not.toHaveProperty("parallel_tool_calls");
    expect(last).toMatchObject({ max_completion_tokens: 300 });
  });

  it("leaves out what a reasoning model takes only at its default", async () => {
    const { server, model } = await start(
      fails(
        400,
        body(
          "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
          "unsupported_value",
          { param: "temperature" },
        ),
      ),
      fails(400, body("Unrecognized request argument supplied: reasoning_effort", null)),
      says("ok"),
    );
    const request = { ...REQUEST, temperature: 0.2, topP: 0.5, reasoningEffort: "low" };
    for await (const _ of model.respond(request, new AbortController().signal));
    expect(server.requests[0]?.body).toMatchObject({ temperature: 0.2, reasoning_effort: "low" });
    const last = server.requests.at(-1)?.body;
    for (const name of ["temperature", "top_p", "reasoning_effort"]) expect(last).not.toHaveProperty(name);
    expect(server.requests).toHaveLength(3);
  });
});
