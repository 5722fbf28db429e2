import { readdirSync } from "node:fs";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { type RunningService, residentMb, startService } from "./support/start-service";

/** Too long for every day: runs only when named. */
export const onlyByName = true;

const MINUTES = 30;
const SAMPLE_MS = 10_000;

interface Sample {
  readonly megabytes: number;
  readonly handles: number;
}

/** Half an hour of mixed use, under a watch on memory and open files. Linux only. */
export const bench: Bench = async ({ say, scale }) => {
  const service = await startService();
  try {
    const client = new AzureOpenAI({
      endpoint: `http://127.0.0.1:${service.port}`,
      apiKey: service.key,
      apiVersion: "2024-05-01-preview",
    });
    const endsAt = performance.now() + MINUTES * 60_000 * scale;
    const goesOn = (): boolean => performance.now() < endsAt;
    const samples: Sample[] = [];
    const watch = setInterval(() => samples.push(sample(service)), SAMPLE_MS * Math.min(1, scale * 4));
    let rounds = 0;
    const faults: string[] = [];
    const use = async (worker: number): Promise<void> => {
      for (let n = 0; goesOn(); n++) {
        try {
          await mixedUse(client, worker * 1000 + n);
        } catch (error) {
          faults.push(String(error));
          say(String(error));
        }
        rounds += 1;
        if (rounds % 100 === 0) say(`${rounds} rounds, ${JSON.stringify(sample(service))}`);
      }
    };
    await Promise.all([0, 1, 2, 3].map(use));
    clearInterval(watch);
    const row = (measure: string, value: number, unit: string, floor: number | null): BenchRow => ({
      measure,
      value,
      unit,
      floor,
      aim: null,
      met: null,
    });
    // The first fifth is warming up: code is compiled, caches fill.
    const fifth = Math.max(1, Math.floor(samples.length / 5));
    const early = samples.slice(fifth, 2 * fifth);
    const late = samples.slice(-fifth);
    const of = (part: readonly Sample[], key: keyof Sample): number => median(part.map((one) => one[key]));
    const growth = of(late, "megabytes") / of(early, "megabytes");
    return {
      name: "soak",
      about: `${MINUTES * scale} minutes of runs, streams, cancels, files, searches and deletes by four clients; floor: the second fifth of the time.`,
      rows: [
        {
          measure: "rounds that failed",
          value: faults.length,
          unit: "rounds",
          floor: rounds,
          aim: "0",
          met: faults.length === 0,
        },
        {
          measure: "service memory, last fifth",
          value: of(late, "megabytes"),
          unit: "MB",
          floor: of(early, "megabytes"),
          aim: "<= 1.25 x",
          met: growth <= 1.25,
        },
        row("open files and sockets, last fifth", of(late, "handles"), "handles", of(early, "handles")),
      ],
    };
  } finally {
    await service.close();
  }
};

function sample({ pid }: RunningService): Sample {
  return { megabytes: residentMb(pid), handles: readdirSync(`/proc/${pid}/fd`).length };
}

/** One learner's visit: a run, a stream, a cancelled run, a file, a search, and everything deleted at the end. */
async function mixedUse(client: AzureOpenAI, n: number): Promise<void> {
  const file = await client.files.create({
    purpose: "assistants",
    file: new File([`The answer of round ${n} is ${n * 7}. Pears are sweet.\n`], `round-${n}.txt`),
  });
  const store = await client.vectorStores.create({ name: `round ${n}`, file_ids: [file.id] });
  const assistant = await client.beta.assistants.create({
    model: "bench",
    tools: [{ type: "code_interpreter" }, { type: "file_search" }],
    tool_resources: { file_search: { vector_store_ids: [store.id] } },
  });
  const thread = await client.beta.threads.create({
    messages: [{ role: "user", content: `Solve ${(n % 9) + 1}x + 4 = ${n}.` }],
  });
  const options = { assistant_id: assistant.id };
  try {
    const run = await client.beta.threads.runs.createAndPoll(thread.id, options, { pollIntervalMs: 200 });
    if (run.status !== "completed") throw new Error(`Round ${n}: the run ended as ${run.status}`);
    await client.beta.threads.messages.create(thread.id, { role: "user", content: "What is 12 * 12?" });
    const streamed = await client.beta.threads.runs.stream(thread.id, options).finalRun();
    if (streamed.status !== "completed")
      throw new Error(`Round ${n}: the stream ended as ${streamed.status}`);
    const stopped = await client.beta.threads.runs.create(thread.id, options);
    // It may have ended before: then there is nothing to cancel.
    await client.beta.threads.runs.cancel(stopped.id, { thread_id: thread.id }).catch(() => undefined);
    await client.beta.threads.runs.poll(stopped.id, { thread_id: thread.id }, { pollIntervalMs: 200 });
    await client.beta.threads.messages.list(thread.id, { limit: 100 });
    await client.vectorStores.search(store.id, { query: "pears" });
  } finally {
    await client.beta.threads.delete(thread.id);
    await client.beta.assistants.delete(assistant.id);
    await client.vectorStores.delete(store.id);
    await client.files.delete(file.id);
  }
}
