import type OpenAI from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { RunWaitError } from "./errors";
import { machineClock, type PollClock } from "./poll-clock";
import { firstPause, type PauseOptions, pauseAfterAnswer, pauseAfterError } from "./poll-pause";
import { readStatus } from "./run-status";
import { chooseDisplay, type ShowOptions, show } from "./screen";
import { startStatusLine } from "./status-line";

/** A run, or the two ids that find it again, for example after a restart of the kernel. */
export type RunRef = Pick<Run, "id" | "thread_id"> & { readonly status?: string };

export interface PollRunOptions extends ShowOptions, PauseOptions {
  /** How long to wait at most. Default 11 minutes: a run expires after 10. */
  readonly deadlineMs?: number;
  /** Stops the wait, also in the middle of a pause. The run itself goes on. */
  readonly signal?: AbortSignal;
  /** Called with each status read and, for the display, while waiting. */
  readonly onProgress?: (status: string, elapsedMs: number) => void;
  /** Show no live status line. Default false. */
  readonly quiet?: boolean;
  /** Receives a warning, at most one a call. Default `console.warn`. */
  readonly onWarning?: (message: string) => void;
  /** Default: the machine's clock. */
  readonly clock?: PollClock;
}

/** How long the service may hold its answer while the status stays the same (RFC 7240). */
const HOLD_S = 20;
/** The same until we know that the run is at work: it may have begun unseen, between two questions. */
const SHORT_HOLD_S = 1;
/** One request, its hold included. */
const REQUEST_TIMEOUT_MS = 60_000;
const TICK_MS = 200;

/**
 * Waits until a run has ended or needs us: `completed`, `failed`, `cancelled`, `expired`, `incomplete` or
 * `requires_action`. Returns the SDK's run as it then is, whatever the status; look at `run.status`, or let
 * `explainError(run)` put it into words.
 *
 * It survives lost connections, 408, 429, 5xx and a 404 just after the run was made; a status that it does not
 * know is waited for, with one warning.
 *
 * @throws {RunWaitError} when the deadline passes, the signal aborts or the cell is stopped; the run goes on
 * @throws {APIError} the SDK's error, when asking again cannot help
 * @example
 * const ended = await pollRun(client, run);
 */
export async function pollRun(client: OpenAI, run: RunRef, options: PollRunOptions = {}): Promise<Run> {
  const wait = startWait(run, options);
  try {
    return await poll(client, wait, options);
  } catch (error) {
    throw wait.stopped() ?? error;
  } finally {
    wait.end();
  }
}

interface Wait {
  readonly run: RunRef;
  readonly clock: PollClock;
  readonly signal: AbortSignal;
  elapsedMs(): number;
  remainingMs(): number;
  /** Notes a status that was read. */
  saw(status: string): void;
  /** Throws once the wait was stopped from outside or its time is up. */
  check(): void;
  /** The error to throw, once the wait was stopped. */
  stopped(): RunWaitError | null;
  end(): void;
}

async function poll(client: OpenAI, wait: Wait, options: PollRunOptions): Promise<Run> {
  const pause = firstPause(options);
  let warned = false;
  let previous: string | null = null;
  for (;;) {
    wait.check();
    const askedAt = wait.elapsedMs();
    let waitMs: number;
    try {
      const { data, response } = await ask(client, wait, previous);
      wait.saw(data.status);
      const reading = readStatus(data.status);
      if (reading === "stop") return data;
      if (reading === null && !warned) {
        warned = true;
        warn(data, options);
      }
      const changed = data.status !== previous;
      previous = data.status;
      const heldMs = response.headers.has("preference-applied") ? wait.elapsedMs() - askedAt : 0;
      waitMs = pauseAfterAnswer(pause, { headers: response.headers, changed, heldMs });
    } catch (error) {
      wait.check();
      waitMs = pauseAfterError(pause, error, wait.elapsedMs());
    }
    await wait.clock.sleep(Math.min(waitMs, Math.max(0, wait.remainingMs())), wait.signal);
  }
}

async function ask(
  client: OpenAI,
  wait: Wait,
  known: string | null,
): Promise<{ data: Run; response: Response }> {
  const { id, thread_id } = wait.run;
  // A signal for each request: the SDK never takes its listeners off, and Node warns at the eleventh.
  const request = new AbortController();
  const unlink = onAbort(wait.signal, () => request.abort());
  try {
    const requestOptions = {
      headers: { Prefer: `wait=${known === null || known === "queued" ? SHORT_HOLD_S : HOLD_S}` },
      // Repeating is our own business: the SDK's retries know neither the deadline nor the progress line.
      maxRetries: 0,
      timeout: Math.max(1, Math.ceil(Math.min(REQUEST_TIMEOUT_MS, wait.remainingMs()))),
      signal: request.signal,
    };
    return await client.beta.threads.runs.retrieve(id, { thread_id }, requestOptions).withResponse();
  } finally {
    unlink();
  }
}

function warn(run: Run, options: PollRunOptions): void {
  const message = `Run ${run.id} has the unknown status "${run.status}"; waiting on, until the deadline`;
  (options.onWarning ?? console.warn)(message);
}

function startWait(run: RunRef, options: PollRunOptions): Wait {
  const { deadlineMs = 660_000, clock = machineClock, onProgress } = options;
  const startedAt = clock.now();
  const elapsedMs = (): number => clock.now() - startedAt;
  const remainingMs = (): number => deadlineMs - elapsedMs();
  const stop = new AbortController();
  let reason: RunWaitError["reason"] | null = null;
  const stopFor = (why: RunWaitError["reason"], cause?: unknown): void => {
    reason ??= why;
    stop.abort(cause);
  };
  const line = options.quiet === true ? null : startStatusLine(options);
  let lastStatus: string | null = run.status ?? null;
  const report = (): void => {
    if (lastStatus === null) return;
    line?.update(lastStatus, elapsedMs());
    onProgress?.(lastStatus, elapsedMs());
  };
  const stopped = (): RunWaitError | null => {
    if (reason === null) return null;
    const details = { runId: run.id, threadId: run.thread_id, lastStatus, elapsedMs: elapsedMs(), reason };
    return new RunWaitError(details, { cause: options.signal?.reason });
  };
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
    run,
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
