import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import OpenAI, { AzureOpenAI } from "openai";
import { afterAll, describe, expect, it } from "vitest";
import { findService, stopService } from "../../src/client/local-service";

const root = resolve(__dirname, "../..");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const readme = textOf("README.md");
const scripts: Record<string, string> = JSON.parse(textOf("package.json")).scripts;
const folder = mkdtempSync(join(tmpdir(), "readme ü-"));
const dataDir = join(folder, "data");
const made = join(root, "notebooks", "my-notebook.ipynb");

afterAll(async () => {
  await stopService(dataDir);
  rmSync(made, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));
const inBlocks = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.trim().split("\n"));
const inText = [...readme.matchAll(/`(npm (?:run|start|test|ci)\b[^`]*)`/g)].map(
  ([, command = ""]) => command,
);
/** Each command as the page shows it, once. */
const shown = [...new Set([...inBlocks, ...inText])];

/** Runs what stands behind `npm run …` as npm does; `until` ends a command that would run for ever. */
async function run(command: string, { values = {}, more = [], until }: Partial<Trial> = {}) {
  const words: readonly string[] = command.replaceAll(/ ?\[[^\]]*\]/g, "").match(/"[^"]*"|\S+/g) ?? [];
  const name = words[1] === "run" ? words[2] : words[1];
  const given = words.includes("--") ? words.slice(words.indexOf("--") + 1) : [];
  const [program = "", ...before] = (scripts[name ?? ""] ?? "").split(" ").slice(1);
  const args = given.map((word) => values[word] ?? word.replaceAll('"', ""));
  const child = spawn(process.execPath, [program, ...before, ...args, ...more], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, INIT_CWD: folder },
      ...{ ASSISTANTS_DATA_DIR: dataDir, JUPYTER_DATA_DIR: join(folder, "jupyter") },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
    if (until?.test(stdout)) child.kill("SIGTERM");
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const code = await new Promise((ended) => child.once("close", ended));
  return { code, stdout, stderr };
}

interface Trial {
  /** What stands for a word in capitals. */
  readonly values: Readonly<Record<string, string>>;
  readonly more: readonly string[];
  readonly until: RegExp;
  readonly prints: RegExp;
}

const keys = join(folder, "keys.txt");
writeFileSync(keys, "mia key-of-mia\n");
/** What a mirror or the network would give. */
const site = join(folder, "site-packages");
for (const name of ["sympy", "mpmath"]) {
  mkdirSync(join(site, name), { recursive: true });
  writeFileSync(join(site, name, "__init__.py"), "");
}
const ready = /^Assistants service ready: http:\/\/127\.0\.0\.1:\d+\/openai\n$/;
const elsewhere = (path: string) => ["--data", join(folder, path)];

/**
 * How each command is tried. Those in `proven` take the network or many minutes: CI runs them for real. Two are asked for
 * their help alone: `notebooks` would write into the project under test, and `bench` takes an hour.
 */
const trials: Readonly<Record<string, Partial<Trial>>> = {
  "npm start": { prints: /"object": "list",\n {2}"first_id"[\s\S]*\n}\n$/ },
  "npm run kernel": { prints: /kernel\.json\n$/ },
  "npm run kernel -- --local": { more: ["--print"], prints: /kernel\.json\n/ },
  "npm run kernel [-- --remove]": { more: ["--remove"], prints: /^Removed / },
  'npm run ask -- "7x - 2 = 3x + 10"': { prints: /x = 3/ },
  "npm run notebook -- FILE [--kernel] [--write]": {
    values: { FILE: join(root, "notebooks/00-start-here.ipynb") },
    prints: /^$/,
  },
  "npm run notebooks": { more: ["--help"], prints: /rewrites their outputs/ },
  "npm run new -- my-notebook": { prints: /my-notebook\.ipynb\n$/ },
  "npm run service": { more: elsewhere("own"), until: ready, prints: ready },
  "npm run service -- --host 0.0.0.0 --keys FILE": {
    ...{ values: { FILE: keys }, more: elsewhere("room"), until: ready, prints: ready },
  },
  "npm run doctor": { prints: /^ok {4}answer/m },
  "npm run prefetch -- sympy": {
    ...{ more: ["--from", site, ...elsewhere("fetched")], prints: /^Stored: mpmath \S+, sympy \S+\n$/ },
  },
  "npm run bench": { more: ["--help"], prints: /Names: / },
};
const proven: Readonly<Record<string, string>> = {
  "npm ci": "npm ci",
  "npm test": "npm run check",
  "npm run bundle -- DIR": ".ci/bundle",
  "npm run migrate -- ID": "",
};

describe("every command that README.md shows", { concurrent: false }, () => {
  it("is tried here or in CI", () => {
    expect([...Object.keys(trials), ...Object.keys(proven)].sort()).toEqual([...shown].sort());
    for (const command of Object.values(proven)) expect(textOf(".ci/run")).toContain(command);
    expect(scripts.check).toContain("npm test");
  });

  it.each(Object.entries(trials))("works: %s", async (command, trial) => {
    const { code, stdout, stderr } = await run(command, trial);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    expect(stdout).toMatch(trial.prints ?? /^$/);
  });

  it("works with the flags that it names", async () => {
    for (const [, name = "", rest = ""] of readme.matchAll(/`npm run (\w+)([^`]*)`([^|\n]*\|[^|\n]*)?/g)) {
      const { stdout } = await run(`npm run ${name}`, { more: ["--help"] });
      for (const [flag] of rest.matchAll(/--[a-z]+/g))
        expect(stdout, `npm run ${name} ${flag}`).toContain(flag);
    }
  });
});

describe("the code that README.md shows", () => {
  it("connects both clients of the SDK, and what they make is exported as code", async () => {
    await run('npm run ask -- "1 + 1"');
    const service = await findService(dataDir);
    const block = blocks.find(({ language }) => language === "ts")?.text ?? "";
    const connect = new Function(
      "AzureOpenAI",
      "OpenAI",
      "KEY",
      `${block.replaceAll("PORT", new URL(service?.endpoint ?? "").port)}; return { azure, openai };`,
    );
    const { azure, openai }: { azure: AzureOpenAI; openai: OpenAI } = connect(
      AzureOpenAI,
      OpenAI,
      service?.apiKey,
    );
    const { id } = await azure.beta.assistants.create({ model: "offline-tutor", name: "Ada" });
    expect((await openai.beta.assistants.retrieve(id)).name).toBe("Ada");
    const { stdout } = await run("npm run migrate -- ID", { values: { ID: id } });
    expect(stdout).toContain("offline-tutor");
  });

  it("is what the first notebook ends with, line by line, but for what it leaves out", () => {
    const lines = (blocks.find(({ text }) => text.startsWith("{"))?.text ?? "").trimEnd().split("\n");
    const known = (line: string) => line.replace(/msg_\w+/, "msg");
    const { cells } = JSON.parse(textOf("notebooks/01-math-assist.ipynb"));
    const left = lastJson(cells).map((line) => known(line.trimEnd()));
    for (const line of lines.filter((one) => one.trim() !== "...")) {
      const at = left.indexOf(known(line));
      expect(at, line).toBeGreaterThanOrEqual(0);
      left.splice(0, at + 1);
    }
  });
});

/** The lines of the last output that is JSON; a cell that tidies up may come behind it. */
function lastJson(cells: readonly { outputs?: readonly { data?: Record<string, string[]> }[] }[]): string[] {
  const texts = cells.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data?.["text/plain"] ?? []));
  return texts.filter(([first]) => first === "{\n").at(-1) ?? [];
}
