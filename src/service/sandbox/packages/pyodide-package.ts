import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type PyodideLock, readPyodideLock } from "./pyodide-lock";

const aboutSchema = z.object({ version: z.string() });

/** The installed pyodide package: its folder, version, and what its lock file lists. */
export async function openPyodidePackage(): Promise<{ folder: string; version: string; lock: PyodideLock }> {
  const about = require.resolve("pyodide/package.json");
  const folder = realpathSync(dirname(about));
  const { version } = aboutSchema.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  return { folder, version, lock: await readPyodideLock(folder) };
}
