import { AzureOpenAI } from "openai";
import { describe, expect, it, onTestFinished } from "vitest";
import { type PollRunOptions, pollRun } from "../../src/client/poll-run";
import { startMisbehavingServer, type Turn } from "../support/misbehaving-server";
import { createFakeClock } from "../support/poll-clock";

const ids = { id: "run_1", thread_id: "thread_1" };

/** Waits for a run against a service that answers the given turns, the last one for ever. */
async function waitFor(turns: readonly Turn[], options: PollRunOptions = {}) {
  const server = await startMisbehavingServer(turns);
  onTestFinished(() => server.close());
  const client = new AzureOpenAI({ endpoint: server.url, apiKey: "k", apiVersion: "2024-05-01-preview" });
  const clock = createFakeClock();
  const seen: string[] = [];
  const warnings: string[] = [];
  const outcome = pollRun(client, ids, {
    clock,
    quiet: true,
    random: () => 0,
    onProgress: (status) => {
      if (seen.at(-1) !== status) seen.push(status);
    },
    onWarning: (message) => warnings.push(message),
    ...options,
  });
  return { outcome, clock, seen, warnings, server };
}

describe("pollRun()", () => {
  it.each(["completed", "failed", "cancelled", "expired", "incomplete", "requires_action"])(
    "stops on %s and returns the run",
    async (status) => {
      const { outcome, seen } = await waitFor([{ status: "queued" }, { status: "in_progress" }, { status }]);
      expect(await outcome).toMatchObject({ object: "thread.run", id: "run_1", status });
      expect(seen).toEqual(["queued", "in_progress", status]);
    },
  );

  it("waits on cancelling", async () => {
    const { outcome, seen } = await waitFor([{ status: "cancelling" }, { status: "cancelled" }]);
    await outcome;
    expect(seen).toEqual(["cancelling", "cancelled"]);
  });

  it("asks the service to hold its answer, and asks again at once after a held one", async () => {
    const held = { "preference-applied": "wait" };
    const { outcome, clock, server } = await waitFor([
      { status: "queued", headers: held },
      { status: "in_progress", headers: held },
      { status: "completed" },
    ]);
    clock.runAlong();
    await outcome;
    expect(server.requests.map((request) => request.headers.prefer)).toEqual(["wait=1", "wait=1", "wait=20"]);
    expect(clock.sleeps).toEqual([0, 0]);
  });

  it("does not spin when a service claims to hold but answers at once", async () => {
    const turn = { status: "queued", headers: { "preference-applied": "wait" } };
    const { outcome, clock } = await waitFor([turn, turn, turn, { status: "completed" }]);
    await outcome;
    expect(clock.sleeps.slice(1).every((ms) => ms >= 250)).toBe(true);
  });

  it("backs off from 250 ms to 5 s, with jitter downwards only", async () => {
    const queued = Array.from({ length: 12 }, () => ({ status: "queued" }));
    const plain = await waitFor([...queued, { status: "completed" }]);
    await plain.outcome;
    expect(plain.clock.sleeps.slice(0, 3)).toEqual([250, 375, 562.5]);
    expect(plain.clock.sleeps.at(-1)).toBe(5_000);
    const jittered = await waitFor([...queued, { status: "completed" }], { random: () => 1 });
    await jittered.outcome;
    expect(jittered.clock.sleeps[0]).toBe(187.5);
    expect(jittered.clock.sleeps.at(-1)).toBe(3_750);
  });

  it("heeds openai-poll-after-ms, unless the caller gave an interval", async () => {
    const turns = [{ status: "queued", headers: { "openai-poll-after-ms": "120" } }, { status: "completed" }];
    const heeding = await waitFor(turns);
    await heeding.outcome;
    expect(heeding.clock.sleeps).toEqual([120]);
    const stubborn = await waitFor(turns, { intervalMs: 40 });
    await stubborn.outcome;
    expect(stubborn.clock.sleeps).toEqual([40]);
  });

  it("survives resets, 408, 429, 500, 503, and waits as long as retry-after says", async () => {
    const { outcome, clock } = await waitFor([
      { reset: true },
      { code: 408 },
      { code: 429, headers: { "retry-after": "3" } },
      { code: 429, headers: { "retry-after-ms": "7000" } },
      { code: 500 },
      { code: 503 },
      { cutShort: true },
      { status: "completed" },
    ]);
    expect((await outcome).status).toBe("completed");
    expect(clock.sleeps[2]).toBe(3_000);
    expect(clock.sleeps[3]).toBe(7_000);
  });

  it("survives a 404 just after the run was made, but not later", async () => {
    const early = await waitFor([{ code: 404 }, { code: 404 }, { status: "completed" }]);
    expect((await early.outcome).status).toBe("completed");
    const late = await waitFor([{ status: "queued" }, { code: 404 }]);
    await expect(late.outcome).rejects.toMatchObject({ status: 404 });
    const never = await waitFor([{ code: 404 }]);
    await expect(never.outcome).rejects.toMatchObject({ status: 404 });
  });

  it.each([400, 401, 403])("gives up at once on %d", async (code) => {
    const { outcome, server } = await waitFor([{ code }]);
    await expect(outcome).rejects.toMatchObject({ status: code });
    expect(server.requests).toHaveLength(1);
  });

  it("gives up on a service that stays away for a minute", async () => {
    const { outcome, clock } = await waitFor([{ status: "queued" }, { reset: true }]);
    await expect(outcome).rejects.toThrow("Connection error");
    expect(clock.now()).toBeGreaterThan(60_000);
    expect(clock.now()).toBeLessThan(70_000);
  });

  it("waits on an unknown status and warns once", async () => {
    const { outcome, warnings } = await waitFor([
      { status: "pondering" },
      { status: "pondering" },
      { status: "completed" },
    ]);
    await outcome;
    expect(warnings).toEqual([
      'Run run_1 has the unknown status "pondering"; waiting on, until the deadline',
    ]);
  });

  it("stops at its deadline with the last status and the way to resume", async () => {
    const { outcome, clock } = await waitFor([{ status: "in_progress" }], { deadlineMs: 20_000 });
    await expect(outcome).rejects.toMatchObject({
      name: "RunWaitError",
      runId: "run_1",
      threadId: "thread_1",
      lastStatus: "in_progress",
      reason: "deadline",
    });
    expect(clock.now()).toBe(20_000);
    await expect(outcome).rejects.toThrow(
      'pollRun(client, { id: "run_1", thread_id: "thread_1" }) waits for it again',
    );
  });

  it("stops in the middle of a pause when the signal aborts", async () => {
    const stop = new AbortController();
    const { outcome, clock } = await waitFor([{ status: "queued" }], { signal: stop.signal });
    clock.onSleep = () => stop.abort(new Error("enough"));
    await expect(outcome).rejects.toMatchObject({ reason: "aborted", cause: { message: "enough" } });
    expect(clock.now()).toBe(0);
  });

  it("stops in the middle of a held request when the signal aborts", async () => {
    const stop = new AbortController();
    const { outcome, server } = await waitFor([{ hang: true }], { signal: stop.signal });
    await server.nextRequest();
    stop.abort();
    await expect(outcome).rejects.toMatchObject({
      name: "RunWaitError",
      reason: "aborted",
      lastStatus: null,
    });
  });

  it("asks nothing when the signal has aborted before", async () => {
    const { outcome, server } = await waitFor([{ status: "completed" }], { signal: AbortSignal.abort() });
    await expect(outcome).rejects.toMatchObject({ reason: "aborted" });
    expect(server.requests).toHaveLength(0);
  });

  it("leaves no timer, no listener and no line behind", async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const display = () => ({ text: (line: string) => lines.push(line) }) as never;
    const before = process.listenerCount("SIGINT");
    const { outcome, clock } = await waitFor([{ status: "queued" }, { status: "completed" }], {
      signal: stop.signal,
      quiet: false,
      display,
    });
    await outcome;
    expect(clock.tickers).toBe(0);
    expect(process.listenerCount("SIGINT")).toBe(before);
    expect(lines.at(0)).toBe("run queued · 0.0 s");
    expect(lines.at(-1)).toBe("run completed · 0.3 s");
  });

  it("stops waiting, in a notebook, when the cell is stopped, and shows how to wait on", async () => {
    const lines: string[] = [];
    const display = () => ({ text: (line: string) => lines.push(line) }) as never;
    const { outcome, server } = await waitFor([{ hang: true }], { quiet: false, display });
    await server.nextRequest();
    process.emit("SIGINT");
    await expect(outcome).rejects.toMatchObject({ reason: "interrupted" });
    expect(lines.at(-1)).toMatch(
      /the run itself goes on, and pollRun\(client, \{ id: "run_\w+", thread_id: "thread_\w+" \}\)/,
    );
  });
});
