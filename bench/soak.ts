import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { mixedUse } from "./support/mixed-use";
import { type RunningService, residentMb, startService } from "./support/start-service";

/** Too long for every day: runs only when named. */
export const onlyByName = true;

const MINUTES = 30;
const SAMPLE_MS = 10_000;

interface Sample {
  readonly megabytes: number;
  readonly handles: number;
  /** Processes of the code interpreter. */
  readonly children: number;
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
    const left = readdirSync(join(service.dataDir, "files")).length;
    const growth = of(late, "megabytes") / of(early, "megabytes");
    return {
      name: "soak",
      about: `${MINUTES * scale} minutes of runs, streams, cancels, function calls, responses, files, searches and deletes by four clients; floor: the second fifth of the time.`,
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
        row("interpreter processes, last fifth", of(late, "children"), "processes", of(early, "children")),
        {
          measure: "file contents left when every learner has deleted everything",
          value: left,
          unit: "files",
          floor: null,
          aim: "0",
          met: left === 0,
        },
      ],
    };
  } finally {
    await service.close();
  }
};

function sample({ pid }: RunningService): Sample {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim();
  return {
    megabytes: residentMb(pid),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    children: children === "" ? 0 : children.split(" ").length,
  };
}
