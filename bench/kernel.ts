import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createKernelClient, type KernelClient } from "../src/notebook/kernel-client";
import { startKernel } from "../src/notebook/start-kernel";
import type { Bench, BenchRow } from "./result";
import { median, timeMs } from "./statistics";

const PROJECT = join(__dirname, "..");
const STARTS = 3;
const LATER_CELLS = 10;

/** What a learner waits for after opening a notebook: the kernel, its first cell, and the cell that loads the SDK. */
export const bench: Bench = async ({ say }) => {
  const seen: Times[] = [];
  for (let n = 1; n <= STARTS; n++) {
    say(`kernel ${n} of ${STARTS}`);
    seen.push(await oneKernel());
  }
  const of = (key: keyof Times): number => median(seen.map((times) => times[key]));
  const row = (measure: string, key: keyof Times, floor: number): BenchRow => ({
    ...{ measure, value: of(key), unit: "ms", floor },
    ...{ aim: null, met: null },
  });
  return {
    name: "kernel",
    about: `Median of ${STARTS} starts of the project's kernel, over the Jupyter protocol; floor of the start: node that loads the kernel's TypeScript, of the cells: a later cell.`,
    rows: [
      row("kernel start until it answers", "ready", compilerMs()),
      row("first cell (1 + 1)", "first", of("later")),
      row('cell with await import("openai")', "sdk", of("later")),
      row("cell that imports the project's module", "module", of("later")),
    ],
  };
};

interface Times {
  readonly ready: number;
  readonly first: number;
  readonly sdk: number;
  readonly module: number;
  readonly later: number;
}

async function oneKernel(): Promise<Times> {
  const kernel = await startKernel(join(PROJECT, "notebooks"), process.env);
  const client = createKernelClient(kernel.connection);
  try {
    const ready = await timeMs(() => client.ready());
    const first = await cell(client, "1 + 1");
    const sdk = await cell(client, 'const { AzureOpenAI } = await import("openai");');
    const module = await cell(client, 'const { toJson } = await import("assistants-quickstart");');
    const later: number[] = [];
    for (let n = 0; n < LATER_CELLS; n++) later.push(await cell(client, `const sum${n} = ${n} + 1;`));
    return { ready, first, sdk, module, later: median(later) };
  } finally {
    client.close();
    kernel.kill();
    await kernel.end();
  }
}

async function cell(client: KernelClient, code: string): Promise<number> {
  const start = performance.now();
  const reply = await client.execute(code, () => undefined);
  if (reply.content.status !== "ok") throw new Error(`A cell failed: ${code}`);
  return performance.now() - start;
}

function compilerMs(): number {
  const tslab = require.resolve("tslab/package.json");
  const load = `require(require.resolve("typescript", { paths: [${JSON.stringify(tslab)}] }))`;
  const times = Array.from({ length: STARTS }, () => {
    const begun = performance.now();
    spawnSync(process.execPath, ["-e", load]);
    return performance.now() - begun;
  });
  return median(times);
}
