import { execFile } from "node:child_process";
import { existsSync } from "node:fs";

export interface OsIsolation {
  /** Program and arguments to put before the command of a sandbox; empty when there is nothing. */
  readonly prefix: readonly string[];
  /** The sandbox has a network namespace of its own, with nothing in it. */
  readonly network: boolean;
}

const NONE: OsIsolation = { prefix: [], network: false };
const FOLDERS = ["/usr/bin", "/bin", "/usr/local/bin"];
/** The first form leaves the sandbox without privileges in its namespace; older systems know only the second. */
const NAMESPACES = [
  ["unshare", "--user", "--map-current-user", "--net", "--"],
  ["unshare", "--user", "--map-root-user", "--net", "--"],
];
/** Ends the sandbox when the service dies. */
const TIED_TO_PARENT = ["setpriv", "--pdeathsig", "KILL", "--"];
const PROBE_MS = 2_000;

/** Tries what this system offers beyond Node: on Linux an empty network namespace, where the kernel allows it. */
export async function probeOsIsolation(platform: string = process.platform): Promise<OsIsolation> {
  if (platform !== "linux") return NONE;
  const [namespace, tied] = await Promise.all([firstThatWorks(NAMESPACES), firstThatWorks([TIED_TO_PARENT])]);
  return { prefix: [...namespace, ...tied], network: namespace.length > 0 };
}

async function firstThatWorks(commands: readonly string[][]): Promise<readonly string[]> {
  for (const [name = "", ...args] of commands) {
    const program = FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
    if (program && (await works(program, args))) return [program, ...args];
  }
  return [];
}

function works(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, [...args, "true"], { timeout: PROBE_MS }, (error) => resolve(error === null));
  });
}
