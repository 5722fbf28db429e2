import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { newNotebook } from "../../src/notebook/new-notebook";
import { readNotebook } from "../../src/notebook/read-notebook";
import { writeNotebook } from "../../src/notebook/write-notebook";

const root = resolve(__dirname, "../..");
const runNew = (name: string) =>
  spawnSync(process.execPath, ["dist/commands/new.js", name], { cwd: root, encoding: "utf8" });

describe("npm run new", () => {
  it("writes a notebook that reads back, but never over another", () => {
    const name = `test übung ${process.pid}`;
    const path = resolve(root, "notebooks", `${name}.ipynb`);
    onTestFinished(() => rmSync(path, { force: true }));
    expect(runNew(name)).toMatchObject({ status: 0, stdout: `${path}\n` });
    expect(readNotebook(readFileSync(path, "utf8"), path).cells[0]?.source).toContain("# Test übung");
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
