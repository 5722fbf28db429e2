import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

const root = resolve(__dirname, "../..");

/** Runs the command without npm, so that it stops before it would need the network. */
function bundle(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(root, "dist/commands/bundle.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env.PATH, INIT_CWD: folder },
  });
}

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stick ü-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("npm run bundle", () => {
  it("takes along the project, but nothing private and nothing that is made anew", () => {
    const folder = openFolder();
    expect(bundle(folder, "room").stderr).toContain("start this command with npm run bundle");
    const copied = readdirSync(join(folder, "room", "assistants-quickstart"));
    expect(copied).toEqual(expect.arrayContaining(["package-lock.json", "src", "notebooks", ".jupyter"]));
    const left = ["node_modules", "dist", ".git", ".assistants", "secrets.env", ".env"];
    expect(copied.filter((name) => left.includes(name))).toEqual([]);
  });

  it("writes neither over other files nor into the project", () => {
    const folder = openFolder();
    writeFileSync(join(folder, "mine.txt"), "");
    expect(bundle(folder, ".").stderr).toContain("it is not empty");
    expect(bundle(root, "dist/stick")).toMatchObject({ status: 1 });
    expect(bundle(folder).stderr).toContain("name one folder");
  });
});
