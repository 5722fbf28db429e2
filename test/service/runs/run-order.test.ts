import fc from "fast-check";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { expect, test } from "vitest";
import { ApiError } from "../../../src/service/api-error";
import type { ModelEvent } from "../../../src/service/models/model";
import { isActive, nextStatuses } from "../../../src/service/runs/run-states";
import { openStore } from "../../../src/service/store/sqlite-store";
import { FakeClock } from "../../support/fake-clock";
import { type OpenEngine, openEngine } from "../../support/open-engine";
import { finish, scriptedModel, type Turn } from "../../support/scripted-model";

const look = { type: "function" as const, function: { name: "look", parameters: {} } };
const commands = ["create", "cancel", "submit", "turn", "wait", "restart"] as const;
type Command = (typeof commands)[number];
const turns: Record<string, Turn> = {
  answer: "Yes.",
  call: { calls: [{ name: "look", arguments: "{}" }] },
  fail: async function* (): AsyncGenerator<ModelEvent> {
    yield { type: "text", text: "N" };
    yield finish("content_filter");
  },
  hang: (_request, signal) => hanging(signal),
};

async function* hanging(signal: AbortSignal): AsyncGenerator<ModelEvent> {
  await new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

const step = fc.record({
  command: fc.constantFrom(...commands),
  thread: fc.nat(2),
  turn: fc.constantFrom(...Object.keys(turns)),
});

test("in whatever order runs are made, cancelled, answered and interrupted, all end and no thread stays locked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const world = await newWorld();
      try {
        for (const each of steps) await world.do(each.command, each.thread, each.turn);
        await world.end();
      } finally {
        await world.close();
      }
    }),
    { numRuns: 200 },
  );
});

/** Three threads, an engine that can be restarted, and what was seen of every run. */
async function newWorld() {
  const store = openStore({ memory: true });
  const clock = new FakeClock();
  let turn = "answer";
  const model = scriptedModel((request, signal) => scriptedModel(turns[turn] ?? "").respond(request, signal));
  const start = () => openEngine({ model, clock, store, limits: { maxTurns: 3, maxRunning: 2 } });
  let open: OpenEngine = start();
  const assistant = await open.newAssistant({ tools: [look] });
  const threads = [await open.newThread(), await open.newThread(), await open.newThread()];
  const seen = new Map<string, Run["status"]>();

  const observe = async () => {
    for (const parent of threads) {
      const page = await store.list("run", { owner: open.owner, parent, limit: 100, order: "asc" });
      for (const { object } of page.records) check(seen, object);
      const active = page.records.filter(({ object }) => isActive(object.status));
      expect(active.length).toBeLessThanOrEqual(1);
    }
  };

  const act = async (command: Command, threadId: string) => {
    const { engine, owner } = open;
    const activeRunId = (await store.get("thread", threadId, owner))?.activeRunId ?? "run_none";
    const address = { owner, threadId, runId: activeRunId };
    if (command === "create") await open.start(threadId, assistant);
    else if (command === "cancel") await engine.cancelRun(address);
    else if (command === "submit") {
      const run = await open.run(activeRunId).catch(() => null);
      const calls = run?.required_action?.submit_tool_outputs.tool_calls ?? [];
      const toolOutputs = calls.map(({ id }) => ({ tool_call_id: id, output: "a cat" }));
      await engine.submitToolOutputs({ ...address, toolOutputs });
    } else if (command === "wait") await clock.advance(200_000);
    else if (command === "restart") {
      await engine.close();
      open = start();
      await open.engine.recover();
    }
  };

  return {
    async do(command: Command, thread: number, nextTurn: string) {
      if (command === "turn") turn = nextTurn;
      try {
        await act(command, threads[thread] ?? "");
      } catch (error) {
        if (!(error instanceof ApiError && error.status < 500)) throw error;
      }
      await observe();
    },
    /** Time passes, and everything is over. */
    async end() {
      await clock.advance(700_000);
      while (Object.values(open.engine.activity()).some((count) => count > 0)) {
        await new Promise(setImmediate);
      }
      await observe();
      expect([...seen.values()].filter(isActive)).toEqual([]);
      for (const runId of seen.keys()) {
        const statuses = (await open.steps(runId)).map(({ status }) => status);
        expect(statuses).not.toContain("in_progress");
      }
      for (const thread of threads) {
        const statuses = (await open.messages(thread)).map(({ status }) => status);
        expect(statuses).not.toContain("in_progress");
        expect((await store.get("thread", thread, open.owner))?.activeRunId).toBeNull();
      }
    },
    async close() {
      await open.close();
      await store.close();
    },
  };
}

/** Between two looks a run may have taken several steps, but only allowed ones. */
function check(seen: Map<string, Run["status"]>, { id, status }: Run): void {
  const before = seen.get(id) ?? "queued";
  expect(reachable(before)).toContain(status);
  seen.set(id, status);
}

function reachable(from: Run["status"]): Set<Run["status"]> {
  const found = new Set([from]);
  for (const each of found) for (const next of nextStatuses[each]) found.add(next);
  return found;
}
