import { type ChildProcess, fork } from "node:child_process";
import { basename, dirname, join, resolve } from "node:path";
import { NotebookError } from "./cell-error";
import { collectOutputs } from "./collect-outputs";
import { compileModule } from "./compile-module";
import type { ModuleMessage } from "./module-messages";
import { codeCells, type Notebook } from "./notebook";
import { type CellResult, defaultCellTimeoutMs, type RunOptions } from "./run-options";
import { type Place, toModule } from "./to-module";

// By way of the package's root, so that it is found from src (tests) as well as from dist.
const childPath = resolve(__dirname, "../../dist/notebook/module-child.js");

/**
 * Runs a notebook without Jupyter, kernel or Python: all code cells become one TypeScript module, which ts-node checks
 * as a whole before its first line runs in a child process. Gives the outputs of the code cells, in order.
 *
 * @param path Where the notebook lies; its packages and relative imports are looked up from there.
 * @throws {NotebookError} at the first failing cell, with cell and line; for type errors with all of them;
 * also when a cell takes longer than its timeout.
 * @throws the signal's reason when the run is aborted.
 */
export async function runModule(
  notebook: Notebook,
  path: string,
  options: RunOptions = {},
): Promise<CellResult[]> {
  options.signal?.throwIfAborted();
  const cells = codeCells(notebook);
  const module = toModule(cells.map((cell) => cell.source));
  const fileName = join(resolve(dirname(path)), `${basename(path)}.ts`);
  // Started first: it loads packages on one core while types are checked on the other.
  const child = fork(childPath, {
    cwd: dirname(fileName),
    env: { ...(options.env ?? process.env), FORCE_COLOR: "0" },
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    const js = compileModule(module, fileName, path);
    return await watch(child, { js, fileName, path, places: module.places, count: cells.length, options });
  } finally {
    child.kill("SIGKILL");
  }
}

interface Watched {
  readonly js: string;
  readonly fileName: string;
  readonly path: string;
  readonly places: readonly (Place | null)[];
  readonly count: number;
  readonly options: RunOptions;
}

/** Sends the module to the child and follows its cells to the end. */
function watch(child: ChildProcess, run: Watched): Promise<CellResult[]> {
  const { path, options, count } = run;
  const timeoutMs = options.cellTimeoutMs ?? defaultCellTimeoutMs;
  const outputs = collectOutputs();
  let cell = 0;
  let timer: NodeJS.Timeout | undefined;

  return new Promise<CellResult[]>((succeed, fail) => {
    const failAt = (text: string, line: number | null) => {
      fail(new NotebookError(path, [{ cell: cell === 0 ? null : cell, line, text }]));
    };
    const arm = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => failAt(`The cell ran longer than ${timeoutMs / 1000} s (see --timeout)`, null),
        timeoutMs,
      );
    };
    const stop = () => fail(options.signal?.reason);
    options.signal?.addEventListener("abort", stop, { once: true });
    const receive = (message: ModuleMessage) => {
      if (message.type === "begin") {
        cell = message.cell;
        arm();
        options.onBegin?.(cell);
      } else if (message.type === "event") {
        outputs.add(cell, message.event);
        options.onEvent?.(cell, message.event);
      } else if (message.type === "failed") {
        const place = message.line === null ? null : run.places[message.line - 1];
        // A function of an earlier cell may be on top of the stack; the running cell is the one that failed.
        if (place && place.cell !== cell)
          failAt(`${message.text} (in cell ${place.cell}, line ${place.line})`, null);
        else failAt(message.text, place?.line ?? null);
      } else if (message.type === "done") {
        if (cell < count)
          return failAt("The cell ended the whole notebook; take out its top-level return", null);
        succeed(Array.from({ length: count }, (_, index) => ({ outputs: outputs.outputsOf(index + 1) })));
      }
    };
    // The child is ours and sends nothing but these messages.
    child.on("message", (message) => receive(message as ModuleMessage));
    child.once("error", fail);
    child.once("exit", (code, signal) =>
      failAt(`The process of the cells ended early (${signal ?? `exit ${code}`})`, null),
    );
    arm();
    if (options.signal?.aborted) stop();
    else child.send({ js: run.js, fileName: run.fileName }, ignoreLost);
    child.once("close", () => options.signal?.removeEventListener("abort", stop));
  }).finally(() => clearTimeout(timer));
}

/** A child that is gone is reported by its exit event, which says more. */
function ignoreLost(): void {}
