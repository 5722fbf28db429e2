import { join, sep } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** The functions that a worker offers; arguments and results are copied. */
export type Methods = Record<string, (argument: never) => unknown>;

export interface CallOptions {
  /** After this the worker is stopped, with whatever it is doing. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The worker ended, or was stopped, before it answered. */
export class WorkerEnded extends Error {
  override readonly name = "WorkerEnded";
}

/** An error that the worker answered with; `code` is that of the original. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";

  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message);
  }
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly code: string | null };
}

interface Open {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls functions in a worker thread, which starts with the first call and again after it ended. An idle worker
 * keeps no process alive.
 */
export class WorkerCalls<M extends Methods> {
  readonly #script: string;
  readonly #options: WorkerOptions;
  readonly #open = new Map<number, Open>();
  #worker: Worker | null = null;
  #lastId = 0;

  /** `script`: name of a file beside this one, without its ending. */
  constructor(script: string, options: WorkerOptions = {}) {
    // Threads run compiled code only; under the test runner this file is the source of it.
    const folder = __dirname.replace(`${sep}src${sep}service${sep}`, `${sep}dist${sep}service${sep}`);
    this.#script = join(folder, `${script}.js`);
    this.#options = options;
  }

  /** @throws {WorkerError} what the function threw. @throws {WorkerEnded} when there is no answer. */
  async call<K extends keyof M & string>(
    method: K,
    argument: Parameters<M[K]>[0],
    { timeoutMs, signal }: CallOptions,
  ): Promise<Awaited<ReturnType<M[K]>>> {
    signal?.throwIfAborted();
    const id = ++this.#lastId;
    const worker = this.#started();
    const timer = setTimeout(() => this.stop(`no answer to ${method} after ${timeoutMs} ms`), timeoutMs);
    const abort = () => this.stop(`${method} was cancelled`);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const answer = new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
      worker.ref();
      worker.postMessage({ id, method, argument });
      // The worker answers with what its method of this name returned.
      return (await answer) as Awaited<ReturnType<M[K]>>;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      this.#open.delete(id);
      if (this.#open.size === 0) this.#worker?.unref();
    }
  }

  /** Ends the worker at once; open calls reject. The next call starts another. */
  stop(reason = "the worker was stopped"): Promise<void> {
    const worker = this.#worker;
    this.#lose(worker, reason);
    return worker === null ? Promise.resolve() : worker.terminate().then(() => {});
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script, this.#options);
    this.#worker = worker;
    worker.on("message", (answer: Answer) => this.#settle(answer));
    worker.on("error", (error) => this.#lose(worker, error.message));
    worker.on("exit", (code) => this.#lose(worker, `the worker ended with code ${code}`));
    return worker;
  }

  #settle({ id, result, error }: Answer): void {
    const open = this.#open.get(id);
    if (error === undefined) open?.resolve(result);
    else open?.reject(new WorkerError(error.message, error.code));
  }

  #lose(worker: Worker | null, reason: string): void {
    if (this.#worker !== worker || worker === null) return;
    this.#worker = null;
    for (const { reject } of this.#open.values()) reject(new WorkerEnded(reason));
    this.#open.clear();
  }
}
