import { afterEach, expect, it } from "vitest";
import { type OpenEngine, openEngine } from "../../support/open-engine";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

let open: OpenEngine;
afterEach(() => open.close());

it("one key may have only so many active runs at a time; cancelled ones do not count", async () => {
  open = openEngine({ model: scriptedModel(hangingTurn), limits: { maxPerOwner: 2 } });
  const assistant = await open.newAssistant();
  const start = async () => open.start(await open.newThread(), assistant);
  const first = await start();
  await start();
  await expect(start()).rejects.toMatchObject({
    status: 429,
    code: "rate_limit_exceeded",
    headers: { "retry-after": "1" },
    message: "2 runs or responses of your key are active already; try again in a second.",
  });
  await open.engine.cancelRun({ owner: open.owner, threadId: first.thread_id, runId: first.id });
  expect((await open.settled(first)).status).toBe("cancelled");
  expect((await start()).status).toBe("queued");
});
