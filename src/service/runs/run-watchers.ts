import type { RunStatus } from "openai/resources/beta/threads/runs/runs";
import { ApiError } from "../api-error";
import { EventBuffer } from "./event-buffer";
import type { RunEvent, WaitOptions } from "./run-engine";

/** Who wants to know what happens to active runs: readers of streams, and requests that wait for a status. */
export class RunWatchers {
  readonly #statuses = new Map<string, RunStatus>();
  readonly #waiters = new Map<string, Set<() => void>>();
  readonly #buffers = new Map<string, Set<EventBuffer>>();

  /** The events of a run from now on, until {@link pause}. */
  subscribe(runId: string): AsyncIterable<RunEvent> {
    const buffer = new EventBuffer();
    added(this.#buffers, runId, buffer);
    return buffer;
  }

  emit(runId: string, ...events: RunEvent[]): void {
    for (const buffer of this.#buffers.get(runId) ?? []) for (const event of events) buffer.push(event);
  }

  /** Ends the streams of a run: it is over, or waits for outputs, or cannot be told about any more. */
  pause(runId: string, error: Error | null = null): void {
    for (const buffer of this.#buffers.get(runId) ?? []) buffer.end(error);
    this.#buffers.delete(runId);
  }

  /** Tells the status that is now on disk; null when the run is over. */
  setStatus(runId: string, status: RunStatus | null): void {
    if (status === null) this.#statuses.delete(runId);
    else this.#statuses.set(runId, status);
    const waiters = this.#waiters.get(runId);
    this.#waiters.delete(runId);
    for (const wake of waiters ?? []) wake();
  }

  /** See `RunEngine.waitForChange`; `timeout` ends the waiting by resolving or rejecting. */
  async waitForChange(
    runId: string,
    status: RunStatus,
    { signal }: Pick<WaitOptions, "signal">,
  ): Promise<void> {
    while (this.#statuses.get(runId) === status && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal?.removeEventListener("abort", wake);
          const waiters = this.#waiters.get(runId);
          waiters?.delete(wake);
          if (waiters?.size === 0) this.#waiters.delete(runId);
          resolve();
        };
        signal?.addEventListener("abort", wake, { once: true });
        added(this.#waiters, runId, wake);
      });
    }
  }

  /** Lets every reader and waiter go, as the service stops. */
  close(): void {
    const stopping = new ApiError(503, STOPPING, { type: "server_error" });
    for (const runId of [...this.#buffers.keys()]) this.pause(runId, stopping);
    for (const runId of [...this.#statuses.keys()]) this.setStatus(runId, null);
  }
}

const STOPPING =
  "The service is stopping; the run goes on when it is started again, and can be retrieved then.";

function added<V>(sets: Map<string, Set<V>>, key: string, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
