import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { closedLoop, rawRequest } from "./support/closed-loop";
import { cpuSeconds, type RunningService, startService } from "./support/start-service";

const CONNECTIONS = 32;
const QUERY = "api-version=2024-05-01-preview";

/** The machine changes from second to second, so everything is measured in turns with its floor. */
const TURNS = 5;

interface Measured {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly cpuMicrosPerRequest: number;
}

interface Target {
  readonly port: number;
  readonly pid: number;
  readonly request: string;
}

/** Reads over HTTP beside a bare `node:http` server that answers a constant of the same size. */
export const bench: Bench = async ({ say, scale }) => {
  const durationMs = 1000 * scale;
  const floorProcess = fork(join(__dirname, "support/bare-http.js"), { execArgv: [] });
  const [floorPort] = (await once(floorProcess, "message")) as [number];
  const service = await startService();
  try {
    const { threadId, runId } = await quickstart(service);
    const { port, pid, key } = service;
    const get = (path: string): Target => ({
      ...{ port, pid },
      request: rawRequest("GET", `/openai/threads/${threadId}/${path}?${QUERY}`, key),
    });
    const floor = { port: floorPort, pid: floorProcess.pid ?? 0, request: rawRequest("GET", "/", "k") };
    const targets = { floor, run: get(`runs/${runId}`), list: get("messages") };
    const seen = { floor: [] as Measured[], run: [] as Measured[], list: [] as Measured[] };
    for (let turn = 0; turn <= TURNS; turn++) {
      // What is compiled only after a while is no part of a request, so the first turn does not count.
      say(turn === 0 ? "warming up" : `turn ${turn} of ${TURNS}`);
      for (const key of ["floor", "run", "list"] as const) {
        const measured = await measure(targets[key], durationMs);
        if (turn > 0) seen[key].push(measured);
      }
    }
    return {
      name: "http",
      about: `Closed loop, ${CONNECTIONS} keep-alive connections, median of ${TURNS} turns of ${durationMs / 1000} s; floor: bare node:http answering a constant.`,
      rows: [
        ...rows("retrieve run", medians(seen.run), medians(seen.floor)),
        ...rows("list messages", medians(seen.list), medians(seen.floor)),
      ],
    };
  } finally {
    await service.close();
    floorProcess.disconnect();
  }
};

async function measure({ port, pid, request }: Target, durationMs: number): Promise<Measured> {
  const before = cpuSeconds(pid);
  const load = await closedLoop({ port, connections: CONNECTIONS, durationMs, request: () => request });
  const requests = Object.values(load.statuses).reduce((sum, count) => sum + count, 0);
  if (load.statuses["200"] !== requests)
    throw new Error(`Answers other than 200: ${JSON.stringify(load.statuses)}`);
  return { ...load, cpuMicrosPerRequest: ((cpuSeconds(pid) - before) / requests) * 1e6 };
}

function medians(seen: readonly Measured[]): Measured {
  return {
    requestsPerSecond: median(seen.map((one) => one.requestsPerSecond)),
    p99Ms: median(seen.map((one) => one.p99Ms)),
    cpuMicrosPerRequest: median(seen.map((one) => one.cpuMicrosPerRequest)),
  };
}

function rows(what: string, ours: Measured, floor: Measured): BenchRow[] {
  return [
    {
      measure: `${what}, throughput`,
      value: ours.requestsPerSecond,
      unit: "req/s",
      floor: floor.requestsPerSecond,
      aim: ">= 40 % of the floor",
      met: ours.requestsPerSecond >= 0.4 * floor.requestsPerSecond,
    },
    {
      measure: `${what}, server CPU`,
      value: ours.cpuMicrosPerRequest,
      unit: "µs/req",
      floor: floor.cpuMicrosPerRequest,
      aim: "<= 30 µs",
      met: ours.cpuMicrosPerRequest <= 30,
    },
    { measure: `${what}, p99`, value: ours.p99Ms, unit: "ms", floor: floor.p99Ms, aim: null, met: null },
  ];
}

/** Runs the quickstart once, so that there is something to read. */
async function quickstart(service: RunningService): Promise<{ threadId: string; runId: string }> {
  const client = new AzureOpenAI({
    endpoint: `http://127.0.0.1:${service.port}`,
    apiKey: service.key,
    apiVersion: "2024-05-01-preview",
  });
  const assistant = await client.beta.assistants.create({
    model: "bench",
    tools: [{ type: "code_interpreter" }],
  });
  const run = await client.beta.threads.createAndRunPoll({
    assistant_id: assistant.id,
    thread: { messages: [{ role: "user", content: "Solve 3x + 11 = 14." }] },
  });
  if (run.status !== "completed") throw new Error(`The quickstart ended as ${run.status}`);
  return { threadId: run.thread_id, runId: run.id };
}
