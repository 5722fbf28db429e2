import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

export interface StartLock {
  /** Gives the lock back. Safe to call twice. */
  release(): void;
}

/** A start takes seconds; a lock this old was left by a machine that went down and reused the process id. */
const STALE_MS = 120_000;

/** Takes a lock file that names this process; null while another living process holds it. */
export function takeStartLock(path: string): StartLock | null {
  if (create(path)) return { release: () => rmSync(path, { force: true }) };
  const holder = read(path);
  // Whoever renames the left lock may try next; taking a fresh one by mistake is seen by its content and undone.
  if (holder !== null && isLeft(path, holder)) {
    const aside = `${path}.${process.pid}`;
    try {
      renameSync(path, aside);
      if (read(aside) === holder) rmSync(aside, { force: true });
      else renameSync(aside, path);
    } catch {
      // Another process was faster; the caller looks again.
    }
  }
  return null;
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function isLeft(path: string, holder: string): boolean {
  const pid = Number(holder);
  if (pid > 0 && !isAlive(pid)) return true;
  try {
    return Date.now() - statSync(path).mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}

/** Whether a process with this id lives, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
