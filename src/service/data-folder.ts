import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";

/** How others find the service of a data folder: `service.json`, readable by its owner only. */
export interface ServiceEntry {
  readonly pid: number;
  readonly port: number;
  readonly key: string;
  /** Who answers, in words. */
  readonly model: string;
  /** Unix seconds. */
  readonly startedAt: number;
}

/** A data folder that belongs to this process until it is released or the process ends. */
export interface ClaimedFolder {
  /** Tells others where the service is. */
  announce(entry: ServiceEntry): void;
  /** Safe to call twice. */
  release(): void;
}

/** Another service runs on the folder. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";

  constructor(
    dataDir: string,
    /** Where it is; null while it is still starting. */
    readonly entry: ServiceEntry | null,
  ) {
    const where =
      entry === null
        ? "it is starting up"
        : `it is at http://127.0.0.1:${entry.port}/openai (process ${entry.pid})`;
    super(`Cannot start: another service uses the data folder ${dataDir}; ${where}`);
  }
}

/**
 * Takes a data folder for this process alone.
 *
 * The claim is a lock on a small database: the operating system takes it back when the process ends, however it
 * ends, so nothing is ever stale.
 *
 * @throws {FolderInUse} when another process has it
 */
export function claimFolder(dataDir: string): ClaimedFolder {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "service.json");
  const lock = takeLock(join(dataDir, "service.lock"));
  if (lock === null) throw new FolderInUse(dataDir, readEntry(path));
  // Left by a process that was killed; it may hold a key.
  for (const name of readdirSync(dataDir)) {
    if (/^service\.json(\.\d+)?$/.test(name)) rmSync(join(dataDir, name), { force: true });
  }
  let released = false;
  return {
    announce(entry) {
      const temporary = `${path}.${entry.pid}`;
      writeFileSync(temporary, `${JSON.stringify(entry, null, 2)}\n`, { mode: 0o600 });
      renameSync(temporary, path);
    },
    release() {
      if (released) return;
      released = true;
      rmSync(path, { force: true });
      lock.close();
    },
  };
}

function takeLock(path: string): DatabaseSyncInstance | null {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (/locked|busy/i.test(String(error))) return null;
    throw error;
  }
}

function readEntry(path: string): ServiceEntry | null {
  try {
    // Only a service writes it, whole and renamed into place.
    return JSON.parse(readFileSync(path, "utf8")) as ServiceEntry;
  } catch {
    return null;
  }
}
