import { afterEach, expect, test } from "vitest";
import { FakeClock } from "../../support/fake-clock";
import { type OpenEngine, openEngine } from "../../support/open-engine";
import { scriptedModel } from "../../support/scripted-model";

let open: OpenEngine | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

async function runWith(metadata: Record<string, string>, clock?: FakeClock) {
  open = openEngine({ model: scriptedModel("Done."), ...(clock ? { clock } : {}) });
  const thread = await open.newThread();
  return { ...open, thread, run: await open.start(thread, await open.newAssistant(), { metadata }) };
}

test.each(["failed", "incomplete", "expired", "cancelled", "requires_action"])(
  "local_status brings a run to %s",
  async (status) => {
    const { settled, run } = await runWith({ local_status: status });
    expect(await settled(run)).toMatchObject({ status, metadata: { local_status: status } });
  },
);

test("local_status incomplete leaves half an answer, with its reason", async () => {
  const { settled, run, messages, thread } = await runWith({ local_status: "incomplete" });
  expect((await settled(run)).incomplete_details).toEqual({ reason: "max_completion_tokens" });
  expect((await messages(thread))[1]).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "max_tokens" },
  });
});

test("local_status requires_action goes on to a real answer once the outputs are in", async () => {
  const { settled, run, engine, owner, thread } = await runWith({ local_status: "requires_action" });
  const waiting = await settled(run);
  const [call] = waiting.required_action?.submit_tool_outputs.tool_calls ?? [];
  expect(call?.function.name).toBe("local_example");
  const toolOutputs = [{ tool_call_id: call?.id ?? "", output: "ok" }];
  await engine.submitToolOutputs({ owner, threadId: thread, runId: run.id, toolOutputs });
  expect((await settled(run)).status).toBe("completed");
});

test("local_delay_s keeps a run in progress for so long", async () => {
  const clock = new FakeClock();
  const { engine, settled, run } = await runWith({ local_delay_s: "5" }, clock);
  await engine.waitForChange(run.id, "queued", { timeoutMs: 1_000 });
  // The expiry and the delay.
  while (clock.sleeping < 2) await new Promise(setImmediate);
  expect((await settledNow(run.id)).status).toBe("in_progress");
  await clock.advance(5_000);
  expect((await settled(run)).status).toBe("completed");
});

test("local_expires_in_s shortens the life of a run", async () => {
  const { run } = await runWith({ local_expires_in_s: "3" }, new FakeClock());
  expect(run.expires_at).toBe(run.created_at + 3);
});

test("local_rate_limit shows both kinds of rate limit", async () => {
  await expect(runWith({ local_rate_limit: "http" })).rejects.toMatchObject({
    status: 429,
    headers: { "retry-after": "1" },
  });
  await open?.close();
  const { settled, run } = await runWith({ local_rate_limit: "run" });
  expect(await settled(run)).toMatchObject({ status: "failed", last_error: { code: "rate_limit_exceeded" } });
});

test("a value that no switch knows is refused with the values it could have", async () => {
  await expect(runWith({ local_status: "faild" })).rejects.toMatchObject({
    status: 400,
    param: "metadata.local_status",
    message: expect.stringContaining("'failed', 'incomplete'"),
  });
  await expect(runWith({ local_delay_s: "soon" })).rejects.toMatchObject({ param: "metadata.local_delay_s" });
});

async function settledNow(runId: string) {
  if (open === null) throw new Error("no engine");
  return await open.run(runId);
}
