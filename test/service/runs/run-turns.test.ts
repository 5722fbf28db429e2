import { afterEach, expect, test } from "vitest";
import { ModelError, type ModelEvent } from "../../../src/service/models/model";
import type { RunEvent } from "../../../src/service/runs/run-engine";
import type { CodeInterpreter } from "../../../src/service/sandbox/sandbox";
import { type EngineOptions, type OpenEngine, openEngine } from "../../support/open-engine";
import { finish, scriptedModel } from "../../support/scripted-model";

let open: OpenEngine | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

async function runWith(options: EngineOptions, over = {}) {
  open = openEngine(options);
  const thread = await open.newThread();
  const run = await open.start(thread, await open.newAssistant(over));
  return { ...open, thread, run: await open.settled(run) };
}

test("a model that calls tools for ever is stopped", async () => {
  const { run, steps } = await runWith({
    model: scriptedModel({ calls: [{ name: "nothing_like_it", arguments: "{}" }] }),
    limits: { maxTurns: 5 },
  });
  expect(run).toMatchObject({
    status: "failed",
    last_error: { code: "server_error", message: expect.stringContaining("5 turns") },
  });
  expect(await steps(run.id)).toHaveLength(5);
});

test("a call of an unknown tool is answered with the names of the real ones", async () => {
  const model = scriptedModel({ calls: [{ name: "serch", arguments: "{}" }] }, "Sorry.");
  const look = { type: "function", function: { name: "look", parameters: {} } };
  const { run } = await runWith({ model }, { tools: [look] });
  expect(run.status).toBe("completed");
  expect(model.requests[1]?.messages.at(-1)).toMatchObject({
    role: "tool",
    output: "Error: there is no tool named 'serch'; the tools are 'look'",
  });
});

test("gigantic arguments end the run with an error that says so", async () => {
  const { run } = await runWith({
    model: scriptedModel(async function* (): AsyncGenerator<ModelEvent> {
      for (;;) yield { type: "tool_call", index: 0, name: "f", arguments: "x".repeat(100_000) };
    }),
  });
  expect(run.last_error?.message).toContain("more than 1000000 characters of tool call arguments");
});

test("text without end becomes an incomplete message of bounded length", async () => {
  const { run, messages, thread } = await runWith({
    model: scriptedModel(async function* (): AsyncGenerator<ModelEvent> {
      for (;;) yield { type: "text", text: "and ".repeat(1_000) };
    }),
    limits: { maxText: 50_000 },
  });
  expect(run).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "max_completion_tokens" },
  });
  const [, message] = await messages(thread);
  const [part] = message?.content ?? [];
  expect(part?.type === "text" && part.text.value.length).toBe(50_000);
});

test("a model that sends nothings for ever neither ends the service nor hides from a cancel", async () => {
  open = openEngine({
    model: scriptedModel(async function* (): AsyncGenerator<ModelEvent> {
      for (;;) yield { type: "text", text: "" };
    }),
  });
  const { engine, owner, start, newThread, newAssistant, settled } = open;
  const threadId = await newThread();
  const run = await start(threadId, await newAssistant());
  await engine.waitForChange(run.id, "queued", { timeoutMs: 5_000 });
  await engine.cancelRun({ owner, threadId, runId: run.id });
  expect((await settled(run)).status).toBe("cancelled");
});

test("a reply that breaks off fails the run, and its message says why it ends there", async () => {
  const { run, messages, thread } = await runWith({
    model: scriptedModel(async function* (): AsyncGenerator<ModelEvent> {
      yield { type: "text", text: "The answer" };
    }),
  });
  expect(run).toMatchObject({ status: "failed", last_error: { code: "server_error" } });
  expect((await messages(thread))[1]).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "run_failed" },
    content: [{ text: { value: "The answer" } }],
  });
});

test.each(["rate_limit_exceeded", "invalid_prompt", "server_error"] as const)(
  "a model error with the code %s becomes the run's last_error",
  async (code) => {
    const model = scriptedModel(() => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new ModelError(code, "No more tokens")) }),
    }));
    const { run } = await runWith({ model });
    expect(run).toMatchObject({ status: "failed", last_error: { code, message: "No more tokens" } });
  },
);

test("an unforeseen error ends the run without telling its inside, and is logged", async () => {
  const log: string[] = [];
  const model = scriptedModel(() => {
    throw new TypeError("secret");
  });
  const { run } = await runWith({ model, log });
  expect(run).toMatchObject({ status: "failed", last_error: { code: "server_error" } });
  expect(run.last_error?.message).not.toContain("secret");
  expect(log.join()).toContain("TypeError: secret");
});

