import { afterEach, expect, test } from "vitest";
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

const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
const askWeather = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };

test("both SDK clients create a run and poll it to its end", async () => {
  const { azure, openai, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("Hi.") });
  for (const client of [azure, openai]) {
    const run = await client.beta.threads.runs.createAndPoll(thread_id, { assistant_id });
    expect(run).toMatchObject({ status: "completed", model: "any", truncation_strategy: { type: "auto" } });
    const messages = await client.beta.threads.messages.list(thread_id, { run_id: run.id });
    expect(messages.data[0]?.content).toEqual([{ type: "text", text: { value: "Hi.", annotations: [] } }]);
    const steps = await client.beta.threads.runs.steps.list(run.id, { thread_id });
    const step = await client.beta.threads.runs.steps.retrieve(steps.data[0]?.id ?? "", {
      thread_id,
      run_id: run.id,
    });
    expect(step).toEqual(steps.data[0]);
  }
});

test("a run can be listed, retrieved and given other metadata", async () => {
  const { threads, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("Hi.") });
  const metadata = { class: "9b" };
  const run = await threads.runs.createAndPoll(thread_id, { assistant_id, metadata });
  const second = await threads.runs.createAndPoll(thread_id, { assistant_id });
  const page = await threads.runs.list(thread_id, { order: "asc" });
  expect(page.data.map((each) => each.id)).toEqual([run.id, second.id]);
  const changed = await threads.runs.update(run.id, { thread_id, metadata: { class: "9c" } });
  expect(changed.metadata).toEqual({ class: "9c" });
  expect(await threads.runs.retrieve(run.id, { thread_id })).toEqual(changed);
});

test("POST /threads/runs makes a thread with its messages and runs it", async () => {
  const { threads, assistant_id } = await serviceWith({ model: scriptedModel("Hi.") });
  const run = await threads.createAndRunPoll({
    assistant_id,
    thread: { messages: [{ role: "user", content: "What?" }], metadata: { a: "b" } },
  });
  expect(run.status).toBe("completed");
  const messages = await threads.messages.list(run.thread_id, { order: "asc" });
  expect(messages.data.map((message) => message.role)).toEqual(["user", "assistant"]);
  expect((await threads.retrieve(run.thread_id)).metadata).toEqual({ a: "b" });
});

test("additional messages are in the thread before the run, and not at all when the thread is locked", async () => {
  const model = scriptedModel(hangingTurn);
  const { threads, assistant_id, thread_id } = await serviceWith({ model });
  const more = { assistant_id, additional_messages: [{ role: "user" as const, content: "Please" }] };
  const run = await threads.runs.create(thread_id, more);
  await expect(threads.runs.create(thread_id, more)).rejects.toMatchObject({
    status: 400,
    message: `400 Thread ${thread_id} already has an active run ${run.id}.`,
  });
  await expect(threads.messages.create(thread_id, { role: "user", content: "x" })).rejects.toMatchObject({
    status: 400,
    message: `400 Can't add messages to ${thread_id} while a run ${run.id} is active.`,
  });
  const messages = await threads.messages.list(thread_id, { order: "asc" });
  expect(messages.data.filter((message) => message.role === "user")).toHaveLength(2);
});

test("Prefer: wait holds the answer until the status changes", async () => {
  const { threads, assistant_id, thread_id, engine, address } = await serviceWith({
    model: scriptedModel(hangingTurn),
  });
  const { id } = await threads.runs.create(thread_id, { assistant_id });
  await engine.waitForChange(id, "queued", { timeoutMs: 5_000 });
  const path = `${address}/openai/threads/${thread_id}/runs/${id}?api-version=2024-05-01-preview`;
  const headers = { "api-key": "test-key", prefer: "wait=20" };
  const held = fetch(path, { headers });
  const atOnce = await fetch(path, { headers: { "api-key": "test-key" } });
  expect(await atOnce.json()).toMatchObject({ status: "in_progress" });
  expect(Number(atOnce.headers.get("openai-poll-after-ms"))).toBeLessThanOrEqual(500);
  await threads.runs.cancel(id, { thread_id });
  const answer = await held;
  expect(answer.headers.get("preference-applied")).toBe("wait");
  expect(["cancelling", "cancelled"]).toContain(((await answer.json()) as { status: string }).status);
  expect((await threads.runs.poll(id, { thread_id })).status).toBe("cancelled");
  await expect(threads.runs.cancel(id, { thread_id })).rejects.toMatchObject({
    status: 400,
    message: "400 Cannot cancel run with status 'cancelled'.",
  });
});

