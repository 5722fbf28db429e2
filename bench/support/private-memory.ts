import { readFile } from "node:fs/promises";

const PRIVATE_KB = /^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm;
const KB_PER_MB = 1_024;

/** What `/proc/PID/smaps_rollup` says of memory that a process shares with nobody, in MB. */
export function privateMb(rollup: string): number {
  const kb = [...rollup.matchAll(PRIVATE_KB)].reduce((sum, [, number]) => sum + Number(number), 0);
  return Math.round(kb / KB_PER_MB);
}

/** Private memory of the newest child of this process, in MB; null where the system does not tell. */
export async function privateMbOfChild(): Promise<number | null> {
  try {
    const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
    const newest = children.trim().split(" ").pop() ?? "";
    return privateMb(await readFile(`/proc/${newest}/smaps_rollup`, "utf8"));
  } catch {
    return null;
  }
}
