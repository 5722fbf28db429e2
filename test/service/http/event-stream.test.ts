import type { AssistantStream } from "openai/lib/AssistantStream";
import { afterEach, expect, test } from "vitest";
import { ModelError } from "../../../src/service/models/model";
import { openService, type ServiceOptions } from "../../support/open-service";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service | null = null;

afterEach(async () => {
  await service?.close();
  service = null;
});

async function serviceWith(options: ServiceOptions) {
  service = await openService(options);
  const { beta } = service.azure;
  const assistant = await beta.assistants.create({ model: "any", name: "Tutor", instructions: "Help." });
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "Hello" }] });
  return { ...service, threads: beta.threads, assistant_id: assistant.id, thread_id: thread.id };
}

/** The names of all events, deltas that follow each other counted once. */
async function namesOf(stream: AssistantStream): Promise<string[]> {
  const names: string[] = [];
  for await (const { event } of stream) {
    if (!(event.endsWith(".delta") && names.at(-1) === event)) names.push(event.replace("thread.", ""));
    if (names.at(-1) === names.at(-2)) names.pop();
  }
  return names;
}

const messageEvents = [
  "run.step.created",
  "run.step.in_progress",
  "message.created",
  "message.in_progress",
  "message.delta",
  "message.completed",
  "run.step.completed",
];
const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
const askWeather = {
  text: "Let me look.",
  calls: [
    { id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' },
    { id: "call_2", name: "weather", arguments: '{"city":"Rome"}' },
  ],
};

test("a streamed run tells every event in order, and its text is put together by the SDK", async () => {
  const { threads, assistant_id, thread_id } = await serviceWith({
    model: scriptedModel("The answer is 1."),
  });
  const stream = threads.runs.stream(thread_id, { assistant_id });
  let text = "";
  const done: string[] = [];
  stream.on("textDelta", (delta) => {
    text += delta.value ?? "";
  });
  stream.on("textDone", (content) => done.push(content.value));
  expect(await namesOf(stream)).toEqual([
    ...["run.created", "run.queued", "run.in_progress"],
    ...messageEvents,
    "run.completed",
  ]);
  expect([text, done]).toEqual(["The answer is 1.", ["The answer is 1."]]);
  const [message] = await stream.finalMessages();
  expect(message).toMatchObject({ content: [{ text: { value: "The answer is 1." } }] });
  expect((await stream.finalRun()).status).toBe("completed");
  expect(await stream.finalRunSteps()).toHaveLength(1);
});

test("a thread and its run are streamed, the thread first", async () => {
  const { threads, assistant_id } = await serviceWith({ model: scriptedModel("Hi.") });
  const stream = threads.createAndRunStream({
    assistant_id,
    thread: { messages: [{ role: "user", content: "Hello" }] },
  });
  expect((await namesOf(stream)).slice(0, 3)).toEqual(["created", "run.created", "run.queued"]);
});

test("tool calls are streamed without doubling, and so is what follows their outputs", async () => {
  const model = scriptedModel(askWeather, "It rains.");
  const { threads, assistant_id, thread_id } = await serviceWith({ model });
  const stream = threads.runs.stream(thread_id, { assistant_id, tools: [weather] });
  const created: string[] = [];
  let built = "";
  stream.on("toolCallCreated", (call) => created.push(call.id));
  stream.on("toolCallDelta", (_delta, snapshot) => {
    if (snapshot.type === "function" && snapshot.id === "call_1") built = snapshot.function.arguments;
  });
  expect(await namesOf(stream)).toEqual([
    ...["run.created", "run.queued", "run.in_progress"],
    ...messageEvents,
    ...["run.step.created", "run.step.in_progress", "run.step.delta", "run.requires_action"],
  ]);
  expect([created, built]).toEqual([["call_1", "call_2"], '{"city":"Oslo"}']);
  const run = await stream.finalRun();
  const tool_outputs = ["call_2", "call_1"].map((tool_call_id) => ({ tool_call_id, output: "rain" }));
  const second = threads.runs.submitToolOutputsStream(run.id, { thread_id, tool_outputs });
  expect(await namesOf(second)).toEqual([
    ...["run.step.completed", "run.queued", "run.in_progress"],
    ...messageEvents,
    "run.completed",
  ]);
  expect((await second.finalRun()).usage?.total_tokens).toBe(30);
});

test("a model that fails is an event of the run, after the message it leaves unfinished", async () => {
  const model = scriptedModel(async function* () {
    yield { type: "text", text: "Well" };
    throw new ModelError("rate_limit_exceeded", "Too many requests");
  });
  const { threads, assistant_id, thread_id } = await serviceWith({ model });
  const stream = threads.runs.stream(thread_id, { assistant_id });
  expect((await namesOf(stream)).slice(-3)).toEqual(["message.incomplete", "run.step.failed", "run.failed"]);
  expect((await stream.finalRun()).last_error).toEqual({
    code: "rate_limit_exceeded",
    message: "Too many requests",
  });
});

test("a client that goes away does not stop the run", async () => {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const model = scriptedModel(async function* () {
    yield { type: "text", text: "First " };
    await gate;
    yield { type: "text", text: "and last." };
    yield { type: "finish", reason: "stop", usage: { promptTokens: 1, completionTokens: 1 } };
  });
  const { threads, assistant_id, thread_id } = await serviceWith({ model });
  let runId = "";
  for await (const event of threads.runs.stream(thread_id, { assistant_id })) {
    if (event.event === "thread.run.created") runId = event.data.id;
    if (event.event === "thread.message.delta") break;
  }
  goOn();
  expect((await threads.runs.poll(runId, { thread_id })).status).toBe("completed");
  const messages = await threads.messages.list(thread_id);
  expect(messages.data[0]?.content).toMatchObject([{ text: { value: "First and last." } }]);
});

test("a run cancelled from elsewhere ends its stream", async () => {
  const { threads, assistant_id, thread_id } = await serviceWith({ model: scriptedModel(hangingTurn) });
  const stream = threads.runs.stream(thread_id, { assistant_id });
  stream.on("messageDelta", () => {
    const id = stream.currentRun()?.id ?? "";
    threads.runs.cancel(id, { thread_id }).catch(() => {});
  });
  expect((await namesOf(stream)).slice(-4)).toEqual([
    "run.cancelling",
    "message.incomplete",
    "run.step.cancelled",
    "run.cancelled",
  ]);
});

test("errors before the stream are plain JSON, and the bytes of a stream are as the format says", async () => {
  const { address, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("a\nb\u2028c") });
  const post = (body: object) =>
    fetch(`${address}/openai/threads/${thread_id}/runs?api-version=2024-05-01-preview`, {
      method: "POST",
      headers: { "api-key": "test-key", "content-type": "application/json" },
      body: JSON.stringify({ stream: true, ...body }),
    });
  const refused = await post({ assistant_id: "asst_no" });
  expect([refused.status, refused.headers.get("content-type")]).toEqual([404, "application/json"]);
  const answer = await post({ assistant_id });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const text = await answer.text();
  expect(text.endsWith("event: done\ndata: [DONE]\n\n")).toBe(true);
  for (const block of text.trimEnd().split("\n\n")) {
    const [event, data, ...rest] = block.split("\n");
    expect([event?.startsWith("event: "), data?.startsWith("data: "), rest]).toEqual([true, true, []]);
  }
});

test("a service that stops says so at the end of its streams", async () => {
  const { threads, assistant_id, thread_id, engine, log } = await serviceWith({
    model: scriptedModel(hangingTurn),
  });
  const stream = threads.runs.stream(thread_id, { assistant_id });
  stream.on("messageDelta", () => void engine.close().catch(() => {}));
  await expect(namesOf(stream)).rejects.toThrow("The service is stopping; the run goes on");
  expect(log).toEqual([]);
});
