import { afterEach, expect, test } from "vitest";
import { FakeClock } from "../../support/fake-clock";
import { type EngineOptions, newUserMessage, type OpenEngine, openEngine } from "../../support/open-engine";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

let open: OpenEngine | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

function engineWith(options: EngineOptions): OpenEngine {
  open = openEngine(options);
  return open;
}

const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
const askWeather = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };

test("a run goes from queued to completed and leaves a message, a step and its usage", async () => {
  const { start, settled, steps, messages, newAssistant, newThread, store, owner } = engineWith({
    model: scriptedModel("The answer is 1."),
  });
  const thread = await newThread();
  const created = await start(thread, await newAssistant(), { additional_instructions: "Be brief." });
  expect(created).toMatchObject({ status: "queued", instructions: "Help.\n\nBe brief.", usage: null });
  const run = await settled(created);
  expect(run).toMatchObject({
    status: "completed",
    expires_at: null,
    last_error: null,
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
  const [step] = await steps(run.id);
  const [, message] = await messages(thread);
  expect(step).toMatchObject({ type: "message_creation", status: "completed", usage: { total_tokens: 15 } });
  expect(message).toMatchObject({
    role: "assistant",
    status: "completed",
    run_id: run.id,
    content: [{ type: "text", text: { value: "The answer is 1.", annotations: [] } }],
  });
  expect((await store.get("thread", thread, owner))?.activeRunId).toBeNull();
});

test("a thread takes one run at a time, with an error that names the active one", async () => {
  const { start, newAssistant, newThread, settled, engine, owner } = engineWith({
    model: scriptedModel(hangingTurn),
  });
  const thread = await newThread();
  const assistant = await newAssistant();
  const first = await start(thread, assistant);
  await expect(start(thread, assistant)).rejects.toMatchObject({
    status: 400,
    message: `Thread ${thread} already has an active run ${first.id}.`,
  });
  await engine.cancelRun({ owner, threadId: thread, runId: first.id });
  expect((await settled(first)).status).toBe("cancelled");
  expect((await start(thread, assistant)).status).toBe("queued");
});

test("tool calls wait for the caller, and the answer comes after all outputs are in", async () => {
  const model = scriptedModel(askWeather, "It rains.");
  const { engine, owner, start, settled, steps, newAssistant, newThread } = engineWith({ model });
  const threadId = await newThread();
  const waiting = await settled(await start(threadId, await newAssistant({ tools: [weather] })));
  expect(waiting.status).toBe("requires_action");
  expect(waiting.required_action?.submit_tool_outputs.tool_calls).toEqual([
    { id: "call_1", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } },
  ]);
  const address = { owner, threadId, runId: waiting.id };
  await expect(
    engine.submitToolOutputs({ ...address, toolOutputs: [{ tool_call_id: "call_2", output: "" }] }),
  ).rejects.toMatchObject({
    status: 400,
    message: 'Expected tool outputs for call_ids ["call_1"], got ["call_2"]',
  });
  const toolOutputs = [{ tool_call_id: "call_1", output: "rain" }];
  const { run } = await engine.submitToolOutputs({ ...address, toolOutputs });
  expect(run).toMatchObject({ status: "queued", required_action: null });
  expect(await settled(run)).toMatchObject({ status: "completed", usage: { total_tokens: 30 } });
  expect((await steps(run.id)).map((step) => [step.type, step.status])).toEqual([
    ["tool_calls", "completed"],
    ["message_creation", "completed"],
  ]);
  expect(model.requests[1]?.messages.slice(1)).toMatchObject([
    { role: "assistant", toolCalls: [{ id: "call_1", name: "weather" }] },
    { role: "tool", toolCallId: "call_1", output: "rain" },
  ]);
  await expect(engine.submitToolOutputs({ ...address, toolOutputs })).rejects.toMatchObject({
    message: 'Runs in status "completed" do not accept tool outputs.',
  });
});

test("cancelling a run keeps what was said as an incomplete message", async () => {
  const { engine, owner, store, stream, steps, messages, newAssistant, newThread } = engineWith({
    model: scriptedModel(hangingTurn),
  });
  const threadId = await newThread();
  const seen: string[] = [];
  for await (const event of await stream(threadId, await newAssistant())) {
    seen.push(event.event);
    if (event.event === "thread.message.delta") {
      const runs = await store.list("run", { owner, parent: threadId, limit: 1, order: "desc" });
      const runId = runs.records[0]?.object.id ?? "";
      const cancelled = await engine.cancelRun({ owner, threadId, runId });
      expect(cancelled.status).toBe("cancelling");
    }
    if (event.event === "thread.run.cancelled") {
      expect((await steps(event.data.id))[0]?.status).toBe("cancelled");
    }
  }
  expect(seen.slice(-4)).toEqual([
    "thread.run.cancelling",
    "thread.message.incomplete",
    "thread.run.step.cancelled",
    "thread.run.cancelled",
  ]);
  expect((await messages(threadId))[1]).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "run_cancelled" },
    content: [{ text: { value: "Well" } }],
  });
});

