import { parentPort } from "node:worker_threads";
import type { Methods } from "./worker-calls";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly argument: never;
}

/** The worker's side of {@link WorkerCalls}: one call after the other. */
export function serveCalls(methods: Methods): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on("message", (call: Call) => {
    last = last.then(() => answer(methods, call));
  });
}

async function answer(methods: Methods, { id, method, argument }: Call): Promise<void> {
  try {
    parentPort?.postMessage({ id, result: await methods[method]?.(argument) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    parentPort?.postMessage({ id, error: { message, code } });
  }
}
