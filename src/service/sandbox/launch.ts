import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeFlags } from "./node-flags";
import { probeOsIsolation } from "./os-isolation";
import type { InterpreterStatus } from "./sandbox";
import type { Launch } from "./sandbox-process";

/** How sandboxes of this interpreter start, and what that keeps them from. */
export interface LaunchPlan extends Launch {
  readonly isolation: InterpreterStatus["isolation"];
  readonly pyodideFolder: string;
  /** Where the built program of the sandbox is. */
  readonly programFolder: string;
}

/** Three folders up from here stands the package, whether this file runs from `src` or from `dist`. */
const PACKAGE_FOLDER = join(__dirname, "../../..");

export async function planLaunch(cacheDir: string): Promise<LaunchPlan> {
  const program = realpathSync(join(PACKAGE_FOLDER, "dist/service/sandbox"));
  const pyodideFolder = realpathSync(dirname(require.resolve("pyodide/package.json")));
  const node = nodeFlags({
    known: process.allowedNodeEnvironmentFlags,
    readable: [program, pyodideFolder, realpathSync(cacheDir)],
  });
  const os = await probeOsIsolation();
  const [first = process.execPath, ...args] = [
    ...os.prefix,
    process.execPath,
    ...node.flags,
    join(program, "child/main.js"),
  ];
  const network = os.network ? "namespace" : node.networkDenied ? "node" : "imports-only";
  return {
    program: first,
    args,
    cwd: pyodideFolder,
    pyodideFolder,
    programFolder: program,
    isolation: { permission: node.permission, network },
  };
}
