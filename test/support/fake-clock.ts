import type { Clock } from "../../src/service/clock";

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #nowMs: number;
  readonly #sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const sleeper = { atMs: this.#nowMs + ms, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener("abort", stop, { once: true });
    });
  }

  /** Moves the time on and wakes, in order, whoever sleeps no longer. */
  async advance(ms: number): Promise<void> {
    this.#nowMs += ms;
    const due = [...this.#sleepers].filter((sleeper) => sleeper.atMs <= this.#nowMs);
    for (const sleeper of due.sort((a, b) => a.atMs - b.atMs)) {
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
    await new Promise(setImmediate);
  }

  /** How many wait for the time to come. */
  get sleeping(): number {
    return this.#sleepers.size;
  }
}
