import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { connect } from "../client/connect";
import { readNotebook } from "../notebook/read-notebook";
import { runModule } from "../notebook/run-module";
import type { CellResult } from "../notebook/run-options";
import { showProgress } from "../notebook/show-progress";
import { runCommand } from "./run-command";

const root = resolve(__dirname, "../..");
const file = "notebooks/01-math-assist.ipynb";

const usage = `npm start

Runs notebooks/01-math-assist.ipynb from top to bottom, without Jupyter; progress goes to stderr, and the messages JSON
of its last cell is the last thing on stdout.
  --help   this text (npm start -- --help)
Exit codes: 0 the notebook ran, 1 a cell failed, 130 stopped with Ctrl-C.`;

/** `npm start`: the quickstart, end to end; the messages JSON of its final cell is the last thing on stdout. */
void runCommand({ usage, options: {} }, async ({ signal }) => {
  const path = join(root, file);
  const notebook = readNotebook(await readFile(path, "utf8"), file);
  const progress = showProgress(notebook, process.stderr);
  process.stderr.write(`Running ${file}: checking its types, then cell by cell\n`);
  // The service and its Python start while the types are checked. Should that fail, the settings cell says why.
  void connect({ quiet: true }).catch(() => undefined);
  try {
    const results = await runModule(notebook, path, {
      signal,
      onBegin: progress.begin,
      onEvent: progress.event,
    });
    progress.end();
    process.stdout.write(`${lastText(results).trimEnd()}\n`);
  } finally {
    progress.end();
  }
});

/** The text of the last output. */
function lastText(results: readonly CellResult[]): string {
  const last = results.at(-1)?.outputs.at(-1);
  if (last?.output_type === "stream") return last.text;
  const text = last?.data["text/plain"];
  if (typeof text !== "string")
    throw new Error(`Cannot show the messages: the last cell of ${file} has no text output`);
  return text;
}
