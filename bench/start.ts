import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, BenchRow } from "./result";
import { timeMs } from "./statistics";

const START = join(__dirname, "../dist/commands/start.js");

interface Phases {
  /** Milliseconds from the start of the process. */
  readonly firstCell: number;
  readonly answer: number;
  readonly end: number;
}

/** `npm start` as a stranger sees it, in a data folder that is new, and again in the same one. */
export const bench: Bench = async ({ say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const node = await timeMs(() => once(spawn(process.execPath, ["-e", "0"]), "exit"));
    say("new data folder");
    const cold = await start(dataDir);
    say("the same again, the service still running");
    const warm = await start(dataDir);
    const rows = (words: string, phases: Phases, aimMs: number | null): BenchRow[] => [
      row(`${words}: first cell done`, phases.firstCell, node),
      row(`${words}: the equation is solved`, phases.answer, node),
      {
        ...row(`${words}: whole`, phases.end, node),
        aim: aimMs === null ? null : `<= ${aimMs / 1000} s`,
        met: aimMs === null ? null : phases.end <= aimMs,
      },
    ];
    return {
      name: "start",
      about:
        "npm start without npm: 22 cells, type-checked, with the service, its database and a new Python snapshot; floor: node -e 0.",
      rows: [...rows("new data folder", cold, 15_000), ...rows("service running", warm, 5_000)],
    };
  } finally {
    stopService(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
};

async function start(dataDir: string): Promise<Phases> {
  const begun = performance.now();
  const child = spawn(process.execPath, [START], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH ?? "", ASSISTANTS_DATA_DIR: dataDir },
  });
  const seen = { firstCell: Number.NaN, answer: Number.NaN };
  let errors = "";
  child.stdout.resume();
  child.stderr.on("data", (piece) => {
    errors += String(piece);
    const elapsed = performance.now() - begun;
    if (Number.isNaN(seen.firstCell) && /^ *1\/\d+ /m.test(errors)) seen.firstCell = elapsed;
    if (Number.isNaN(seen.answer) && errors.includes("The solution to the equation")) seen.answer = elapsed;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`npm start failed:\n${errors.slice(-2000)}`);
  return { ...seen, end: performance.now() - begun };
}

function stopService(dataDir: string): void {
  const { pid } = JSON.parse(readFileSync(join(dataDir, "service.json"), "utf8")) as { pid: number };
  process.kill(pid, "SIGTERM");
}

function row(measure: string, value: number, floor: number): BenchRow {
  return { measure, value, unit: "ms", floor, aim: null, met: null };
}