test("a run expires ten minutes after its creation, also while it waits for outputs", async () => {
  const clock = new FakeClock();
  const { start, settled, steps, newAssistant, newThread, store, owner } = engineWith({
    model: scriptedModel(askWeather),
    clock,
  });
  const thread = await newThread();
  const run = await settled(await start(thread, await newAssistant({ tools: [weather] })));
  expect(run.expires_at).toBe(run.created_at + 600);
  await clock.advance(599_000);
  expect((await store.get("run", run.id, owner))?.object.status).toBe("requires_action");
  const change = open?.engine.waitForChange(run.id, "requires_action", { timeoutMs: 60_000 });
  await clock.advance(1_000);
  await change;
  expect(await settled(run)).toMatchObject({ status: "expired", required_action: null, expires_at: null });
  expect((await steps(run.id))[0]?.status).toBe("expired");
  expect((await store.get("thread", thread, owner))?.activeRunId).toBeNull();
});

test("a second question is answered with the first one in view", async () => {
  const model = scriptedModel("Yes.");
  const { start, settled, newAssistant, newThread, store, owner } = engineWith({ model });
  const thread = await newThread("One?");
  const assistant = await newAssistant();
  await settled(await start(thread, assistant));
  const object = newUserMessage(thread, "Two?");
  const message = { insert: "message" as const, id: object.id, owner, parent: thread, record: { object } };
  await store.write(message);
  await settled(await start(thread, assistant));
  expect(model.requests[1]?.messages).toMatchObject([
    { role: "user", content: [{ text: "One?" }] },
    { role: "assistant", content: [{ text: "Yes." }], assistantName: "Helper" },
    { role: "user", content: [{ text: "Two?" }] },
  ]);
  const more = await start(thread, assistant, {
    truncation_strategy: { type: "last_messages", last_messages: 1 },
  });
  await settled(more);
  expect(model.requests[2]?.messages).toHaveLength(1);
});

test("a turn that calls built-in tools and functions waits for the functions only", async () => {
  const both = {
    text: "One moment.",
    calls: [
      { id: "call_0", name: "nobody", arguments: "{}" },
      { id: "call_1", name: "weather", arguments: "{}" },
    ],
  };
  const model = scriptedModel(both, "It rains.");
  const { engine, owner, start, settled, newAssistant, newThread } = engineWith({ model });
  const threadId = await newThread();
  const waiting = await settled(await start(threadId, await newAssistant({ tools: [weather] })));
  const calls = waiting.required_action?.submit_tool_outputs.tool_calls ?? [];
  expect(calls.map((call) => call.id)).toEqual(["call_1"]);
  const toolOutputs = [{ tool_call_id: "call_1", output: "rain" }];
  await engine.submitToolOutputs({ owner, threadId, runId: waiting.id, toolOutputs });
  expect((await settled(waiting)).status).toBe("completed");
  expect(model.requests[1]?.messages.slice(1)).toMatchObject([
    {
      role: "assistant",
      content: [{ text: "One moment." }],
      toolCalls: [{ id: "call_0" }, { id: "call_1" }],
    },
    { role: "tool", toolCallId: "call_0" },
    { role: "tool", toolCallId: "call_1", output: "rain" },
  ]);
});

test("an answer that was written in several messages counts as so many", async () => {
  const model = scriptedModel({ text: "First.", calls: [{ name: "nobody", arguments: "{}" }] }, "Second.");
  const { start, settled, newAssistant, newThread } = engineWith({ model });
  const thread = await newThread();
  const assistant = await newAssistant();
  await settled(await start(thread, assistant));
  const last = { type: "last_messages" as const, last_messages: 1 };
  await settled(await start(thread, assistant, { truncation_strategy: last }));
  const texts = JSON.stringify(model.requests[2]?.messages);
  expect([texts.includes("Second."), texts.includes("First.")]).toEqual([true, false]);
});

test("of a very long thread the latest thousand messages are read, in order", async () => {
  const model = scriptedModel("Yes.");
  const { start, settled, newAssistant, newThread, store, owner } = engineWith({ model });
  const thread = await newThread("first");
  const inserts = Array.from({ length: 1_200 }, (_, number) => {
    const object = newUserMessage(thread, `question ${number}`);
    return { insert: "message" as const, id: object.id, owner, parent: thread, record: { object } };
  });
  await store.write(...inserts);
  await settled(await start(thread, await newAssistant()));
  const messages = model.requests[0]?.messages ?? [];
  expect(messages).toHaveLength(1_000);
  expect(messages[0]).toMatchObject({ content: [{ text: "question 200" }] });
  expect(messages.at(-1)).toMatchObject({ content: [{ text: "question 1199" }] });
});
