import { dirname, resolve } from "node:path";
import { NotebookError } from "./cell-error";
import { type CellEvent, collectOutputs } from "./collect-outputs";
import { createKernelClient, type KernelClient } from "./kernel-client";
import type { KernelMessage } from "./kernel-message";
import { codeCells, type Json, type MimeBundle, type Notebook } from "./notebook";
import { type CellResult, defaultCellTimeoutMs, type RunOptions } from "./run-options";
import { startKernel } from "./start-kernel";

const startTimeoutMs = 180_000;

/**
 * Runs a notebook with the real tslab kernel over the Jupyter protocol, as VS Code and Jupyter do, without Python.
 * Gives the outputs of the code cells, in order. The kernel is gone afterwards.
 *
 * @throws {NotebookError} at the first cell that fails or takes longer than its timeout.
 * @throws the signal's reason when the run is aborted.
 */
export async function runKernel(
  notebook: Notebook,
  path: string,
  options: RunOptions = {},
): Promise<CellResult[]> {
  options.signal?.throwIfAborted();
  const kernel = await startKernel(dirname(resolve(path)), options.env ?? process.env);
  const client = createKernelClient(kernel.connection);
  const limits = { died: kernel.died, signal: options.signal };
  try {
    await within(client.ready(), {
      ...limits,
      timeoutMs: startTimeoutMs,
      late: new Error("The kernel did not start"),
    });
    const outputs = collectOutputs();
    const cells = codeCells(notebook);
    for (const [index, { source }] of cells.entries()) {
      const timeoutMs = options.cellTimeoutMs ?? defaultCellTimeoutMs;
      const text = `The cell ran longer than ${timeoutMs / 1000} s (see --timeout)`;
      const late = new NotebookError(path, [{ cell: index + 1, line: null, text }]);
      await within(runCell(client, { source, cell: index + 1, path, outputs, options }), {
        ...limits,
        timeoutMs,
        late,
      });
    }
    await client.shutdown();
    return cells.map((_, index) => ({ outputs: outputs.outputsOf(index + 1) }));
  } catch (error) {
    // A cell may still be computing, and nothing of it is wanted any more.
    kernel.kill();
    throw error;
  } finally {
    await kernel.end();
    client.close();
  }
}

interface CellRun {
  readonly source: string;
  readonly cell: number;
  readonly path: string;
  readonly outputs: ReturnType<typeof collectOutputs>;
  readonly options: RunOptions;
}

async function runCell(
  client: KernelClient,
  { source, cell, path, outputs, options }: CellRun,
): Promise<void> {
  let stderr = "";
  options.onBegin?.(cell);
  const reply = await client.execute(source, (message) => {
    const event = eventOf(message);
    if (event === null) return;
    if (event.type === "stream" && event.name === "stderr") stderr += event.text;
    outputs.add(cell, event);
    options.onEvent?.(cell, event);
  });
  // tslab sends no "error" message: a failed cell shows in the status of its reply, and why in what it wrote to stderr.
  if (reply.content.status !== "ok") throw new NotebookError(path, [faultOf(cell, stderr)]);
}

function eventOf({ type, content }: KernelMessage): CellEvent | null {
  if (type === "stream") {
    return { type, name: content.name === "stderr" ? "stderr" : "stdout", text: String(content.text) };
  }
  if (type !== "display_data" && type !== "update_display_data") return null;
  // What a kernel sends as data and metadata is JSON by the protocol.
  const { data, metadata, transient } = content as {
    data: MimeBundle;
    metadata: { [key: string]: Json };
    transient?: { display_id?: string };
  };
  return {
    type: "display",
    data,
    metadata,
    displayId: transient?.display_id,
    isUpdate: type === "update_display_data",
  };
}

/** What kernel-words.ts makes of a failure begins so; the place stands in the first line of a type error. */
const inWords = /^What happened: (?:The cell was not run\. Line (\d+), column \d+: )?/m;

function faultOf(cell: number, stderr: string) {
  const found = inWords.exec(stderr);
  if (found === null) return { cell, line: null, text: "The kernel refused the cell without a word" };
  const text = stderr.slice(found.index + found[0].length).trimEnd();
  return { cell, line: found[1] === undefined ? null : Number(found[1]), text };
}

interface Limits {
  readonly died: Promise<never>;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly late: Error;
}

/** The work's result, unless the time is up, the signal aborts or the kernel dies first. */
async function within<T>(work: Promise<T>, { died, signal, timeoutMs, late }: Limits): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(late), timeoutMs);
    stop = () => fail(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, died, limit]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    work.catch(() => undefined);
  }
}
