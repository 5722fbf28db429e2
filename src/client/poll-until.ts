import { machineClock, type PollClock } from "./poll-clock";
import { firstPause, type PauseOptions, pauseAfterAnswer, pauseAfterError } from "./poll-pause";
import { chooseDisplay, type ShowOptions, show } from "./screen";
import { startStatusLine } from "./status-line";

export interface PollOptions extends ShowOptions, PauseOptions {
  /** How long to wait at most. Default 11 minutes: what is waited for expires after 10. */
  readonly deadlineMs?: number;
  /** Stops the wait, also in the middle of a pause. What is waited for goes on. */
  readonly signal?: AbortSignal;
  /** Called with each status read and, for the display, while waiting. */
  readonly onProgress?: (status: string, elapsedMs: number) => void;
  /** Show no live status line. Default false. */
  readonly quiet?: boolean;
  /** Default: the machine's clock. */
  readonly clock?: PollClock;
}

/** Why a wait was stopped before its end. */
export type StopReason = "deadline" | "aborted" | "interrupted";

/** Something with a status that changes on the service. */
export interface Polled<T> {
  /** As it was known before the first question. */
  readonly lastStatus: string | null;
  /** Asks once. `known`: the status of the last answer; null before the first. */
  readonly ask: (known: string | null, request: PollRequest) => Promise<{ data: T; response: Response }>;
  /** Whether the answer ends the wait. */
  readonly isOver: (data: T) => boolean;
  /** The error for a wait that was stopped. */
  readonly stopped: (stop: StoppedWait, options: ErrorOptions) => Error;
}

/** For the SDK: a question is asked once, as repeating is our own business. */
export interface PollRequest {
  readonly maxRetries: 0;
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface StoppedWait {
  readonly reason: StopReason;
  readonly lastStatus: string | null;
  readonly elapsedMs: number;
}

/** One request, the time that the service holds it included. */
const REQUEST_TIMEOUT_MS = 60_000;
const TICK_MS = 200;

/**
 * Asks until the answer ends the wait, and returns it. Lost connections, 408, 429, 5xx and a 404 just after the
 * creation are outlasted.
 *
 * @throws the error of `polled.stopped` when the deadline passes, the signal aborts or the cell is stopped
 * @throws {APIError} the SDK's error, when asking again cannot help
 */
export async function pollUntil<T extends { readonly status?: string }>(
  polled: Polled<T>,
  options: PollOptions,
): Promise<T> {
  const wait = startWait(polled, options);
  try {
    return await poll(polled, wait, options);
  } catch (error) {
    throw wait.stopped() ?? error;
  } finally {
    wait.end();
  }
}

interface Wait {
  readonly clock: PollClock;
  readonly signal: AbortSignal;
  elapsedMs(): number;
  remainingMs(): number;
  /** Notes a status that was read. */
  saw(status: string): void;
  /** Throws once the wait was stopped from outside or its time is up. */
  check(): void;
  /** The error to throw, once the wait was stopped. */
  stopped(): Error | null;
  end(): void;
}

async function poll<T extends { readonly status?: string }>(
  polled: Polled<T>,
  wait: Wait,
  options: PollOptions,
): Promise<T> {
  const pause = firstPause(options);
  let previous: string | null = null;
  for (;;) {
    wait.check();
    const askedAt = wait.elapsedMs();
    let waitMs: number;
    try {
      const answer: { data: T; response: Response } = await ask(polled, wait, previous);
      const { data, response } = answer;
      const { status = "" } = data;
      wait.saw(status);
      if (polled.isOver(data)) return data;
      const changed = status !== previous;
      previous = status;
      const heldMs = response.headers.has("preference-applied") ? wait.elapsedMs() - askedAt : 0;
      waitMs = pauseAfterAnswer(pause, { headers: response.headers, changed, heldMs });
    } catch (error) {
      wait.check();
      waitMs = pauseAfterError(pause, error, wait.elapsedMs());
    }
    await wait.clock.sleep(Math.min(waitMs, Math.max(0, wait.remainingMs())), wait.signal);
  }
}

async function ask<T>(
  polled: Polled<T>,
  wait: Wait,
  known: string | null,
): Promise<{ data: T; response: Response }> {
  // A signal for each request: the SDK never takes its listeners off, and Node warns at the eleventh.
  const request = new AbortController();
  const unlink = onAbort(wait.signal, () => request.abort());
  try {
    return await polled.ask(known, {
      // The SDK's retries know neither the deadline nor the progress line.
      maxRetries: 0,
      timeout: Math.max(1, Math.ceil(Math.min(REQUEST_TIMEOUT_MS, wait.remainingMs()))),
      signal: request.signal,
    });
  } finally {
    unlink();
  }
}

function startWait(polled: Pick<Polled<never>, "lastStatus" | "stopped">, options: PollOptions): Wait {
  const { deadlineMs = 660_000, clock = machineClock, onProgress } = options;
  const startedAt = clock.now();
  const elapsedMs = (): number => clock.now() - startedAt;
  const remainingMs = (): number => deadlineMs - elapsedMs();
  const stop = new AbortController();
  let reason: StopReason | null = null;
  const stopFor = (why: StopReason, cause?: unknown): void => {
    reason ??= why;
    stop.abort(cause);
  };
  const line = options.quiet === true ? null : startStatusLine(options);
  let { lastStatus } = polled;
  const report = (): void => {
    if (lastStatus === null) return;
    line?.update(lastStatus, elapsedMs());
    onProgress?.(lastStatus, elapsedMs());
  };
  const stopped = (): Error | null =>
    reason === null
      ? null
      : polled.stopped({ reason, lastStatus, elapsedMs: elapsedMs() }, { cause: options.signal?.reason });
  const interrupt = (): void => {
    stopFor("interrupted");
    // The kernel has given the cell up, so nobody sees what it throws, and its names are lost: the ids have to stand here.
    const text = stopped()?.message ?? "";
    show({ format: "text", content: text, text }, options);
  };
  const closers = [
    clock.every(TICK_MS, () => {
      if (remainingMs() <= 0) stopFor("deadline");
      else report();
    }),
    onAbort(options.signal, () => stopFor("aborted", options.signal?.reason)),
    // In a notebook the stop button sends this signal; tslab gives the cell up but lets its promise run on.
    chooseDisplay(options) === null ? () => undefined : onInterrupt(interrupt),
    () => line?.end(),
  ];
  return {
    clock,
    signal: stop.signal,
    elapsedMs,
    remainingMs,
    saw(status) {
      lastStatus = status;
      report();
    },
    check() {
      if (remainingMs() <= 0) stopFor("deadline");
      stop.signal.throwIfAborted();
    },
    stopped,
    end: () => {
      for (const close of closers) close();
    },
  };
}

function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (signal === undefined) return () => undefined;
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  return () => signal.removeEventListener("abort", stop);
}

function onInterrupt(stop: () => void): () => void {
  process.once("SIGINT", stop);
  return () => process.off("SIGINT", stop);
}
