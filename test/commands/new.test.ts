import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { stopService } from "../../src/client/local-service";
import { newNotebook } from "../../src/notebook/new-notebook";
import { readNotebook } from "../../src/notebook/read-notebook";
import { writeNotebook } from "../../src/notebook/write-notebook";

const root = resolve(__dirname, "../..");
const runNew = (name: string) =>
  spawnSync(process.execPath, ["dist/commands/new.js", name], { cwd: root, encoding: "utf8" });

describe("npm run new", () => {
  it("writes a notebook that reads back and runs, but never over another", async () => {
    const name = `test übung ${process.pid}`;
    const path = resolve(root, "notebooks", `${name}.ipynb`);
    onTestFinished(() => rmSync(path, { force: true }));
    expect(runNew(name)).toMatchObject({ status: 0, stdout: `${path}\n` });
    expect(readNotebook(readFileSync(path, "utf8"), path).cells[0]?.source).toContain("# Test übung");
    const data = mkdtempSync(join(tmpdir(), "new ü-"));
    onTestFinished(async () => {
      await stopService(data);
      rmSync(data, { recursive: true, force: true });
    });
    const env = { PATH: process.env.PATH, ASSISTANTS_DATA_DIR: data };
    const ran = spawnSync(process.execPath, ["dist/commands/notebook.js", path], {
      cwd: root,
      encoding: "utf8",
      env,
    });
    expect(ran.stderr).toContain("4 code cells ran");
    expect(ran.status).toBe(0);
    const again = runNew(name);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("it is there already");
  });

  it("refuses names that lead out of the folder", () => {
    expect(runNew("../x")).toMatchObject({ status: 1, stdout: "" });
    expect(existsSync(resolve(root, "x.ipynb"))).toBe(false);
  });

  it("has the frame of the course", () => {
    const text = writeNotebook(newNotebook("Mine"));
    for (const word of [
      "# Mine",
      "## Settings",
      "## Clean up",
      "connect({ display: newDisplay })",
      "tidy(",
    ]) {
      expect(text).toContain(word);
    }
  });
});
