import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { afterAll, describe, expect, it } from "vitest";
import { Ledger, seeded } from "./ledger";

const MAIN = join(__dirname, "../../../dist/service/main.js");
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 40);
const SEED = Number(process.env.CRASH_SEED ?? 20261124);
const LOOK_UP = {
  type: "function" as const,
  function: { name: "get_weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
/** The tutor greets back, or calls the function when there is one. */
const QUESTION = "Hello! What is the weather in Paris?";
const FINAL = ["completed", "failed", "cancelled", "expired", "incomplete"];

const dataDir = mkdtempSync(join(tmpdir(), "crash-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

interface Service {
  readonly client: AzureOpenAI;
  kill(): Promise<void>;
}

function launch(): ChildProcess {
  const args = ["--data", dataDir, "--port", "0", "--key", "crash-key", "--model", "tutor"];
  return spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function start(): Promise<Service> {
  const child = launch();
  const port = await portOf(child);
  const client = new AzureOpenAI({
    endpoint: `http://127.0.0.1:${port}`,
    apiKey: "crash-key",
    apiVersion: "2024-05-01-preview",
    maxRetries: 0,
  });
  return { client, kill: () => kill(child) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function portOf(child: ChildProcess): Promise<number> {
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors = (errors + chunk).slice(-4000);
  });
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const match = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(output);
    if (match) return Number(match[1]);
  }
  throw new Error(`The service did not start after a crash:\n${errors}`);
}

/** One random operation; the ledger learns of it only when it was answered. */
async function operate(client: AzureOpenAI, ledger: Ledger, random: () => number): Promise<void> {
  const chosen = ledger.someThread(random());
  const dice = random();
  if (!chosen || dice < 0.2) {
    ledger.acknowledgeThread((await client.beta.threads.create()).id);
    return;
  }
  const [id, entry] = chosen;
  if (dice < 0.55) {
    entry.messages.push(
      (await client.beta.threads.messages.create(id, { role: "user", content: QUESTION })).id,
    );
  } else if (dice < 0.75) {
    const note = String(random());
    entry.notesInDoubt.add(note);
    await client.beta.threads.update(id, { metadata: { note } });
    entry.note = note;
    entry.notesInDoubt.clear();
  } else if (dice < 0.8) {
    await operateFile(client, ledger, random);
  } else if (dice < 0.93) {
    // Half of the runs wait for a function, and so for ever.
    const tools = random() < 0.5 ? [LOOK_UP] : [];
    const assistant = await client.beta.assistants.create({ model: "crash", tools });
    ledger.assistants.add(assistant.id);
    const run = await client.beta.threads.runs.create(id, { assistant_id: assistant.id });
    ledger.runs.set(run.id, id);
  } else {
    entry.state = "in doubt";
    await client.beta.threads.delete(id);
    entry.state = "deleted";
  }
}

async function operateFile(client: AzureOpenAI, ledger: Ledger, random: () => number): Promise<void> {
  const [kept] = [...ledger.files].find(([, content]) => content !== null) ?? [];
  if (kept !== undefined && random() < 0.3) {
    ledger.files.set(kept, null);
    await client.files.delete(kept);
    return;
  }
  const content = String(random()).repeat(1_000);
  const file = await client.files.create({ purpose: "assistants", file: new File([content], "a.txt") });
  ledger.files.set(file.id, content);
}

interface Work {
  readonly client: AzureOpenAI;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly answers: number;
  readonly then: () => Promise<void>;
}

/** Four clients at work until `answers` operations are over; refusals such as a locked thread are fine. */
async function work({ client, ledger, random, answers, then }: Work): Promise<void> {
  let left = answers;
  let killed: Promise<void> | null = null;
  const one = async (): Promise<void> => {
    while (killed === null) {
      try {
        await operate(client, ledger, random);
      } catch (error) {
        const status = (error as { status?: number }).status;
        if (status !== undefined && status >= 500) throw error;
      }
      left -= 1;
      if (left <= 0) killed ??= then();
    }
    await killed;
  };
  await Promise.all([one(), one(), one(), one()]);
}

async function verify(client: AzureOpenAI, ledger: Ledger): Promise<void> {
  for (const [id, entry] of ledger.threads) {
    const thread = await client.beta.threads.retrieve(id).catch((error: { status?: number }) => error.status);
    if (entry.state === "deleted") expect(thread).toBe(404);
    if (entry.state !== "kept") continue;
    if (typeof thread !== "object") throw new Error(`Acknowledged thread ${id} is gone: ${thread}`);
    const note = (thread.metadata as { note?: string }).note ?? null;
    if (note !== entry.note) expect([...entry.notesInDoubt]).toContain(note);
    const listed: string[] = [];
    for await (const message of client.beta.threads.messages.list(id, { order: "asc", limit: 100 })) {
      listed.push(message.id);
    }
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toEqual(expect.arrayContaining(entry.messages));
  }
  for (const [id, content] of ledger.files) {
    if (content !== null) expect(await (await client.files.content(id)).text()).toBe(content);
  }
  const assistants = new Set<string>();
  for await (const assistant of client.beta.assistants.list({ limit: 100 })) assistants.add(assistant.id);
  expect([...ledger.assistants].filter((id) => !assistants.has(id))).toEqual([]);
}

/** Waits for every run of a kept thread to end, and for the thread to take a message again. */
async function settle(client: AzureOpenAI, ledger: Ledger): Promise<void> {
  for (const [runId, threadId] of ledger.runs) {
    if (ledger.threads.get(threadId)?.state !== "kept") continue;
    const run = await endOf(client, runId, threadId);
    expect(FINAL).toContain(run.status);
    if (run.status === "failed") expect(run.last_error?.message).toBeTruthy();
  }
  for (const [threadId, entry] of ledger.threads) {
    if (entry.state !== "kept") continue;
    const runs = await client.beta.threads.runs.list(threadId, { limit: 100 });
    for (const run of runs.data.filter(({ status }) => !FINAL.includes(status))) {
      await endOf(client, run.id, threadId);
    }
    await client.beta.threads.messages.create(threadId, { role: "user", content: "Still there?" });
  }
}

/** The run when it is over; one that waits for us is told that we are gone. */
async function endOf(client: AzureOpenAI, runId: string, threadId: string): Promise<Run> {
  const at = { thread_id: threadId };
  const run = await client.beta.threads.runs.poll(runId, at);
  if (run.status !== "requires_action") return run;
  await client.beta.threads.runs.cancel(runId, at);
  return await client.beta.threads.runs.poll(runId, at);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe("the service under SIGKILL", () => {
  it(
    `keeps every acknowledged write and leaves no thread stuck in ${ROUNDS} kills (seed ${SEED})`,
    async () => {
      const ledger = new Ledger();
      const random = seeded(SEED);
      for (let round = 0; round < ROUNDS; round++) {
        if (round % 8 === 7) {
          // And anywhere on the way to being ready, where it looks after what the last kill left.
          const starting = launch();
          await pause(random() * 800);
          await kill(starting);
        }
        const service = await start();
        // The moment of the kill is the point of this test: while the other clients wait for their answers.
        const then = async () => {
          await pause(random() * 8);
          await service.kill();
        };
        await work({ client: service.client, ledger, random, answers: Math.ceil(random() * 20), then });
      }
      const service = await start();
      try {
        await verify(service.client, ledger);
        await settle(service.client, ledger);
      } finally {
        await service.kill();
      }
      expect(ledger.threads.size).toBeGreaterThan(ROUNDS / 4);
    },
    60_000 + ROUNDS * 10_000,
  );
});
