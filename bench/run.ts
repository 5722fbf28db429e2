/** `npm run bench [-- NAME ...] [--json] [--scale S]`: runs the benchmarks and prints their ratios. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Bench, BenchResult, BenchRow } from "./result";

const NOT_A_BENCH = new Set(["run", "result", "statistics"]);

function available(): string[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => basename(file, ".ts"))
    .filter((name) => !NOT_A_BENCH.has(name));
}

interface BenchModule {
  readonly bench: Bench;
  /** Too long for a run of all benchmarks. */
  readonly onlyByName?: boolean;
}

function load(name: string): BenchModule {
  // Not import(): Node would look for the module itself, past ts-node.
  const module = require(join(__dirname, name)) as Partial<BenchModule>;
  if (!module.bench)
    throw new TypeError(`Cannot run bench/${name}.ts: it exports no function called "bench"`);
  return { ...module, bench: module.bench };
}

function ratio(row: BenchRow): string {
  return row.floor === null ? "" : `${(row.value / row.floor).toFixed(2)} x`;
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

function table(result: BenchResult): string {
  const rows = result.rows.map((row) => [
    row.measure,
    `${number(row.value)} ${row.unit}`,
    row.floor === null ? "" : `${number(row.floor)} ${row.unit}`,
    ratio(row),
    row.aim ?? "",
    row.met === null ? "" : row.met ? "yes" : "no",
  ]);
  const head = ["measure", "value", "floor", "ratio", "aim", "met"];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `### ${result.name}\n\n${result.about}\n\n${lines.join("\n")}\n`;
}

const usage = `npm run bench [-- NAME ...] [--json] [--scale S]

Runs the benchmarks of these names, or all, each beside its floor measured in the same run.
  --json      the results as JSON
  --scale S   that many times the work, for example 0.1 for a quick look
  --help      this text
Names: ${available().join(", ")}
Exit codes: 0 measured, 1 failed or wrong arguments.`;

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help") || argv.includes("-h")) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const scaleAt = argv.indexOf("--scale");
  const scale = scaleAt < 0 ? 1 : Number(argv[scaleAt + 1]);
  if (!(scale > 0))
    throw new RangeError("--scale must be a positive number, for example 0.1 for a quick look");
  const names = argv.filter((arg, at) => !arg.startsWith("--") && (scaleAt < 0 || at !== scaleAt + 1));
  const unknown = names.filter((name) => !available().includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`No benchmark named ${unknown.join(", ")}; there are: ${available().join(", ")}`);
  }
  const results: BenchResult[] = [];
  for (const name of names.length > 0 ? names : available()) {
    const { bench, onlyByName = false } = load(name);
    if (onlyByName && !names.includes(name)) continue;
    const result = await bench({ say: (line) => process.stderr.write(`${name}: ${line}\n`), scale });
    results.push(result);
    if (!argv.includes("--json")) process.stdout.write(`${table(result)}\n`);
  }
  if (argv.includes("--json")) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
