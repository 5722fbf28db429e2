import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ServiceStartError } from "./errors";
import { hasOtherModel, noteModel, readServiceEntry, type ServiceEntry } from "./service-entry";
import { modelNames } from "./setting-names";
import type { LocalModel } from "./settings";
import { takeStartLock } from "./start-lock";

/** A running local service. */
export interface LocalService {
  readonly endpoint: string;
  readonly apiKey: string;
  readonly pid: number;
  /** The deployments that it answers with. */
  readonly deployments: readonly string[];
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

/** Exit code of a service whose data folder belongs to another. */
const FOLDER_IN_USE = 3;

/**
 * Finds the one service of a data folder, or starts it as a detached process that outlives us. Two callers at the
 * same moment get the same service. A service that was started here with another model is replaced.
 *
 * @throws {ServiceStartError} with the end of the service's log
 */
export async function findOrStartService(options: LocalServiceOptions): Promise<LocalService> {
  const { dataDir, model, deadlineMs = 30_000 } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const deadlineAt = Date.now() + deadlineMs;
  for (;;) {
    const found = await findService(dataDir, model);
    if (found !== null) return found;
    const lock = takeStartLock(join(dataDir, "starting.lock"));
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

/** The service of a data folder, if one answers and, where a model is given, was not started with another. */
export async function findService(dataDir: string, model?: LocalModel): Promise<LocalService | null> {
  const entry = readServiceEntry(dataDir);
  if (entry === null) return null;
  if (model !== undefined && hasOtherModel(dataDir, entry, model)) return null;
  const endpoint = `http://127.0.0.1:${entry.port}`;
  const deployments = await askForDeployments(endpoint, entry.key);
  return deployments === null ? null : { endpoint, apiKey: entry.key, pid: entry.pid, deployments };
}

/** Asks a service to end and waits until it has; false when it did not within 10 s. */
export async function stopService(dataDir: string): Promise<boolean> {
  const entry = readServiceEntry(dataDir);
  const service = await findService(dataDir);
  if (entry === null || service === null) return true;
  process.kill(entry.pid, "SIGTERM");
  const deadlineAt = Date.now() + 10_000;
  while (Date.now() < deadlineAt) {
    if ((await findService(dataDir)) === null) return true;
    await delay(50);
  }
  return false;
}

async function startService(options: LocalServiceOptions, deadlineAt: number): Promise<LocalService> {
  const { dataDir, program, model } = options;
  // Another caller may have finished between our look and our lock.
  const found = await findService(dataDir, model);
  if (found !== null) return found;
  if (!existsSync(program)) {
    throw new ServiceStartError(
      "Cannot start the local service: the package is not built; run npm run build in the project",
    );
  }
  if (!(await stopService(dataDir))) throw failed(dataDir, "the service with the former model does not end");
  const { child, ended } = spawnService(options);
  while (ended() === null && Date.now() < deadlineAt) {
    const entry = readServiceEntry(dataDir);
    if (entry?.pid === child.pid && entry !== null) noteModel(dataDir, entry, model);
    const service = await findService(dataDir, model);
    if (service !== null) return service;
    await delay(25);
  }
  child.kill();
  throw failed(dataDir, ended() ?? "it was not ready in time");
}

function spawnService(options: LocalServiceOptions): { child: ChildProcess; ended: () => string | null } {
  const { dataDir, program, model, environment } = options;
  const log = openSync(logFile(dataDir), "w", 0o600);
  const child = spawn(process.execPath, [program, "--data", dataDir, "--model", model.kind, "--detached"], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...withoutModels(environment), ...model.environment },
    windowsHide: true,
  });
  closeSync(log);
  let ended: string | null = null;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    // Another service has the folder, started by hand a moment ago: it is about to answer.
    if (code === FOLDER_IN_USE) return;
    ended = `it ended with ${code === null ? signal : `exit code ${code}`}`;
  });
  child.unref();
  return { child, ended: () => ended };
}

/** The environment without the names of models: the settings have decided, and the service reads these first. */
function withoutModels(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = modelNames.flatMap(({ name, aliases }) => [name, ...aliases]);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}

function failed(dataDir: string, why: string): ServiceStartError {
  const path = logFile(dataDir);
  const log = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").slice(-5).join("\n") : "";
  const said = log === "" ? "" : `\nThe service's last lines:\n${log}`;
  return new ServiceStartError(`Cannot start the local service: ${why}; run npm run doctor${said}`);
}

/** Where a service that we started writes its log. */
export function logFile(dataDir: string): string {
  return join(dataDir, "service.log");
}

/** The deployments of a service; null when it does not answer, or not to this key. */
export async function askForDeployments(
  endpoint: string,
  key: ServiceEntry["key"],
): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`${endpoint}/v1/models`, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(2_000),
    });
    const body: unknown = await response.json();
    if (!response.ok || typeof body !== "object" || body === null || !("data" in body)) return null;
    const data: unknown = body.data;
    return Array.isArray(data) ? data.map((entry: { id?: unknown }) => String(entry.id)) : null;
  } catch {
    // Not ready yet, or gone.
    return null;
  }
}
