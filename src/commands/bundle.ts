import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { readEnvFile } from "../client/env-file";
import { readSettings } from "../client/settings";
import { fromCaller } from "./from-caller";
import { runCommand, UsageError } from "./run-command";

const usage = `npm run bundle -- DIR

Puts everything that a room without internet needs into DIR, for example a USB stick: the project, the npm packages it
is installed from, and the interpreter's packages and snapshots of this machine. Needs the network once, here.
No secrets.env, no data and no keys go along.
  --help   this text
Exit codes: 0 written, 1 not written, 130 stopped with Ctrl-C.`;

const root = resolve(__dirname, "../..");
/** What is made anew on each machine, or is nobody else's business. */
const LEFT_OUT = new Set([
  "node_modules",
  "dist",
  ".git",
  ".assistants",
  ".env",
  "secrets.env",
  ".ipynb_checkpoints",
]);

const install = `Assistants Quickstart, to be installed without internet. Needed: Node.js 20.19 or newer.

1. Copy the folder "assistants-quickstart" to your disk, and "npm-cache" beside it.
2. In a terminal, in the folder "assistants-quickstart":

   npm ci --offline --cache ../npm-cache
   npm run kernel
   npm start

npm run doctor says what is missing, if anything is.
`;

/** `npm run bundle`: prints the folder that was written. */
void runCommand({ usage, options: {}, takesWords: true }, async ({ words, signal }) => {
  const [name] = words;
  if (name === undefined || words.length > 1) throw new UsageError("Cannot bundle: name one folder");
  const target = fromCaller(name);
  if (`${target}${sep}`.startsWith(`${root}${sep}`)) {
    throw new TypeError(`Cannot bundle into ${target}: it is inside the project; name a folder outside`);
  }
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new TypeError(`Cannot bundle into ${target}: it is not empty; name a new folder`);
  }
  const project = join(target, "assistants-quickstart");
  mkdirSync(project, { recursive: true });
  say("copying the project");
  cpSync(root, project, { recursive: true, filter: (path) => isProject(path) });
  say("fetching the npm packages");
  await fillNpmCache(project, join(target, "npm-cache"), signal);
  const cache = join(dataDir(), "cache");
  if (existsSync(cache)) {
    say("copying the interpreter's packages and snapshots");
    cpSync(cache, join(project, ".assistants", "cache"), { recursive: true });
  }
  writeFileSync(join(target, "INSTALL.txt"), install);
  process.stdout.write(`${target}\n`);
});

function isProject(path: string): boolean {
  return !relative(root, path)
    .split(sep)
    .some((part) => LEFT_OUT.has(part) || part.endsWith(".log"));
}

/** The data folder of this project, whoever answers here. */
function dataDir(): string {
  const sources = [
    { label: "secrets.env", values: readEnvFile([root]).values },
    { label: "the environment", values: process.env },
  ];
  const settings = readSettings(sources, root);
  return settings.kind === "local" ? settings.dataDir : join(root, ".assistants");
}

/** Installs once into a folder that is thrown away; what stays is the cache that an install without network reads. */
async function fillNpmCache(project: string, cache: string, signal: AbortSignal): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "assistants-bundle-"));
  try {
    for (const file of ["package.json", "package-lock.json"])
      cpSync(join(project, file), join(scratch, file));
    const npm = process.env.npm_execpath;
    if (npm === undefined) throw new Error("Cannot find npm: start this command with npm run bundle -- DIR");
    const args = [
      npm,
      "ci",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--prefer-online",
      "--cache",
      cache,
    ];
    const child = spawn(process.execPath, args, { cwd: scratch, stdio: ["ignore", 2, 2], signal });
    const [code] = await once(child, "close");
    if (code !== 0)
      throw new Error(`Cannot fetch the npm packages: npm ended with exit code ${code}; is the network up?`);
    rmSync(join(cache, "_logs"), { recursive: true, force: true });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
