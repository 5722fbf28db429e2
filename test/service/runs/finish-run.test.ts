import { expect, test } from "vitest";
import { openStore } from "../../../src/service/store/sqlite-store";
import type { Store } from "../../../src/service/store/store";
import { FakeClock } from "../../support/fake-clock";
import { openEngine } from "../../support/open-engine";
import { scriptedModel } from "../../support/scripted-model";

/** A store on a disk that can be full. */
function fullable(store: Store) {
  let isFull = false;
  const write: Store["write"] = async (...writes) => {
    if (isFull) throw new Error("disk full");
    await store.write(...writes);
  };
  const disk = {
    get: store.get.bind(store),
    list: store.list.bind(store),
    count: store.count.bind(store),
    scan: store.scan.bind(store),
    backup: store.backup.bind(store),
    close: store.close.bind(store),
    write,
  } as Store;
  const fill = (full: boolean) => {
    isFull = full;
  };
  return { disk, fill };
}

test("a disk that is full for a while ends the run later, and leaves no thread locked", async () => {
  const clock = new FakeClock();
  const { disk, fill } = fullable(openStore({ memory: true }));
  const model = scriptedModel(async function* () {
    fill(true);
    yield { type: "text", text: "Yes." };
    yield { type: "finish", reason: "stop", usage: { promptTokens: 1, completionTokens: 1 } };
  });
  const log: string[] = [];
  const open = openEngine({ model, clock, store: disk, log });
  try {
    const thread = await open.newThread();
    const run = await open.start(thread, await open.newAssistant());
    while (!log.some((line) => line.includes("trying again"))) await new Promise(setImmediate);
    expect((await open.run(run.id)).status).toBe("in_progress");
    fill(false);
    await clock.advance(2_000);
    expect(await open.settled(run)).toMatchObject({ status: "failed", last_error: { code: "server_error" } });
    expect((await disk.get("thread", thread, open.owner))?.activeRunId).toBeNull();
  } finally {
    await open.close();
    await disk.close();
  }
});

test("a disk that is full from the start fails the run as soon as it can be written", async () => {
  const clock = new FakeClock();
  const { disk, fill } = fullable(openStore({ memory: true }));
  const log: string[] = [];
  const open = openEngine({ model: scriptedModel("Yes."), clock, store: disk, log });
  try {
    const thread = await open.newThread();
    const run = await open.start(thread, await open.newAssistant(), { metadata: {} });
    fill(true);
    while (!log.some((line) => line.includes("trying again"))) await new Promise(setImmediate);
    fill(false);
    await clock.advance(2_000);
    expect((await open.settled(run)).status).toBe("failed");
  } finally {
    await open.close();
    await disk.close();
  }
});
