import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

const EVERY_MS = 250;
const PAGE_KB = 4;
const KB_PER_MB = 1_024;

/**
 * Looks at the resident memory of a process until it is stopped, and calls `onOver` once when it is above the limit.
 * Bounds what no quota of Python counts. On Windows nothing is watched: there is no cheap way to ask.
 *
 * @returns a function that stops it
 */
export function watchMemory(pid: number | undefined, limitMb: number, onOver: () => void): () => void {
  const read = pid === undefined ? null : readerFor(process.platform, pid);
  if (!read) return () => undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    const mb = await read().catch(() => 0);
    if (!isStopped && mb > limitMb) onOver();
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

function readerFor(platform: string, pid: number): (() => Promise<number>) | null {
  if (platform === "linux") return () => fromProc(pid);
  if (platform === "win32") return null;
  return () => fromPs(pid);
}

async function fromProc(pid: number): Promise<number> {
  const [, resident] = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ");
  return (Number(resident) * PAGE_KB) / KB_PER_MB;
}

function fromPs(pid: number): Promise<number> {
  return new Promise((resolve) => {
    execFile("ps", ["-o", "rss=", "-p", String(pid)], { timeout: 2_000 }, (error, stdout) =>
      resolve(error ? 0 : Number(stdout) / KB_PER_MB),
    );
  });
}
