import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits for a promise, but no longer than the signal allows: on Node 20 an aborted `fetch` was seen not to
 * end a stream that drips on, so the reader itself must not be waited for.
 *
 * @throws the signal's reason when it aborts first; the promise is left alone, its failure is not reported
 */
export async function waitOrAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** The outcome of {@link waitAtMost} when time ran out. */
export const TIMED_OUT = Symbol("timed out");

/** Like {@link waitOrAbort}, with a deadline. */
export async function waitAtMost<T>(
  promise: Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T | typeof TIMED_OUT> {
  const timer = new AbortController();
  const timeout = delay<typeof TIMED_OUT>(timeoutMs, TIMED_OUT, { signal: timer.signal });
  timeout.catch(() => undefined);
  try {
    return await waitOrAbort(Promise.race([promise, timeout]), signal);
  } finally {
    timer.abort();
  }
}
