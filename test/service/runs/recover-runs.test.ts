import { afterEach, expect, test } from "vitest";
import { openStore } from "../../../src/service/store/sqlite-store";
import type { Store } from "../../../src/service/store/store";
import { FakeClock } from "../../support/fake-clock";
import { type EngineOptions, type OpenEngine, openEngine } from "../../support/open-engine";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

let store: Store | null = null;
const open: OpenEngine[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await store?.close();
  store = null;
});

/** An engine over the store that the engines before it have left. */
function nextEngine(options: Omit<EngineOptions, "store">): OpenEngine {
  store ??= openStore({ memory: true });
  const engine = openEngine({ ...options, store });
  open.push(engine);
  return engine;
}

const look = { type: "function" as const, function: { name: "look", parameters: {} } };
const callLook = { calls: [{ id: "call_1", name: "look", arguments: "{}" }] };

test("a run that was being answered goes on after a restart, in the message it had begun", async () => {
  const before = nextEngine({ model: scriptedModel(hangingTurn) });
  const thread = await before.newThread();
  const events = await before.stream(thread, await before.newAssistant());
  let runId = "";
  for await (const event of events) {
    if (event.event === "thread.run.created") runId = event.data.id;
    if (event.event === "thread.message.delta") break;
  }
  await before.engine.close();
  expect((await before.run(runId)).status).toBe("in_progress");

  const after = nextEngine({ model: scriptedModel("Here you are.") });
  await after.engine.recover();
  expect(await after.settled({ id: runId })).toMatchObject({ status: "completed" });
  expect((await after.steps(runId)).map((step) => step.status)).toEqual(["completed"]);
  expect((await after.messages(thread)).slice(1)).toMatchObject([
    { status: "completed", content: [{ text: { value: "Here you are." } }] },
  ]);
});

test("queued runs go on, runs being cancelled end, and no thread stays locked", async () => {
  const before = nextEngine({ model: scriptedModel(hangingTurn), limits: { maxRunning: 1 } });
  const assistant = await before.newAssistant();
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await before.start(await before.newThread(), assistant));
  const [, , last] = runs;
  if (last === undefined) throw new Error("no run");
  await before.engine.waitForChange(runs[0]?.id ?? "", "queued", { timeoutMs: 5_000 });
  await before.engine.close();
  await store?.write({
    update: "run",
    id: last.id,
    owner: before.owner,
    change: (record) => ({ ...record, object: { ...record.object, status: "cancelling" } }),
    tag: "cancelling",
  });

  const after = nextEngine({ model: scriptedModel("Yes.") });
  await after.engine.recover();
  const ended = await Promise.all(runs.map((run) => after.settled(run)));
  expect(ended.map((run) => run.status)).toEqual(["completed", "completed", "cancelled"]);
  for (const run of runs) {
    expect((await after.store.get("thread", run.thread_id, after.owner))?.activeRunId).toBeNull();
  }
});

test("a run that waits for outputs waits on, takes them, and expires when they never come", async () => {
  const clock = new FakeClock();
  const before = nextEngine({ model: scriptedModel(callLook), clock });
  const assistant = await before.newAssistant({ tools: [look] });
  const [one, two] = [await before.newThread(), await before.newThread()];
  const first = await before.settled(await before.start(one, assistant));
  const second = await before.settled(await before.start(two, assistant));
  await before.engine.close();

  const after = nextEngine({ model: scriptedModel(callLook, "Seen."), clock });
  await after.engine.recover();
  await after.engine.submitToolOutputs({
    owner: after.owner,
    threadId: one,
    runId: first.id,
    toolOutputs: [{ tool_call_id: "call_1", output: "a cat" }],
  });
  expect((await after.settled(first)).status).toBe("completed");
  expect((await after.run(second.id)).status).toBe("requires_action");
  await clock.advance(600_000);
  await after.engine.waitForChange(second.id, "requires_action", { timeoutMs: 1_000 });
  expect((await after.run(second.id)).status).toBe("expired");
});

test("a run whose time ran out while the service was down is expired", async () => {
  const clock = new FakeClock();
  const before = nextEngine({ model: scriptedModel(hangingTurn), clock });
  const run = await before.start(await before.newThread(), await before.newAssistant());
  await before.engine.waitForChange(run.id, "queued", { timeoutMs: 1_000 });
  await before.engine.close();
  await clock.advance(700_000);
  const after = nextEngine({ model: scriptedModel("Late."), clock });
  await after.engine.recover();
  expect((await after.settled(run)).status).toBe("expired");
});
