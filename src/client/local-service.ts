import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ServiceStartError } from "./errors";
import type { LocalModel } from "./settings";

/** A running local service, as its file in the data folder says. */
export interface LocalService {
  readonly endpoint: string;
  readonly apiKey: string;
  readonly pid: number;
  /** Whether this call started it. */
  readonly started: boolean;
}

export interface LocalServiceOptions {
  /** Where the service keeps its data and its `service.json`. */
  readonly dataDir: string;
  readonly model: LocalModel;
  /** The program to start: `dist/service/main.js`. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Default 30 s. */
  readonly deadlineMs?: number;
}

/**
 * Finds the one service of a data folder, or starts it as a detached process that outlives us. Two callers at the
 * same moment get the same service.
 *
 * @throws {ServiceStartError} with the end of the service's log
 */
export async function findOrStartService(options: LocalServiceOptions): Promise<LocalService> {
  const { dataDir, deadlineMs = 30_000 } = options;
  mkdirSync(dataDir, { recursive: true });
  const deadlineAt = Date.now() + deadlineMs;
  for (;;) {
    const found = await findService(dataDir);
    if (found !== null) return found;
    const lock = takeLock(join(dataDir, "starting.lock"));
    if (lock !== null) {
      try {
        return await startService(options, deadlineAt);
      } finally {
        lock.release();
      }
    }
    if (Date.now() > deadlineAt) throw failed(dataDir, "another process is starting it and has not finished");
    await delay(50);
  }
}

/** The service of a data folder if one answers, else null. */
export async function findService(dataDir: string): Promise<LocalService | null> {
  const entry = readEntry(join(dataDir, "service.json"));
  if (entry === null) return null;
  const endpoint = `http://127.0.0.1:${entry.port}`;
  return (await answers(endpoint, entry.key))
    ? { endpoint, apiKey: entry.key, pid: entry.pid, started: false }
    : null;
}

async function startService(options: LocalServiceOptions, deadlineAt: number): Promise<LocalService> {
  const { dataDir, program, model } = options;
  // Another caller may have finished between our look and our lock.
  const found = await findService(dataDir);
  if (found !== null) return found;
  if (!existsSync(program)) {
    throw new ServiceStartError(
      "Cannot start the local service: the package is not built; run npm run build in the project",
    );
  }
  const log = openSync(logFile(dataDir), "w", 0o600);
  const child = spawn(process.execPath, [program, "--data", dataDir, "--model", model.kind, "--detached"], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...options.environment, ...model.environment },
    windowsHide: true,
  });
  closeSync(log);
  let ended: string | null = null;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `it ended with ${code === null ? signal : `exit code ${code}`}`;
  });
  child.unref();
  while (ended === null && Date.now() < deadlineAt) {
    const service = await findService(dataDir);
    if (service !== null) return { ...service, started: true };
    await delay(25);
  }
  if (ended === null) child.kill();
  throw failed(dataDir, ended ?? "it was not ready in time");
}

function failed(dataDir: string, why: string): ServiceStartError {
  const path = logFile(dataDir);
  const log = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").slice(-5).join("\n") : "";
  const said = log === "" ? "" : `\nThe service's last lines:\n${log}`;
  return new ServiceStartError(`Cannot start the local service: ${why}; run npm run doctor${said}`);
}

function logFile(dataDir: string): string {
  return join(dataDir, "service.log");
}

async function answers(endpoint: string, key: string): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint}/v1/models`, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(2_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function readEntry(path: string): { pid: number; port: number; key: string } | null {
  try {
    const entry: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof entry !== "object" || entry === null) return null;
    const { pid, port, key } = entry as Record<string, unknown>;
    const isWhole = typeof pid === "number" && typeof port === "number" && typeof key === "string";
    return isWhole ? { pid, port, key } : null;
  } catch {
    // Not there yet, or half written: the caller looks again.
    return null;
  }
}

const STALE_LOCK_MS = 60_000;

/** Takes a lock file that names us; null while another living process holds it. */
function takeLock(path: string): { release(): void } | null {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
    return { release: () => rmSync(path, { force: true }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isStale(path)) rmSync(path, { force: true });
    return null;
  }
}

function isStale(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_LOCK_MS) return true;
    const pid = Number(readFileSync(path, "utf8"));
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
