import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { addKernelPath, removeKernelPath } from "../notebook/env-kernel-path";
import { kernelFiles, kernelSpec, userKernelFolder } from "../notebook/kernel-spec";
import { registerKernel, removeKernel } from "../notebook/register-kernel";
import { runCommand } from "./run-command";

const usage = `npm run kernel [-- --remove | --print | --local]

Registers this project's TypeScript kernel for VS Code and Jupyter, without Python.
  --remove   takes it out again
  --print    shows what would be written, and where
  --local    writes nothing outside the project: adds JUPYTER_PATH to .env, which VS Code reads
  --help     this text
Exit codes: 0 done, 1 it cannot be written.`;

const options = {
  remove: { type: "boolean" },
  print: { type: "boolean" },
  local: { type: "boolean" },
} as const;

const root = resolve(__dirname, "../..");
/** VS Code reads the one and finds the other by it. */
const envFile = join(root, ".env");
const local = join(root, ".jupyter");
const afterwards =
  "VS Code: run “Developer: Reload Window”, then choose the kernel “TypeScript (Assistants Quickstart)”.";

/** `npm run kernel`: prints the path that was written. */
void runCommand({ usage, options }, async ({ values }) => {
  const folder = userKernelFolder({ platform: process.platform, environment: process.env, home: homedir() });
  const spec = kernelSpec(process.execPath, kernelFiles(root));
  if (values.print) {
    process.stdout.write(`${join(folder, "kernel.json")}\n${JSON.stringify(spec, null, 2)}\n`);
  } else if (values.remove) {
    const removed = removeKernel(folder, spec);
    process.stdout.write(removed ? `Removed ${folder}\n` : `Nothing to remove in ${folder}\n`);
    if (removeKernelPath(envFile, local)) process.stdout.write(`Removed JUPYTER_PATH from ${envFile}\n`);
  } else if (values.local) {
    addKernelPath(envFile, local);
    process.stdout.write(`${envFile}
`);
    process.stderr.write(`${afterwards}\n`);
  } else {
    const { path, changed } = registerKernel(folder, spec);
    process.stdout.write(`${path}\n`);
    process.stderr.write(changed ? `${afterwards}\n` : "It was registered already.\n");
  }
});
