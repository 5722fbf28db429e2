import { afterEach, expect, test } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import {
  argumentsChunk,
  type ChatReply,
  type ChatServer,
  callChunk,
  chunk,
  fails,
  says,
  startChatServer,
  streamed,
  usageChunk,
} from "../../support/chat-server";
import { openService } from "../../support/open-service";

let service: Awaited<ReturnType<typeof openService>> | null = null;
let server: ChatServer | null = null;

afterEach(async () => {
  await service?.close();
  await server?.close();
  service = null;
  server = null;
});

/** The service with a chat model that gives these replies. */
async function serviceWith(...replies: ChatReply[]) {
  server = await startChatServer(...replies);
  const model = createChatModel({
    kind: "openai-compatible",
    baseUrl: `${server.origin}/v1`,
    apiKey: "secret-key-1",
    apiVersion: null,
    model: "m",
  });
  service = await openService({ model });
  const { beta } = service.azure;
  const assistant = await beta.assistants.create({ model: "m", instructions: "Help.", tools: [weather] });
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "Rain?" }] });
  return { server, threads: beta.threads, assistant_id: assistant.id, thread_id: thread.id };
}

const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

const asksForWeather = streamed(
  callChunk(0, "call_a", "weather"),
  argumentsChunk(0, '{"city":'),
  argumentsChunk(0, '"Oslo"}'),
  callChunk(1, "call_b", "weather", '{"city":"Rome"}'),
  chunk({}, "tool_calls"),
  usageChunk(20, 8),
);

test("a chat model calls functions through a run and answers with their outputs", async () => {
  const { server, threads, assistant_id, thread_id } = await serviceWith(asksForWeather, says("It rains."));
  const stream = threads.runs.stream(thread_id, { assistant_id, temperature: 0.2 });
  const run = await stream.finalRun();
  const calls = run.required_action?.submit_tool_outputs.tool_calls ?? [];
  expect(calls.map((call) => [call.id, call.function.arguments])).toEqual([
    ["call_a", '{"city":"Oslo"}'],
    ["call_b", '{"city":"Rome"}'],
  ]);
  const tool_outputs = calls.map((call) => ({ tool_call_id: call.id, output: `rain ${call.id}` }));
  const second = threads.runs.submitToolOutputsStream(run.id, { thread_id, tool_outputs });
  expect(await second.finalMessages()).toMatchObject([{ content: [{ text: { value: "It rains." } }] }]);
  expect((await second.finalRun()).usage).toMatchObject({ prompt_tokens: 32, completion_tokens: 10 });
  const [first, last] = server.requests.map((request) => request.body);
  expect(first).toMatchObject({ model: "m", temperature: 0.2, stream: true });
  // Reasoning models refuse settings that nobody asked for.
  expect(first).not.toHaveProperty("top_p");
  expect(last?.messages.map((message) => message.role)).toEqual([
    "system",
    "user",
    "assistant",
    "tool",
    "tool",
  ]);
});

test("what the endpoint refuses ends the run with its reason, and the thread goes on", async () => {
  const tooLong = { error: { message: "maximum context length", code: "context_length_exceeded" } };
  const { threads, assistant_id, thread_id } = await serviceWith(fails(400, tooLong), says("Yes."));
  const failed = await threads.runs.createAndPoll(thread_id, { assistant_id });
  expect(failed).toMatchObject({
    status: "failed",
    last_error: { message: expect.stringContaining("context") },
  });
  expect(JSON.stringify(failed)).not.toContain("secret");
  expect((await threads.runs.createAndPoll(thread_id, { assistant_id })).status).toBe("completed");
});

test("a model name that the endpoint was not set up for is refused before the run", async () => {
  const { threads, assistant_id, thread_id } = await serviceWith(says("Yes."));
  await expect(threads.runs.create(thread_id, { assistant_id, model: "other" })).rejects.toMatchObject({
    status: 404,
    code: "DeploymentNotFound",
    message: expect.stringContaining("'m'"),
  });
});

test("calls of tools that do not exist are told so, and calls without end are stopped", async () => {
  const unknown = streamed(callChunk(0, "call_0", "no such tool", '{"a": nonsense'), chunk({}, "tool_calls"));
  const { server, threads, assistant_id, thread_id } = await serviceWith(unknown);
  const run = await threads.runs.createAndPoll(thread_id, { assistant_id });
  expect(run).toMatchObject({
    status: "failed",
    last_error: { code: "server_error", message: expect.stringContaining("without coming to an answer") },
  });
  expect(server.requests.length).toBeLessThan(100);
  const told = server.requests[1]?.body.messages.at(-1);
  expect(told).toMatchObject({ role: "tool", content: expect.stringContaining("there is no tool named") });
});

test("cancelling a run ends the request to the endpoint", async () => {
  const drips: ChatReply = (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(chunk({ content: "Well" }))}\n\n`);
  };
  const { server, threads, assistant_id, thread_id } = await serviceWith(drips);
  const stream = threads.runs.stream(thread_id, { assistant_id });
  stream.on("messageDelta", () => {
    threads.runs.cancel(stream.currentRun()?.id ?? "", { thread_id }).catch(() => {});
  });
  expect((await stream.finalRun()).status).toBe("cancelled");
  await server.leftEarly;
});
