import { readFile, writeFile } from "node:fs/promises";
import { NotebookError } from "../notebook/cell-error";
import { fillOutputs } from "../notebook/fill-outputs";
import { readNotebook } from "../notebook/read-notebook";
import { runKernel } from "../notebook/run-kernel";
import { runModule } from "../notebook/run-module";
import { showProgress } from "../notebook/show-progress";
import { writeNotebook } from "../notebook/write-notebook";
import { fromCaller } from "./from-caller";
import { runCommand, UsageError } from "./run-command";

const usage = `npm run notebook -- FILE [--kernel] [--write] [--timeout SECONDS]

Runs one notebook without Jupyter: all cells as one module, whose types are checked before the first cell runs.
  --kernel           through the real kernel, as VS Code and Jupyter do, cell by cell
  --write            saves the outputs into FILE
  --timeout SECONDS  longest time for one cell; default 120
  --help             this text
Exit codes: 0 all cells ran, 1 a cell failed or the arguments are wrong, 130 stopped with Ctrl-C.`;

const options = {
  kernel: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
  timeout: { type: "string", default: "120" },
} as const;

/** `npm run notebook`: stops at the first failing cell, and says which. */
void runCommand({ usage, options, takesWords: true }, async ({ values, words, signal }) => {
  const [file] = words;
  const timeoutS = Number(values.timeout);
  if (file === undefined || words.length > 1) throw new UsageError("Cannot run: name one notebook");
  if (!(timeoutS > 0) || timeoutS > 86_400) {
    throw new UsageError(`Cannot use --timeout ${values.timeout}: expected seconds from 1 to 86400`);
  }

  const path = fromCaller(file);
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
