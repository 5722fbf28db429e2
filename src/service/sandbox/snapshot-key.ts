import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LaunchPlan } from "./launch";

/**
 * What makes two snapshots differ, besides the packages in them: Pyodide, this Node and machine, and every line of the
 * program that is in it or puts it there. V8 too, as one made by a newer V8 traps in an older one.
 */
export async function snapshotParts(launch: LaunchPlan): Promise<string[]> {
  const about = await readFile(join(launch.pyodideFolder, "package.json"));
  return [
    createHash("sha256").update(about).digest("hex"),
    process.versions.v8,
    process.platform,
    process.arch,
    await programSum(launch.programFolder),
  ];
}

async function programSum(folder: string): Promise<string> {
  const sum = createHash("sha256");
  for (const part of ["child", "python"]) {
    const names = await readdir(join(folder, part));
    for (const name of names.filter((one) => one.endsWith(".js")).sort())
      sum.update(`\0${name}\0`).update(await readFile(join(folder, part, name)));
  }
  return sum.digest("hex");
}
