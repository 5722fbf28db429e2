import { homedir } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { createColors } from "picocolors";
import { readEnvFile } from "../client/env-file";
import { explainError } from "../client/explain-error";
import { modelNames, settingNames } from "../client/setting-names";
import type { SettingsSource } from "../client/setting-reader";
import { readSettings, type Settings } from "../client/settings";
import { type CheckLine, fail, ok } from "./check-line";
import { checkBuild, checkDisk, checkKernel, checkNode } from "./machine-checks";
import { runCommand } from "./run-command";
import { checkInterpreter, checkService } from "./service-checks";

const usage = `npm run doctor [-- --json]

Checks Node.js, build, kernel, settings, service, model, code interpreter and disk, and says what to do.
With a model of your own it asks that model one short question.
  --json   the same as JSON
  --help   this text
Exit codes: 0 all that is needed works, 1 something is broken, 130 stopped with Ctrl-C.`;

const root = resolve(__dirname, "../..");

/** `npm run doctor` */
void runCommand(async (signal) => {
  const { values } = parseArgs({
    options: { json: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const lines: CheckLine[] = [];
  const add = (more: readonly CheckLine[]): void => {
    lines.push(...more);
    if (!values.json) for (const line of more) process.stdout.write(`${format(line)}\n`);
  };
  const machine = { platform: process.platform, environment: process.env, home: homedir() };
  add([checkNode(process.version), checkBuild(root), checkKernel(root, machine)]);
  const { line, settings } = checkSettings();
  add([line]);
  if (settings !== null) {
    add([checkDisk(settings.kind === "local" ? settings.dataDir : root)]);
    add(await checkInterpreter(settings));
    add(await checkService(settings, signal));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
  if (lines.some(({ state }) => state === "fail")) process.exitCode = 1;
});

function checkSettings(): { line: CheckLine; settings: Settings | null } {
  try {
    const file = readEnvFile([...new Set([process.cwd(), root])]);
    const sources = [
      { label: file.path ?? "secrets.env", values: file.values },
      { label: "the environment", values: process.env },
    ];
    const settings = readSettings(sources, root);
    const names = foundNames(sources);
    const found =
      names.length === 0 ? "none: the offline tutor answers" : `${names.join(", ")} (values are not shown)`;
    return { line: ok("settings", [found, ...settings.notes].join(" ")), settings };
  } catch (error) {
    const { happened, todo } = explainError(error);
    return { line: fail("settings", happened, todo), settings: null };
  }
}

/** Which names are set and where; never what they hold. */
function foundNames(sources: readonly SettingsSource[]): readonly string[] {
  const all = [...modelNames, settingNames.foundry, settingNames.roomEndpoint, settingNames.roomKey];
  return sources.flatMap(({ label, values }) =>
    all
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .filter((name) => (values[name] ?? "").trim() !== "")
      .map((name) => `${name} from ${label}`),
  );
}

function format({ name, state, found, fix }: CheckLine): string {
  const colors = createColors(process.stdout.isTTY === true && process.env.NO_COLOR === undefined);
  const mark = { ok: colors.green("ok  "), warn: colors.yellow("warn"), fail: colors.red("FAIL") }[state];
  const todo = fix === "" ? "" : `\n${" ".repeat(17)}-> ${fix}`;
  return `${mark}  ${name.padEnd(10)} ${found}${todo}`;
}
