import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { quantile } from "./statistics";
import { residentMb, startService } from "./support/start-service";

const LEARNERS = 500;
const DEADLINE_MS = 15 * 60_000;

interface Lesson {
  readonly n: number;
  readonly ms: number;
  readonly outcome: "right" | "wrong" | string;
}

/** A large class at once: every learner creates an assistant, a thread, a message and a run, and waits for the answer. */
export const bench: Bench = async ({ say, scale }) => {
  const service = await startService();
  try {
    const learners = Math.max(4, Math.round(LEARNERS * scale));
    const client = new AzureOpenAI({
      endpoint: `http://127.0.0.1:${service.port}`,
      apiKey: service.key,
      apiVersion: "2024-05-01-preview",
      maxRetries: 20,
    });
    say("one learner alone");
    const alone = await lesson(client, 1);
    let done = 0;
    const start = performance.now();
    const lessons = await Promise.all(
      Array.from({ length: learners }, async (_, n) => {
        const result = await lesson(client, n);
        done += 1;
        if (done % 50 === 0) say(`${done} of ${learners} learners have their answer`);
        return result;
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const rights = lessons.filter(({ outcome }) => outcome === "right");
    for (const { n, outcome } of lessons) if (outcome !== "right") say(`learner ${n}: ${outcome}`);
    const times = rights.map(({ ms }) => ms);
    const row = (measure: string, value: number, unit: string, floor: number | null): BenchRow => ({
      measure,
      value,
      unit,
      floor,
      aim: null,
      met: null,
    });
    return {
      name: "load",
      about: `${learners} learners run the quickstart at the same time against one service; floor: one learner alone.`,
      rows: [
        {
          measure: "right answers",
          value: rights.length,
          unit: "learners",
          floor: learners,
          aim: "all",
          met: rights.length === learners,
        },
        row("from start to answer, p50", quantile(times, 0.5), "ms", alone.ms),
        row("from start to answer, p99", quantile(times, 0.99), "ms", alone.ms),
        row("throughput", rights.length / seconds, "lessons/s", 1000 / alone.ms),
        row("service memory afterwards", residentMb(service.pid), "MB", null),
      ],
    };
  } finally {
    await service.close();
  }
};

/** The quickstart for an equation of the learner's own. */
async function lesson(client: AzureOpenAI, n: number): Promise<Lesson> {
  const start = performance.now();
  const x = n % 17;
  const outcome = await solve(client, `Solve 3x + ${n} = ${n + 3 * x}.`, `x = ${x}`).catch((error: unknown) =>
    String(error),
  );
  return { n, ms: performance.now() - start, outcome };
}

async function solve(client: AzureOpenAI, question: string, answer: string): Promise<string> {
  const assistant = await client.beta.assistants.create({
    model: "bench",
    tools: [{ type: "code_interpreter" }],
  });
  const thread = await client.beta.threads.create();
  await client.beta.threads.messages.create(thread.id, { role: "user", content: question });
  const run = await client.beta.threads.runs.createAndPoll(
    thread.id,
    { assistant_id: assistant.id },
    { pollIntervalMs: 1000, signal: AbortSignal.timeout(DEADLINE_MS) },
  );
  if (run.status !== "completed") return `${run.status}: ${run.last_error?.message ?? ""}`;
  const messages = await client.beta.threads.messages.list(thread.id);
  const [part] = messages.data[0]?.content ?? [];
  const text = part?.type === "text" ? part.text.value : "";
  return text.includes(answer) ? "right" : `wrong: ${text}`;
}
