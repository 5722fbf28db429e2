import type { Assistant } from "openai/resources/beta/assistants";
import type { Message } from "openai/resources/beta/threads/messages";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import { type Clock, nowSeconds, systemClock } from "../../src/service/clock";
import type { Files } from "../../src/service/files/files";
import { randomId } from "../../src/service/ids";
import type { Model } from "../../src/service/models/model";
import { createRunEngine } from "../../src/service/runs/create-run-engine";
import { defaultLimits, type EngineLimits } from "../../src/service/runs/engine-parts";
import type { RunEngine, RunEvent, RunParameters } from "../../src/service/runs/run-engine";
import type { CodeInterpreter } from "../../src/service/sandbox/sandbox";
import { openStore } from "../../src/service/store/sqlite-store";
import type { Store } from "../../src/service/store/store";

export interface EngineOptions {
  readonly model: Model;
  readonly clock?: Clock;
  readonly limits?: Partial<EngineLimits>;
  readonly interpreter?: CodeInterpreter;
  /** To open a second engine over what a first one left. */
  readonly store?: Store;
  readonly log?: string[];
}

export interface OpenEngine {
  readonly engine: RunEngine;
  readonly store: Store;
  readonly owner: string;
  newAssistant(over?: Partial<Assistant>): Promise<string>;
  /** A thread with one user message. */
  newThread(text?: string): Promise<string>;
  start(threadId: string, assistantId: string, over?: Partial<RunParameters>): Promise<Run>;
  stream(
    threadId: string,
    assistantId: string,
    over?: Partial<RunParameters>,
  ): Promise<AsyncIterable<RunEvent>>;
  /** The run as soon as it is over or waits for outputs. */
  settled(run: Pick<Run, "id">): Promise<Run>;
  run(runId: string): Promise<Run>;
  steps(runId: string): Promise<RunStep[]>;
  messages(threadId: string): Promise<Message[]>;
  close(): Promise<void>;
}

const owner = "key-1";

/** A run engine over a real store, without HTTP. */
export function openEngine(options: EngineOptions): OpenEngine {
  const clock = options.clock ?? systemClock;
  const store = options.store ?? openStore({ memory: true });
  const engine = createRunEngine({
    store,
    clock,
    model: options.model,
    interpreter: options.interpreter ?? noInterpreter,
    search: { query: async () => [] },
    files: noFiles,
    newId: randomId,
    limits: { ...defaultLimits, ...options.limits },
    log: (line) => options.log?.push(line),
  });
  const run = async (runId: string) => {
    const record = await store.get("run", runId, owner);
    if (record === undefined) throw new Error(`There is no run ${runId}`);
    return record.object;
  };
  return {
    engine,
    store,
    owner,
    run,
    newAssistant: (over = {}) => insertAssistant(store, clock, over),
    newThread: (text = "Hello") => insertThread(store, clock, text),
    async start(threadId, assistant_id, over = {}) {
      return (await engine.createRun({ owner, threadId, parameters: { assistant_id, ...over } })).run;
    },
    async stream(threadId, assistant_id, over = {}) {
      const request = { owner, threadId, parameters: { assistant_id, ...over }, stream: true };
      const { events } = await engine.createRun(request);
      if (events === null) throw new Error("There are no events");
      return events;
    },
    async settled({ id }) {
      for (;;) {
        const now = await run(id);
        if (!["queued", "in_progress", "cancelling"].includes(now.status)) return now;
        await engine.waitForChange(id, now.status, { timeoutMs: 30_000 });
      }
    },
    async steps(parent) {
      const page = await store.list("step", { owner, parent, limit: 100, order: "asc" });
      return page.records.map((record) => record.object);
    },
    async messages(parent) {
      const page = await store.list("message", { owner, parent, limit: 100, order: "asc" });
      return page.records.map((record) => record.object);
    },
    async close() {
      await engine.close();
      if (!options.store) await store.close();
    },
  };
}

const refuse = async () => {
  throw new Error("this test has no files");
};

/** For tests without files. */
const noFiles: Files = {
  save: refuse,
  stage: refuse,
  keep: refuse,
  discard: refuse,
  read: refuse,
  get: refuse,
  open: refuse,
  delete: refuse,
  recover: async () => {},
};

/** For tests that run no code: the first call that needs Python fails. */
export const noInterpreter: CodeInterpreter = {
  session: async () => {
    throw new Error("this test has no Python");
  },
  forget: async () => {},
  removeFile: async () => {},
  packages: () => [],
  status: () => ({
    isolation: { permission: false, network: "imports-only" },
    snapshot: "not-started",
    packages: {},
    sessions: 0,
  }),
  close: async () => {},
};

async function insertAssistant(store: Store, clock: Clock, over: Partial<Assistant>): Promise<string> {
  const object: Assistant = {
    id: randomId("assistant"),
    object: "assistant",
    created_at: nowSeconds(clock),
    name: "Helper",
    description: null,
    model: "any",
    instructions: "Help.",
    tools: [],
    metadata: {},
    ...over,
  };
  await store.write({ insert: "assistant", id: object.id, owner, record: { object } });
  return object.id;
}

async function insertThread(store: Store, clock: Clock, text: string): Promise<string> {
  const id = randomId("thread");
  const object = {
    id,
    object: "thread" as const,
    created_at: nowSeconds(clock),
    metadata: {},
    tool_resources: {},
  };
  const message = newUserMessage(id, text, clock);
  await store.write(
    { insert: "thread", id, owner, record: { object, activeRunId: null } },
    { insert: "message", id: message.id, owner, parent: id, tag: "", record: { object: message } },
  );
  return id;
}

export function newUserMessage(threadId: string, text: string, clock: Clock = systemClock): Message {
  return {
    id: randomId("message"),
    object: "thread.message",
    created_at: nowSeconds(clock),
    thread_id: threadId,
    role: "user",
    status: "completed",
    content: [{ type: "text", text: { value: text, annotations: [] } }],
    assistant_id: null,
    run_id: null,
    attachments: [],
    metadata: {},
    completed_at: nowSeconds(clock),
    incomplete_at: null,
    incomplete_details: null,
  };
}
