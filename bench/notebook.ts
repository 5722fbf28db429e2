import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchRow } from "./result";

const PROJECT = join(__dirname, "..");
const NOTEBOOK = join(PROJECT, "dist/commands/notebook.js");
const KERNEL = join(PROJECT, "dist/commands/kernel.js");

/** A notebook of eight trivial cells: through ts-node, through the real kernel, and by Jupyter itself. */
export const bench: Bench = async ({ say }) => {
  // Inside the project, so that the cells find its packages.
  const folder = mkdtempSync(join(PROJECT, ".bench-"));
  try {
    const file = join(folder, "eight.ipynb");
    writeFileSync(file, JSON.stringify(eightCells()));
    say("ts-node");
    const module = run(process.execPath, [NOTEBOOK, file]);
    say("kernel");
    const kernel = run(process.execPath, [NOTEBOOK, file, "--kernel"]);
    say("jupyter nbconvert");
    const jupyter = withJupyter(folder, file);
    const row = (measure: string, value: number): BenchRow => ({
      measure,
      value,
      unit: "ms",
      floor: jupyter,
      aim: null,
      met: null,
    });
    return {
      name: "notebook",
      about:
        "Eight cells that only add numbers, types checked, from the start of the command to its end; floor: jupyter nbconvert --execute with the same kernel, where it is installed.",
      rows: [row("npm run notebook", module), row("npm run notebook -- --kernel", kernel)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd: PROJECT, encoding: "utf8", env });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr.slice(-2000)}`);
  return performance.now() - begun;
}

/** Null where Jupyter is missing. */
function withJupyter(folder: string, file: string): number | null {
  if (spawnSync("jupyter", ["nbconvert", "--version"]).status !== 0) return null;
  const env = { ...process.env, JUPYTER_DATA_DIR: join(folder, "jupyter") };
  mkdirSync(env.JUPYTER_DATA_DIR);
  run(process.execPath, [KERNEL], env);
  const copy = join(folder, "copy.ipynb");
  copyFileSync(file, copy);
  return run("jupyter", ["nbconvert", "--to", "notebook", "--execute", "--output", "out.ipynb", copy], env);
}

function eightCells(): object {
  const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec },
    cells: Array.from({ length: 8 }, (_, n) => ({
      cell_type: "code",
      id: `cell-${n}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source: [`const sum${n} = ${n} + 1;\n`, `sum${n};`],
    })),
  };
}
