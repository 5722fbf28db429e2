import OpenAI from "openai";
import { pollRun } from "../src/client/poll-run";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { type PolledServiceOptions, polledRun, polledService } from "./support/polled-service";
import { inVirtualTime } from "./support/virtual-time";

/** Lengths of runs in seconds, from the range that people report: a sum, a plot, a long file search. */
const LENGTHS_S = [0.5, 0.8, 1.3, 2, 3, 4.5, 7, 10, 15, 25, 40, 60, 120, 300, 600];
/** Ends that fall differently between two requests, as shares of a second. */
const OFFSETS_S = [0, 0.13, 0.37, 0.61, 0.89];

type Waiter = (client: OpenAI) => Promise<unknown>;

const WAITERS: Readonly<Record<string, Waiter>> = {
  pollRun: (client) => pollRun(client, polledRun, { deadlineMs: 3_600_000, quiet: true }),
  "SDK poll": (client) => client.beta.threads.runs.poll(polledRun.id, { thread_id: polledRun.thread_id }),
  "5 s loop": (client) => loop(client, 5000),
  "1 s loop": (client) => loop(client, 1000),
};

const SERVICES: Readonly<Record<string, Omit<PolledServiceOptions, "runMs">>> = {
  "local service": { roundTripMs: 2, pollAfterMs: 100, holds: true },
  elsewhere: { roundTripMs: 80, pollAfterMs: null, holds: false },
};

interface Wait {
  readonly runMs: number;
  readonly delayMs: number;
  readonly requests: number;
}

/** How late a client learns that a run has ended, and how often it asks, in virtual time. */
export const bench: Bench = async ({ say, scale }) => {
  const rows: BenchRow[] = [];
  const lengths = LENGTHS_S.filter((_, at) => at % Math.max(1, Math.round(1 / scale)) === 0);
  for (const [place, service] of Object.entries(SERVICES)) {
    const waits = new Map<string, Wait[]>();
    for (const [name, waiter] of Object.entries(WAITERS)) {
      say(`${name}, ${place}`);
      const seen: Wait[] = [];
      for (const length of lengths) {
        for (const offset of OFFSETS_S) seen.push(await wait(waiter, service, (length + offset) * 1000));
      }
      waits.set(name, seen);
    }
    const floor = waits.get("1 s loop") ?? [];
    for (const [name, seen] of waits)
      if (seen !== floor) rows.push(...rowsOf(`${name}, ${place}`, seen, floor, name, place));
  }
  return {
    name: "polling",
    about: `Runs of ${LENGTHS_S[0]} s to 10 min in virtual time; delay: from the end of the run until the client knows it. Floor: a loop that asks every second.`,
    rows,
  };
};

async function wait(
  waiter: Waiter,
  service: Omit<PolledServiceOptions, "runMs">,
  runMs: number,
): Promise<Wait> {
  return await inVirtualTime(async () => {
    const start = Date.now();
    const simulated = polledService({ ...service, runMs });
    const client = new OpenAI({ apiKey: "none", baseURL: "http://simulated/v1", fetch: simulated.fetch });
    await waiter(client);
    return { runMs, delayMs: Date.now() - start - runMs, requests: simulated.requests() };
  });
}

async function loop(client: OpenAI, everyMs: number): Promise<void> {
  for (;;) {
    const run = await client.beta.threads.runs.retrieve(polledRun.id, { thread_id: polledRun.thread_id });
    if (run.status === "completed") return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function rowsOf(
  title: string,
  seen: readonly Wait[],
  floor: readonly Wait[],
  name: string,
  place: string,
): BenchRow[] {
  const ours = name === "pollRun";
  const delayMs = median(seen.map((one) => one.delayMs));
  const sharePercent = median(seen.map((one) => (100 * one.delayMs) / one.runMs));
  const more = seen.filter((one, at) => one.requests > (floor[at]?.requests ?? 0)).length;
  const local = place === "local service";
  return [
    {
      measure: `${title}: median delay`,
      value: delayMs,
      unit: "ms",
      floor: median(floor.map((one) => one.delayMs)),
      aim: ours && local ? "<= 50 ms" : null,
      met: ours && local ? delayMs <= 50 : null,
    },
    {
      measure: `${title}: median delay, share of the run`,
      value: sharePercent,
      unit: "%",
      floor: median(floor.map((one) => (100 * one.delayMs) / one.runMs)),
      aim: ours && !local ? "<= 10 %" : null,
      met: ours && !local ? sharePercent <= 10 : null,
    },
    {
      measure: `${title}: runs with more requests than the 1 s loop, of ${seen.length}`,
      value: more,
      unit: "runs",
      floor: null,
      aim: ours ? "0" : null,
      met: ours ? more === 0 : null,
    },
    {
      measure: `${title}: median requests`,
      value: median(seen.map((one) => one.requests)),
      unit: "requests",
      floor: median(floor.map((one) => one.requests)),
      aim: null,
      met: null,
    },
  ];
}
