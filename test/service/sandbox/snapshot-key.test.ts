import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LaunchPlan } from "../../../src/service/sandbox/launch";
import { snapshotParts } from "../../../src/service/sandbox/snapshot-key";

test("snapshotParts() differ when Pyodide or a line of the sandbox's program differs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "key-"));
  try {
    for (const part of ["child", "python"]) await mkdir(join(folder, part));
    const launch = { pyodideFolder: folder, programFolder: folder } as LaunchPlan;
    const seen = new Set<string>();
    for (const [path, text] of [
      ["package.json", "{}"],
      ["package.json", '{"version":"2"}'],
      ["child/main.js", "1"],
      ["child/main.js", "2"],
      ["python/runner.js", "1"],
    ] as const) {
      await writeFile(join(folder, path), text);
      seen.add(JSON.stringify(await snapshotParts(launch)));
      expect(await snapshotParts(launch)).toEqual(await snapshotParts(launch));
    }
    expect(seen.size).toBe(5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
