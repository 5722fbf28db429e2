import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { stopService } from "../../src/client/local-service";

const root = resolve(__dirname, "../..");
// Below the project, where notebooks find their packages.
const folder = mkdtempSync(join(root, "dist", "ask ü-"));

afterAll(async () => {
  await stopService(join(folder, "data"));
  rmSync(folder, { recursive: true, force: true });
});

const ask = (...args: string[]) => run("ask", ...args);

/** Runs a command as npm does, from a folder of the user's. */
async function run(command: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, "dist", "commands", `${command}.js`), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, INIT_CWD: folder, ASSISTANTS_DATA_DIR: join(folder, "data") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

describe("npm run ask", () => {
  it("prints the answer on stdout, progress on stderr, and saves a notebook", async () => {
    const { code, stdout, stderr } = await ask("Solve 7x - 2 = 3x + 10", "--save", "my question.ipynb");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "The solution to the equation 7x - 2 = 3x + 10 is x = 3.\n",
    });
    expect(stderr).toContain("Connected: local service + offline tutor\n");
    expect(stderr).toContain("run completed");
    const notebook = JSON.parse(readFileSync(join(folder, "my question.ipynb"), "utf8"));
    expect(JSON.stringify(notebook)).toContain("is $x = 3$");
    const again = await run("notebook", "my question.ipynb");
    expect(again.stderr).toContain("4 code cells ran");
    expect(again.code).toBe(0);
  });

  it("says where a notebook runs that is saved outside the project", async () => {
    const outside = mkdtempSync(join(tmpdir(), "ask ü-"));
    onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
    const path = join(outside, "mine.ipynb");
    const { code, stderr } = await ask("What is 3/4 + 1/6?", "--save", path);
    expect(code).toBe(0);
    const hint = "It lies outside the project and would not find its packages: to run it, move it to ";
    expect(stderr).toContain(`Saved ${path}\n${hint}${join(root, "notebooks")}\n`);
    const ran = await run("notebook", path);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(`Keep the notebook in ${join(root, "notebooks")}`);
  });

  it("prints messages and steps as JSON", async () => {
    const { stdout } = await ask("What is 3/4 + 1/6?", "--json", "--steps");
    const { messages, steps } = JSON.parse(stdout);
    expect(messages.data[0].content[0].text.value).toContain("11/12");
    expect(steps.data.map((step: { type: string }) => step.type)).toEqual(["tool_calls", "message_creation"]);
  });

  it("says how it is used, and what is missing", async () => {
    expect((await ask("--help")).stdout).toMatch(/^npm run ask -- "QUESTION"/);
    const { code, stderr } = await ask();
    expect(code).toBe(1);
    expect(stderr).toContain("Cannot ask: the question is missing");
  });
});
