import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(__dirname, "../..");
const scripts: Record<string, string> = JSON.parse(
  readFileSync(resolve(root, "package.json"), "utf8"),
).scripts;
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const program = /^node (dist\/\S+\.js)$/.exec(script)?.[1];
  return program === undefined ? [] : [[name, program] as const];
});

function run(program: string, ...args: string[]) {
  const { PATH } = process.env;
  return spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: "utf8", env: { PATH } });
}

describe("every command", () => {
  it("is one of ours", () => expect(commands.length).toBeGreaterThan(10));

  it.each(commands)("npm run %s says how it is used and what its exit codes mean", (name, program) => {
    const { status, stdout, stderr } = run(program, "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(name === "start" ? /^npm start/ : new RegExp(`^npm run ${name}`));
    expect(stdout).toContain("Exit codes: 0 ");
  });

  it.each(commands)("npm run %s names a flag that it does not know, and does nothing", (_, program) => {
    const { status, stdout, stderr } = run(program, "--no-such-flag");
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe("");
    expect(stderr).toContain("'--no-such-flag'");
    expect(stderr).toContain("Exit codes: 0 ");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("a file that cannot be used", () => {
  it.each([
    ["no-such-file.ipynb", "there is no such file or folder"],
    ["src", "it is a folder"],
  ])("is named in words: %s", (file, says) => {
    const { status, stderr } = run("dist/commands/notebook.js", file);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^Cannot use /);
  });
});
