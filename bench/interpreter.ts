import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { promisify } from "node:util";
import { createCodeInterpreter } from "../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter } from "../src/service/sandbox/sandbox";
import type { Bench, BenchRow } from "./result";
import { median } from "./statistics";
import { privateMb, privateMbOfChild } from "./support/private-memory";

const SITE_PACKAGES = "/usr/lib/python3/dist-packages";
const SOLVE = "from sympy import *\nx = symbols('x')\nprint(solve(Eq(3*x + 11, 14), x))";
const run = promisify(execFile);

/** The code interpreter beside the system's `python3`, which does the same without any protection. */
export const bench: Bench = async ({ say, scale }) => {
  const folder = await mkdtemp(join(tmpdir(), "bench-interpreter-"));
  const starts = Math.max(3, Math.round(9 * scale));
  try {
    const plain = createCodeInterpreter({ cacheDir: join(folder, "plain"), maxSandboxes: 1 });
    const rows: BenchRow[] = [];
    try {
      say("base snapshot");
      await firstCalls(plain, "print(1)", 2);
      await until(() => plain.status().snapshot !== "cold");
      say("spawn to print(1)");
      rows.push(
        row(
          "spawn to print(1)",
          await firstCalls(plain, "print(1)", starts),
          await python("print(1)", starts),
        ),
      );
      rows.push(...(await warmCalls(plain, Math.round(200 * scale))));
      rows.push(await cancelling(plain, starts));
      say("sandboxes one after another");
      rows.push(await growth(plain, Math.max(5, Math.round(50 * scale))));
    } finally {
      await plain.close();
    }
    say("event loop while sandboxes spin, start and die");
    rows.push(await responsiveness(join(folder, "plain"), Math.max(2, Math.round(6 * scale))));
    if (existsSync(join(SITE_PACKAGES, "sympy"))) {
      say("spawn to a SymPy solution, after its snapshot was made");
      rows.push(await sympyRow(folder, starts));
    } else say(`no SymPy in ${SITE_PACKAGES}: its row is missing`);
    return {
      name: "interpreter",
      about: `Medians of ${starts} starts; floor: the system's python3, a new process for each, which protects nothing.`,
      rows,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function row(measure: string, value: number, floor: number | null, aimMs?: number): BenchRow {
  const aim = aimMs === undefined ? null : `<= ${aimMs} ms`;
  return { measure, value, unit: "ms", floor, aim, met: aimMs === undefined ? null : value <= aimMs };
}

/** Median time from nothing to the answer, each in a new process. */
async function firstCalls(interpreter: CodeInterpreter, code: string, count: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    const session = await interpreter.session(`start ${index}`);
    const { status, logs } = await session.run(code);
    times.push(performance.now() - before);
    if (status !== "ok") throw new Error(`The interpreter answered ${status}: ${logs}`);
    await interpreter.forget(`start ${index}`);
  }
  return median(times);
}

async function python(code: string, count: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    await run("/usr/bin/python3", ["-c", code]);
    times.push(performance.now() - before);
  }
  return median(times);
}

async function warmCalls(interpreter: CodeInterpreter, count: number): Promise<BenchRow[]> {
  const session = await interpreter.session("warm");
  await session.run("1");
  const fresh = await privateMbOfChild();
  const times: number[] = [];
  let memoryMb = 0;
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    const result = await session.run(`x = ${index}\nprint(sum(range(x)))`);
    times.push(performance.now() - before);
    memoryMb = result.memoryMb;
  }
  const rows = [row("call in a warm sandbox", median(times), null, 15)];
  const megabytes = { unit: "MB", floor: null, aim: null, met: null };
  rows.push({ ...megabytes, measure: "resident memory of a sandbox", value: memoryMb });
  if (fresh === null) return rows;
  const { stdout } = await run("/usr/bin/python3", ["-c", "print(open('/proc/self/smaps_rollup').read())"]);
  const measure = "private memory of a sandbox";
  const aim = { aim: "<= 150 MB", met: fresh <= 150 };
  return [...rows, { ...megabytes, measure, value: fresh, floor: privateMb(stdout), ...aim }];
}

/** From the wish to cancel to the end of the code, process and all. */
async function cancelling(interpreter: CodeInterpreter, count: number): Promise<BenchRow> {
  const times: number[] = [];
  const session = await interpreter.session("cancel");
  for (let index = 0; index < count; index += 1) {
    const abort = new AbortController();
    let before = 0;
    await session.run("print('on')\nwhile True: pass", {
      signal: abort.signal,
      onLog: (chunk) => {
        if (!chunk.startsWith("on") && !chunk.endsWith("on\n")) return;
        before = performance.now();
        abort.abort();
      },
    });
    times.push(performance.now() - before);
  }
  return row("cancelling stops the code (longest)", Math.max(...times), null, 200);
}

/** How much the service's own memory grows while sandboxes come and go. */
async function growth(interpreter: CodeInterpreter, count: number): Promise<BenchRow> {
  await firstCalls(interpreter, "print(1)", 3);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  await firstCalls(interpreter, "print(1)", count);
  globalThis.gc?.();
  const mb = (process.memoryUsage.rss() - before) / 2 ** 20;
  const measure = `growth of the service over ${count} sandboxes`;
  return { measure, value: Math.max(mb, 0.01), unit: "MB", floor: null, aim: "<= 20 MB", met: mb <= 20 };
}

/** Longest waits of the service's event loop while one sandbox spins and prints, and others start and die. */
async function responsiveness(cacheDir: string, count: number): Promise<BenchRow> {
  const interpreter = createCodeInterpreter({ cacheDir, maxSandboxes: 2 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const abort = new AbortController();
  try {
    const spinning = await interpreter.session("spin");
    await spinning.run("1");
    delay.enable();
    const spin = spinning.run("while True: print('spinning')", { signal: abort.signal });
    for (let index = 0; index < count; index += 1) {
      const dying = await interpreter.session(`die ${index}`);
      await dying.run("open('/mnt/data/big', 'wb').write(bytes(16_000_000))");
      await dying.run("import os; os._exit(1)");
    }
    abort.abort();
    await spin;
    delay.disable();
  } finally {
    await interpreter.close();
  }
  const measure = "event-loop delay of the service while sandboxes spin, start and die (p99)";
  return row(measure, delay.percentile(99) / 1e6, null, 50);
}

async function sympyRow(folder: string, starts: number): Promise<BenchRow> {
  const site = join(folder, "site");
  await mkdir(site);
  for (const name of ["sympy", "mpmath"]) await symlink(join(SITE_PACKAGES, name), join(site, name));
  const options = { cacheDir: join(folder, "sympy"), packagesFrom: site, maxSandboxes: 1 };
  const sympy = createCodeInterpreter(options);
  try {
    await firstCalls(sympy, SOLVE, 1);
    const value = await firstCalls(sympy, SOLVE, starts);
    return row("spawn to a SymPy solution", value, await python(SOLVE, starts), 350);
  } finally {
    await sympy.close();
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isTrue(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
