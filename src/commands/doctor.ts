import { homedir } from "node:os";
import { resolve } from "node:path";
import { colorsFor } from "../notebook/colors-for";
import type { CheckLine } from "./check-line";
import { checkInterpreter } from "./interpreter-checks";
import { checkBuild, checkDisk, checkKernel, checkNode } from "./machine-checks";
import { checkModel } from "./model-checks";
import { runCommand } from "./run-command";
import { checkService } from "./service-checks";
import { checkSettings } from "./settings-check";

const usage = `npm run doctor [-- --json]

Checks Node.js, build, kernel, settings, disk, code interpreter, service and model, and says what to do.
With a model of your own it asks that model two short questions.
  --json   the same as JSON: a list of { name, state, found, fix }
  --help   this text
Exit codes: 0 all that is needed works, 1 something is broken, 130 stopped with Ctrl-C.`;

const root = resolve(__dirname, "../..");

/** `npm run doctor` */
void runCommand({ usage, options: { json: { type: "boolean" } } }, async ({ values, signal }) => {
  const lines: CheckLine[] = [];
  const add = (more: readonly CheckLine[]): void => {
    lines.push(...more);
    if (!values.json) for (const line of more) process.stdout.write(`${format(line)}\n`);
  };
  const machine = { platform: process.platform, environment: process.env, home: homedir() };
  add([checkNode(process.version), checkBuild(root), checkKernel(root, machine)]);
  const { line, settings } = checkSettings(root);
  add([line]);
  if (settings !== null) {
    add([checkDisk(settings.kind === "local" ? settings.dataDir : root)]);
    add(await checkInterpreter(settings, signal));
    const model = await checkModel(settings, signal);
    add(model);
    // A model that does not answer us does not answer the service either, which would try for minutes.
    if (model.every(({ state }) => state !== "fail")) add(await checkService({ root, settings }, signal));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
  if (lines.some(({ state }) => state === "fail")) process.exitCode = 1;
});

function format({ name, state, found, fix }: CheckLine): string {
  const colors = colorsFor(process.stdout);
  const mark = { ok: colors.green("ok  "), warn: colors.yellow("warn"), fail: colors.red("FAIL") }[state];
  const todo = fix === "" ? "" : `\n${" ".repeat(19)}-> ${fix}`;
  return `${mark}  ${name.padEnd(12)} ${found}${todo}`;
}
