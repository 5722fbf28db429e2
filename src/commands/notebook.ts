import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { NotebookError } from "../notebook/cell-error";
import { fillOutputs } from "../notebook/fill-outputs";
import { readNotebook } from "../notebook/read-notebook";
import { runKernel } from "../notebook/run-kernel";
import { runModule } from "../notebook/run-module";
import { showProgress } from "../notebook/show-progress";
import { writeNotebook } from "../notebook/write-notebook";
import { runCommand } from "./run-command";

const usage = "npm run notebook -- FILE [--kernel] [--write] [--timeout SECONDS]";

/** `npm run notebook`: runs one notebook without Jupyter; exit 1 at the first failing cell. */
void runCommand(async (signal) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      kernel: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      timeout: { type: "string", default: "120" },
    },
  });
  const [file] = positionals;
  const timeoutS = Number(values.timeout);
  if (file === undefined || positionals.length > 1) throw new TypeError(`Name one notebook: ${usage}`);
  if (!(timeoutS > 0))
    throw new RangeError(`--timeout is "${values.timeout}"; expected seconds above 0: ${usage}`);

  // npm runs scripts in the project's folder and says in INIT_CWD where the user stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const notebook = readNotebook(await readFile(path, "utf8"), file);
  const progress = showProgress(notebook, process.stderr);
  const startedMs = performance.now();
  try {
    const run = values.kernel ? runKernel : runModule;
    const results = await run(notebook, path, {
      cellTimeoutMs: timeoutS * 1000,
      signal,
      onBegin: progress.begin,
      onEvent: progress.event,
    });
    if (values.write) await writeFile(path, writeNotebook(fillOutputs(notebook, results)));
    progress.end();
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stderr.write(
      `${results.length} code cells ran in ${seconds} s${values.write ? ", outputs saved" : ""}\n`,
    );
  } catch (error) {
    progress.end();
    throw error instanceof NotebookError ? new NotebookError(file, error.faults, { cause: error }) : error;
  }
});
