import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { closedLoop, rawRequest } from "./support/closed-loop";
import { startService } from "./support/start-service";

const QUERY = "api-version=2024-05-01-preview";
const MESSAGE = { role: "user", content: "x".repeat(300) };

/** Durable writes: every answer comes after the commit that holds the message. */
export const bench: Bench = async ({ say, scale }) => {
  const durationMs = 4000 * scale;
  say("append + fdatasync");
  const floor = appendAndSync(durationMs);
  const rows: BenchRow[] = [];
  for (const clients of [1, 16]) {
    say(`${clients} clients`);
    const perSecond = await createMessages(clients, durationMs);
    const aim = clients === 1 ? 0.7 : 5;
    rows.push({
      measure: `create message, ${clients} client${clients === 1 ? "" : "s"}`,
      value: perSecond,
      unit: "writes/s",
      floor,
      aim: `>= ${aim} x the floor`,
      met: perSecond >= aim * floor,
    });
  }
  return {
    name: "writes",
    about:
      "Messages of 300 characters, each client on a thread of its own; floor: one process that appends a line of 300 bytes and calls fdatasync, again and again.",
    rows,
  };
};

function appendAndSync(durationMs: number): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = openSync(join(folder, "log"), "a");
  const line = `${"x".repeat(299)}\n`;
  let writes = 0;
  const start = performance.now();
  try {
    while (performance.now() - start < durationMs) {
      writeSync(file, line);
      fdatasyncSync(file);
      writes++;
    }
    return writes / ((performance.now() - start) / 1000);
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

async function createMessages(clients: number, durationMs: number): Promise<number> {
  const service = await startService();
  try {
    const client = new AzureOpenAI({
      endpoint: `http://127.0.0.1:${service.port}`,
      apiKey: service.key,
      apiVersion: "2024-05-01-preview",
    });
    const threads = await Promise.all(Array.from({ length: clients }, () => client.beta.threads.create()));
    const requests = threads.map(({ id }) =>
      rawRequest("POST", `/openai/threads/${id}/messages?${QUERY}`, service.key, MESSAGE),
    );
    let turn = 0;
    const load = await closedLoop({
      port: service.port,
      connections: clients,
      durationMs,
      request: () => requests[turn++ % clients] as string, // the index is within bounds
    });
    if (Object.keys(load.statuses).join() !== "200") {
      throw new Error(`Answers other than 200: ${JSON.stringify(load.statuses)}`);
    }
    return load.requestsPerSecond;
  } finally {
    await service.close();
  }
}