test("tokens are counted over all turns, and a run out of them is incomplete", async () => {
  open = openEngine({
    model: scriptedModel({ calls: [{ name: "again", arguments: "{}" }] }, async function* (request) {
      expect(request.maxCompletionTokens).toBe(295);
      yield { type: "text", text: "So" };
      yield finish("max_completion_tokens", 20, 295);
    }),
  });
  const { start, settled, newThread, newAssistant, messages } = open;
  const thread = await newThread();
  const created = await start(thread, await newAssistant(), { max_completion_tokens: 300 });
  expect(await settled(created)).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "max_completion_tokens" },
    usage: { prompt_tokens: 30, completion_tokens: 300, total_tokens: 330 },
  });
  expect((await messages(thread))[1]?.incomplete_details).toEqual({ reason: "max_tokens" });
});

test("a filtered answer makes the run incomplete", async () => {
  const model = scriptedModel(async function* (): AsyncGenerator<ModelEvent> {
    yield { type: "text", text: "It" };
    yield finish("content_filter");
  });
  const { run, messages, thread } = await runWith({ model });
  expect(run).toMatchObject({ status: "incomplete", incomplete_details: {} });
  expect((await messages(thread))[1]?.incomplete_details).toEqual({ reason: "content_filter" });
});

test("two hundred runs at once all end, though only a few are executed at a time", async () => {
  open = openEngine({ model: scriptedModel("Done."), limits: { maxRunning: 4 } });
  const { newThread, newAssistant, start, settled, engine } = open;
  const assistant = await newAssistant();
  const runs = await Promise.all(
    Array.from({ length: 200 }, async () => start(await newThread(), assistant)),
  );
  const ended = await Promise.all(runs.map(settled));
  expect(new Set(ended.map((run) => run.status))).toEqual(new Set(["completed"]));
  expect(engine.activity()).toEqual({ queued: 0, running: 0, waiting: 0 });
});

test("a queue that is full refuses with 429 and when to come back", async () => {
  open = openEngine({ model: scriptedModel("Done."), limits: { maxQueued: 0 } });
  const { newThread, newAssistant, start } = open;
  await expect(start(await newThread(), await newAssistant())).rejects.toMatchObject({
    status: 429,
    headers: { "retry-after": "1" },
  });
});

test("a reader who comes late and reads slowly misses nothing", async () => {
  open = openEngine({ model: scriptedModel("word ".repeat(2_000)) });
  const { stream, newThread, newAssistant, messages } = open;
  const thread = await newThread();
  const events = await stream(thread, await newAssistant());
  while ((await messages(thread)).at(-1)?.status !== "completed" || (await messages(thread)).length < 2) {
    await new Promise(setImmediate);
  }
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  const text = all.flatMap((each) =>
    each.event === "thread.message.delta"
      ? (each.data.delta.content ?? []).map((part) => (part.type === "text" ? (part.text?.value ?? "") : ""))
      : [],
  );
  expect(text.join("")).toBe("word ".repeat(2_000));
  expect(all.length).toBeLessThan(100);
  expect(all.at(-1)?.event).toBe("thread.run.completed");
});

test("what a call of the code interpreter waits for is in its step, until its output takes the place", async () => {
  const call = { name: "code_interpreter", arguments: JSON.stringify({ code: "import numpy" }) };
  let finishFetch = (): void => undefined;
  const fetched = new Promise<void>((resolve) => {
    finishFetch = resolve;
  });
  const nothing = { truncatedBytes: 0, files: [], stateLost: false, durationMs: 1, memoryMb: 1 };
  const interpreter: CodeInterpreter = {
    session: async () => ({
      run: async (_code, options) => {
        options?.onProgress?.("Fetching Python packages: numpy");
        await fetched;
        return { status: "ok", logs: "ready\n", ...nothing };
      },
      putFile: async () => "",
      listFiles: async () => [],
    }),
    forget: async () => undefined,
    removeFile: async () => undefined,
    packages: () => [],
    status: () => {
      throw new Error("nobody asks");
    },
    close: async () => undefined,
  };
  open = openEngine({ model: scriptedModel({ calls: [call] }, "Done."), interpreter });
  const { steps, start, settled, newThread, newAssistant } = open;
  const tools = [{ type: "code_interpreter" as const }];
  const run = await start(await newThread(), await newAssistant({ tools }));
  const logs = async () => JSON.stringify((await steps(run.id)).map((step) => step.step_details));
  await expect.poll(logs).toContain("[Fetching Python packages: numpy]");
  finishFetch();
  expect((await settled(run)).status).toBe("completed");
  expect(await logs()).not.toContain("Fetching");
  expect(await logs()).toContain("ready");
});
