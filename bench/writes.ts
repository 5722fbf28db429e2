import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { closedLoop, rawRequest } from "./support/closed-loop";
import { type RunningService, startService } from "./support/start-service";

const QUERY = "api-version=2024-05-01-preview";
const MESSAGE = { role: "user", content: "x".repeat(300) };
const MANY = 16;
/** A disk changes its mind from second to second, so everything is measured in turns. */
const TURNS = 5;

/** Durable writes: every answer comes after the commit that holds the message. */
export const bench: Bench = async ({ say, scale }) => {
  const durationMs = 1000 * scale;
  const bare = fork(join(__dirname, "support/bare-http.js"), { execArgv: [] });
  const [barePort] = (await once(bare, "message")) as [number];
  const service = await startService();
  try {
    const requests = await requestsFor(service);
    const load = async (port: number, connections: number): Promise<number> => {
      let turn = 0;
      const request = (): string => requests[turn++ % connections] as string; // the index is within bounds
      const { requestsPerSecond, statuses } = await closedLoop({ port, connections, durationMs, request });
      if (Object.keys(statuses).join() === "200") return requestsPerSecond;
      throw new Error(`Answers other than 200: ${JSON.stringify(statuses)}`);
    };
    const seen = { synced: [] as number[], one: [] as number[], many: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn <= TURNS; turn++) {
      say(turn === 0 ? "warming up" : `turn ${turn} of ${TURNS}`);
      const now = {
        synced: appendAndSync(durationMs),
        one: await load(service.port, 1),
        many: await load(service.port, MANY),
        bare: await load(barePort, MANY),
      };
      if (turn > 0) for (const key of keysOf(seen)) seen[key].push(now[key]);
    }
    return {
      name: "writes",
      about: `Messages of 300 characters, each client on a thread of its own, median of ${TURNS} turns of ${durationMs / 1000} s; floor: one process that appends a line of 300 bytes and calls fdatasync, again and again. The last row shows what the disk has no part in: the same requests to a bare node:http that answers a constant.`,
      rows: rowsOf({
        synced: median(seen.synced),
        one: median(seen.one),
        many: median(seen.many),
        bare: median(seen.bare),
      }),
    };
  } finally {
    await service.close();
    bare.disconnect();
  }
};

interface PerSecond {
  /** Append and fdatasync, the floor. */
  readonly synced: number;
  readonly one: number;
  readonly many: number;
  /** Requests that a bare server answers. */
  readonly bare: number;
}

function keysOf(seen: Record<keyof PerSecond, number[]>): (keyof PerSecond)[] {
  return Object.keys(seen) as (keyof PerSecond)[]; // the record has no others
}

function rowsOf({ synced, one, many, bare }: PerSecond): BenchRow[] {
  const row = (clients: string, value: number, aim: number): BenchRow => ({
    measure: `create message, ${clients}`,
    value,
    unit: "writes/s",
    floor: synced,
    aim: `>= ${aim} x the floor`,
    met: value >= aim * synced,
  });
  return [
    row("1 client", one, 0.7),
    row(`${MANY} clients`, many, 5),
    { ...row(`${MANY} clients, beside bare node:http`, many, 0), floor: bare, aim: null, met: null },
  ];
}

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

/** One request for each client, on a thread of its own. */
async function requestsFor({ port, key }: RunningService): Promise<string[]> {
  const client = new AzureOpenAI({
    endpoint: `http://127.0.0.1:${port}`,
    apiKey: key,
    apiVersion: "2024-05-01-preview",
  });
  const threads = await Promise.all(Array.from({ length: MANY }, () => client.beta.threads.create()));
  return threads.map(({ id }) => rawRequest("POST", `/openai/threads/${id}/messages?${QUERY}`, key, MESSAGE));
}
