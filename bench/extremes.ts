import { fork } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { median, quantile, timeMs } from "./statistics";
import { rawRequest } from "./support/closed-loop";
import { type RunningService, residentMb, startService } from "./support/start-service";

/** Thousands of sockets at a time: runs only when named. */
export const onlyByName = true;

const QUERY = "api-version=2024-05-01-preview";
const STREAMS = 10_000;
const SLOW_SOCKETS = 1_000;
const MESSAGES = 100_000;
const LARGE_BODIES = 32;

/** What nobody should do to a service: it has to stay usable for everybody else. */
export const bench: Bench = async ({ say, scale }) => {
  const service = await startService();
  try {
    const client = clientOf(service);
    const assistant = await client.beta.assistants.create({ model: "bench" });
    const alone = await latency(client, assistant.id);
    const rows: BenchRow[] = [];
    const row = (measure: string, value: number, unit: string, floor: number | null): void => {
      rows.push({ measure, value, unit, floor, aim: null, met: null });
    };

    say("half-sent requests");
    const slow = await openAll(
      SLOW_SOCKETS * scale,
      service,
      () => "POST /v1/threads HTTP/1.1\r\nHost: 127.0",
    );
    row(
      `retrieve beside ${slow.length} half-sent requests, p50`,
      await latency(client, assistant.id),
      "ms",
      alone,
    );
    for (const socket of slow) socket.destroy();

    say("bodies that are too large");
    const huge = { model: "bench", instructions: "x".repeat(64 * 1024 * 1024) };
    const refused = await client.beta.assistants
      .create(huge)
      .catch((error: { status?: number }) => error.status);
    row("answer to a body of 64 MB", Number(refused), "status", null);

    say("many large bodies at once");
    const before = residentMb(service.pid);
    const large = { model: "bench", instructions: "x".repeat(15 * 1024 * 1024) };
    const bodies = Array.from({ length: LARGE_BODIES }, () =>
      client.beta.assistants.create(large).catch((error: { status?: number }) => error.status),
    );
    row(
      `retrieve beside ${LARGE_BODIES} bodies of 15 MB, p50`,
      await latency(client, assistant.id),
      "ms",
      alone,
    );
    await Promise.all(bodies);
    row(`service memory after ${LARGE_BODIES} bodies of 15 MB`, residentMb(service.pid), "MB", before);

    say("more streams than runs may wait");
    const streams = await openStreams(client, service, assistant.id, Math.round(STREAMS * scale));
    row("streams held open", streams.open, "streams", STREAMS * scale);
    row("streams refused with 429", streams.refused, "streams", null);
    row("retrieve beside the open streams, p50", await latency(client, assistant.id), "ms", alone);
    row("service memory with the open streams", residentMb(service.pid), "MB", null);
    streams.close();
    rows.push(...(await wideStreams(say, Math.round(STREAMS * scale))));

    say("messages in one thread");
    const messages = Math.round(MESSAGES * scale);
    const thread = await fillThread(client, messages);
    const first = await timeMs(() => client.beta.threads.messages.list(thread, { limit: 100 }));
    let read = 0;
    const all = await timeMs(async () => {
      for await (const _ of client.beta.threads.messages.list(thread, { limit: 100 })) read += 1;
    });
    row(`first page of ${messages} messages`, first, "ms", alone);
    row("messages read by walking all pages", read, "messages", messages);
    row("each page on that walk", all / (messages / 100), "ms", first);
    return {
      name: "extremes",
      about: "One service under misuse; floor of the times: one retrieve on the idle service.",
      rows,
    };
  } finally {
    await service.close();
  }
};

/** As many streams as asked for, at a service that lets as many runs wait. */
async function wideStreams(say: (line: string) => void, count: number): Promise<BenchRow[]> {
  say(`${count} open streams`);
  const child = fork(join(__dirname, "support/wide-service.js"), { execArgv: [] });
  try {
    const [port] = (await once(child, "message")) as [number];
    const pid = child.pid ?? 0;
    const service = { port, key: "bench-key" };
    const client = clientOf(service);
    const assistant = await client.beta.assistants.create({ model: "bench" });
    const alone = await latency(client, assistant.id);
    const idle = residentMb(pid);
    const streams = await openStreams(client, service, assistant.id, count);
    const row = (measure: string, value: number, unit: string, floor: number): BenchRow => ({
      ...{ measure, value, unit, floor },
      ...{ aim: null, met: null },
    });
    const rows = [
      row("streams held open where all may wait", streams.open, "streams", count),
      row("retrieve beside all of them, p50", await latency(client, assistant.id), "ms", alone),
      row("service memory with all of them", residentMb(pid), "MB", idle),
    ];
    streams.close();
    return rows;
  } finally {
    const ended = once(child, "exit");
    child.disconnect();
    await ended;
  }
}

function clientOf({ port, key }: Address): AzureOpenAI {
  return new AzureOpenAI({
    endpoint: `http://127.0.0.1:${port}`,
    apiKey: key,
    apiVersion: "2024-05-01-preview",
    maxRetries: 0,
  });
}

type Address = Pick<RunningService, "port" | "key">;

async function latency(client: AzureOpenAI, assistantId: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 50; n++) times.push(await timeMs(() => client.beta.assistants.retrieve(assistantId)));
  return median(times);
}

/** Opens sockets that say something and then nothing more. */
async function openAll(
  count: number,
  { port }: RunningService,
  text: (n: number) => string,
): Promise<Socket[]> {
  return await Promise.all(
    Array.from(
      { length: count },
      (_, n) =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port, host: "127.0.0.1" }, () =>
            socket.write(text(n), () => resolve(socket)),
          );
          socket.on("error", reject);
        }),
    ),
  );
}

interface Streams {
  readonly open: number;
  readonly refused: number;
  close(): void;
}

/** Each stream belongs to a run that stays in progress for as long as it is asked to. */
async function openStreams(
  client: AzureOpenAI,
  service: Address,
  assistantId: string,
  count: number,
): Promise<Streams> {
  const sockets: Socket[] = [];
  let open = 0;
  let refused = 0;
  const BATCH = 250;
  for (let start = 0; start < count; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - start) });
    await Promise.all(
      batch.map(async () => {
        const body = {
          assistant_id: assistantId,
          stream: true,
          metadata: { local_delay_s: "600" },
          thread: { messages: [{ role: "user", content: "Hello" }] },
        };
        const [socket, status] = await request(service, body);
        sockets.push(socket);
        if (status === 200) open += 1;
        else refused += 1;
      }),
    );
  }
  await client.beta.assistants.retrieve(assistantId);
  return { open, refused, close: () => sockets.forEach((socket) => void socket.destroy()) };
}

function request({ port, key }: Address, body: unknown): Promise<[Socket, number]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => {
      socket.write(rawRequest("POST", `/openai/threads/runs?${QUERY}`, key, body));
    });
    socket.once("data", (head) => resolve([socket, Number(head.toString("latin1", 9, 12))]));
    socket.on("error", reject);
  });
}

async function fillThread(client: AzureOpenAI, count: number): Promise<string> {
  const { id } = await client.beta.threads.create();
  const CLIENTS = 32;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let n = 0; n < count / CLIENTS; n++) {
        times.push(
          await timeMs(() => client.beta.threads.messages.create(id, { role: "user", content: "Hello" })),
        );
      }
    }),
  );
  if (quantile(times, 0.99) > 60_000) throw new Error("Writing messages took more than a minute each");
  return id;
}
