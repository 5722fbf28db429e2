import type { PollClock } from "../../src/client/poll-clock";

/** A clock that moves only when somebody sleeps: every pause takes no time and is written down. */
export interface FakePollClock extends PollClock {
  readonly sleeps: number[];
  /** Callbacks that still run. */
  readonly tickers: number;
  /** Called in the middle of each pause. */
  onSleep: () => void;
  /** Lets 600 ms pass with each look at the clock, as if answers were held. */
  runAlong(): void;
}

export function createFakeClock(): FakePollClock {
  let nowMs = 0;
  let stepMs = 0;
  const sleeps: number[] = [];
  const tickers = new Set<() => void>();
  return {
    sleeps,
    get tickers() {
      return tickers.size;
    },
    onSleep: () => undefined,
    runAlong: () => {
      stepMs = 600;
    },
    now: () => {
      nowMs += stepMs;
      return nowMs;
    },
    async sleep(ms, signal) {
      sleeps.push(ms);
      this.onSleep();
      signal.throwIfAborted();
      nowMs += ms;
      for (const tick of tickers) tick();
      signal.throwIfAborted();
    },
    every(_, callback) {
      tickers.add(callback);
      return () => tickers.delete(callback);
    },
  };
}
