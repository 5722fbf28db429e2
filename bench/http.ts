import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { closedLoop, type LoadResult, rawRequest } from "./support/closed-loop";
import { cpuSeconds, type RunningService, startService } from "./support/start-service";

const CONNECTIONS = 32;
const QUERY = "api-version=2024-05-01-preview";

interface Measured extends LoadResult {
  readonly cpuMicrosPerRequest: number;
}

/** Reads over HTTP beside a bare `node:http` server that answers a constant of the same size. */
export const bench: Bench = async ({ say, scale }) => {
  const durationMs = 4000 * scale;
  const measure = async (port: number, pid: number, request: string): Promise<Measured> => {
    // What is compiled only after a while is no part of a request.
    await closedLoop({ port, connections: CONNECTIONS, durationMs: durationMs / 2, request: () => request });
    const before = cpuSeconds(pid);
    const load = await closedLoop({ port, connections: CONNECTIONS, durationMs, request: () => request });
    const requests = Object.values(load.statuses).reduce((sum, count) => sum + count, 0);
    if (load.statuses["200"] !== requests)
      throw new Error(`Answers other than 200: ${JSON.stringify(load.statuses)}`);
    return { ...load, cpuMicrosPerRequest: ((cpuSeconds(pid) - before) / requests) * 1e6 };
  };

  const floorProcess = fork(join(__dirname, "support/bare-http.js"), { execArgv: [] });
  const [floorPort] = (await once(floorProcess, "message")) as [number];
  const service = await startService();
  try {
    const { threadId, runId } = await quickstart(service);
    say("bare node:http");
    const floor = await measure(floorPort, floorProcess.pid ?? 0, rawRequest("GET", "/", "k"));
    say("retrieve run");
    const runPath = `/openai/threads/${threadId}/runs/${runId}?${QUERY}`;
    const run = await measure(service.port, service.pid, rawRequest("GET", runPath, service.key));
    say("list messages");
    const listPath = `/openai/threads/${threadId}/messages?${QUERY}`;
    const list = await measure(service.port, service.pid, rawRequest("GET", listPath, service.key));
    return {
      name: "http",
      about: `Closed loop, ${CONNECTIONS} keep-alive connections, ${durationMs / 1000} s each after warming up; floor: bare node:http answering a constant.`,
      rows: [...rows("retrieve run", run, floor), ...rows("list messages", list, floor)],
    };
  } finally {
    await service.close();
    floorProcess.disconnect();
  }
};

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