test("tool outputs go in through the SDK, all of them or none", async () => {
  const model = scriptedModel(askWeather, "It rains.");
  const { threads, assistant_id, thread_id } = await serviceWith({ model });
  const run = await threads.runs.createAndPoll(thread_id, { assistant_id, tools: [weather] });
  expect(run.status).toBe("requires_action");
  await expect(threads.runs.submitToolOutputs(run.id, { thread_id, tool_outputs: [] })).rejects.toMatchObject(
    { status: 400, message: '400 Expected tool outputs for call_ids ["call_1"], got []' },
  );
  const tool_outputs = [{ tool_call_id: "call_1", output: "rain" }];
  const ended = await threads.runs.submitToolOutputsAndPoll(run.id, { thread_id, tool_outputs });
  expect(ended.status).toBe("completed");
  const steps = await threads.runs.steps.list(run.id, { thread_id, order: "asc" });
  expect(steps.data[0]?.step_details).toEqual({
    type: "tool_calls",
    tool_calls: [
      {
        id: "call_1",
        type: "function",
        function: { name: "weather", arguments: '{"city":"Oslo"}', output: "rain" },
      },
    ],
  });
});

test.each([
  [{ max_prompt_tokens: 100 }, "max_prompt_tokens", "integer_below_min_value"],
  [{ temperature: 2.5 }, "temperature", "decimal_above_max_value"],
  [{ tool_choice: "always" }, "tool_choice", "invalid_value"],
  [{ truncation_strategy: { type: "first" } }, "truncation_strategy.type", "invalid_value"],
  [{ file_ids: [] }, "file_ids", "unknown_parameter"],
  [{ tools: [{ type: "retrieval" }] }, "tools[0].type", "invalid_value"],
  [{ response_format: { type: "json_schema" } }, "response_format.json_schema", "missing_required_parameter"],
  [{ metadata: { local_status: "broken" } }, "metadata.local_status", "invalid_value"],
  [{ assistant_id: undefined }, "assistant_id", "missing_required_parameter"],
])("a run with %j is refused at %s", async (wrong, param, code) => {
  const { threads, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("Hi.") });
  const body = { assistant_id, ...wrong } as Parameters<typeof threads.runs.create>[1];
  await expect(threads.runs.create(thread_id, body)).rejects.toMatchObject({ status: 400, param, code });
});

test.each([
  [{ type: "function", function: { name: "time" } }, "time"],
  [{ type: "code_interpreter" }, "code_interpreter"],
])("tool_choice %j is refused when the run has no such tool", async (tool_choice, name) => {
  const { threads, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("Hi.") });
  const body = { assistant_id, tools: [weather], tool_choice } as Parameters<typeof threads.runs.create>[1];
  await expect(threads.runs.create(thread_id, body)).rejects.toMatchObject({
    status: 400,
    param: "tool_choice",
    message: `400 Tool choice '${name}' not found in 'tools' parameter.`,
  });
});

test("what a run leaves out or sets to null is as the assistant has it", async () => {
  const model = scriptedModel("Hi.");
  const { azure, threads, thread_id } = await serviceWith({ model });
  const own = {
    temperature: 0.3,
    top_p: 0.4,
    tools: [weather],
    response_format: { type: "json_object" as const },
  };
  const assistant = await azure.beta.assistants.create({ model: "any", ...own, reasoning_effort: "low" });
  const nothing = Object.fromEntries(
    "model instructions tools temperature top_p response_format reasoning_effort tool_choice parallel_tool_calls metadata max_prompt_tokens max_completion_tokens truncation_strategy additional_instructions additional_messages stream"
      .split(" ")
      .map((name) => [name, null]),
  );
  for (const left of [{}, nothing]) {
    const run = await threads.runs.createAndPoll(thread_id, { assistant_id: assistant.id, ...left });
    expect(run).toMatchObject({ ...own, model: "any", tool_choice: "auto", parallel_tool_calls: true });
    expect(model.requests.at(-1)?.reasoningEffort).toBe("low");
  }
  await threads.runs.createAndPoll(thread_id, { assistant_id: assistant.id, reasoning_effort: "high" });
  expect(model.requests.at(-1)?.reasoningEffort).toBe("high");
});

test("what does not exist is named", async () => {
  const { threads, assistant_id, thread_id } = await serviceWith({ model: scriptedModel("Hi.") });
  await expect(threads.runs.create(thread_id, { assistant_id: "asst_no" })).rejects.toMatchObject({
    status: 404,
    message: "404 No assistant found with id 'asst_no'.",
  });
  await expect(threads.runs.create("thread_no", { assistant_id })).rejects.toMatchObject({
    message: "404 No thread found with id 'thread_no'.",
  });
  await expect(threads.runs.retrieve("run_no", { thread_id })).rejects.toMatchObject({
    message: "404 No run found with id 'run_no'.",
  });
  await expect(threads.runs.list("undefined")).rejects.toMatchObject({ status: 400, param: "thread_id" });
  await expect(threads.createAndRun({ assistant_id: "asst_no" })).rejects.toMatchObject({ status: 404 });
});
