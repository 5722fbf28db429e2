import { AzureOpenAI } from "openai";
import type { Bench } from "./result";
import { quantile } from "./statistics";
import { residentMb, startService } from "./support/start-service";

const LEARNERS = 24;

/** A class that solves equations at the same time: every learner has a thread, an interpreter session and a run. */
export const bench: Bench = async ({ say, scale }) => {
  const service = await startService();
  try {
    const client = new AzureOpenAI({
      endpoint: `http://127.0.0.1:${service.port}`,
      apiKey: service.key,
      apiVersion: "2024-05-01-preview",
    });
    const assistant = await client.beta.assistants.create({
      model: "bench",
      tools: [{ type: "code_interpreter" }],
    });
    const solve = async (n: number): Promise<number> => {
      const start = performance.now();
      const run = await client.beta.threads.createAndRunPoll({
        assistant_id: assistant.id,
        thread: { messages: [{ role: "user", content: `Solve 3x + ${n} = ${n + 6}.` }] },
      });
      if (run.status !== "completed") throw new Error(`A run ended as ${run.status}`);
      return performance.now() - start;
    };
    say("one run, first of the service");
    const first = await solve(1);
    const alone: number[] = [];
    for (let n = 0; n < 5; n++) alone.push(await solve(n + 2));
    const learners = Math.max(2, Math.round(LEARNERS * scale));
    say(`${learners} learners at once`);
    const start = performance.now();
    const together = await Promise.all(Array.from({ length: learners }, (_, n) => solve(n)));
    const seconds = (performance.now() - start) / 1000;
    const row = (measure: string, value: number, unit: string, floor: number | null = null) => ({
      measure,
      value,
      unit,
      floor,
      aim: null,
      met: null,
    });
    const median = quantile(alone, 0.5);
    return {
      name: "runs",
      about:
        "Created to completed through the SDK with the offline tutor, each run on a fresh thread and so in a fresh sandbox; floor: one such run alone.",
      rows: [
        row("first run of a fresh service", first, "ms", median),
        row("one run alone, median", median, "ms"),
        row(`${learners} at once, p50`, quantile(together, 0.5), "ms", median),
        row(`${learners} at once, p99`, quantile(together, 0.99), "ms", median),
        row(`${learners} at once, throughput`, learners / seconds, "runs/s", 1000 / median),
        row("service memory afterwards", residentMb(service.pid), "MB"),
      ],
    };
  } finally {
    await service.close();
  }
};
