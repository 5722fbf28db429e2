import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A service of its own for one benchmark, on a temporary data folder. */
export interface RunningService {
  readonly port: number;
  readonly key: string;
  readonly pid: number;
  readonly dataDir: string;
  /** @throws Error when the service has logged a fault: an answer of 5xx, or a rejection nobody handled. */
  close(): Promise<void>;
}

const MAIN = join(__dirname, "../../dist/service/main.js");
const READY = /Assistants service ready: http:\/\/127\.0\.0\.1:(\d+)\/openai/;
/** What a service says that starts and ends as it should; whatever else it logs is a fault. */
const HARMLESS = /^\S+Z (answers with .*|SIGTERM: ending)$/;

/** Starts the built service. Without an explicit model it answers with the offline tutor. */
export async function startService(args: readonly string[] = []): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
  const key = "bench-key";
  const child = spawn(
    process.execPath,
    [MAIN, "--data", dataDir, "--port", "0", "--key", key, "--model", "tutor", ...args],
    { stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env.PATH ?? "" } },
  );
  let log = "";
  child.stderr.on("data", (piece) => {
    log += String(piece);
  });
  const port = await portOf(child);
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
    const faults = log.split("\n").filter((line) => line !== "" && !HARMLESS.test(line));
    if (faults.length > 0)
      throw new Error(`The service logged faults:\n${faults.join("\n").slice(0, 4_000)}`);
  };
  return { port, key, pid: child.pid ?? 0, dataDir, close };
}

async function portOf(child: ChildProcess): Promise<number> {
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const match = READY.exec(output);
    if (match) return Number(match[1]);
  }
  throw new Error(`Cannot start the service for the benchmark: it ended with code ${child.exitCode}`);
}

/** CPU seconds that a process has used; Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident memory of a process in MB; Linux only. */
export function residentMb(pid: number): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * 4096) / 2 ** 20;
}
