import type OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { machineClock, type PollClock } from "../poll-clock";
import { firstPause, type PauseOptions, pauseAfterAnswer, pauseAfterError } from "../poll-pause";
import { chooseDisplay, type ShowOptions, show } from "../screen";
import { startStatusLine } from "../status-line";

export interface PollResponseOptions extends ShowOptions, PauseOptions {
  /** How long to wait at most. Default 11 minutes. */
  readonly deadlineMs?: number;
  /** Stops the wait; the response itself goes on. */
  readonly signal?: AbortSignal;
  /** Show no live status line. Default false. */
  readonly quiet?: boolean;
  /** Default: the machine's clock. */
  readonly clock?: PollClock;
}

/** We stopped waiting for a response. The response itself goes on. */
export class ResponseWaitError extends Error {
  override readonly name = "ResponseWaitError";

  constructor(
    readonly responseId: string,
    readonly lastStatus: string | null,
    readonly reason: "deadline" | "aborted" | "interrupted",
    options: ErrorOptions = {},
  ) {
    const why = {
      deadline: "the deadline passed",
      aborted: "the wait was aborted",
      interrupted: "you stopped the cell",
    };
    super(
      `Stopped waiting for response ${responseId}: ${why[reason]}, ${lastStatus === null ? "no status seen yet" : `last status "${lastStatus}"`}; ` +
        `the response itself goes on, and pollResponse(client, { id: "${responseId}" }) waits for it again`,
      options,
    );
  }
}

const REQUEST_TIMEOUT_MS = 60_000;
const TICK_MS = 200;

/**
 * Waits until a response that was created with `background: true` has ended: `completed`, `failed`, `incomplete`
 * or `cancelled`. Returns it as it then is, whatever the status. Lost connections, 429 and 5xx are outlasted.
 *
 * @throws {ResponseWaitError} when the deadline passes, the signal aborts or the cell is stopped
 * @throws {APIError} the SDK's error, when asking again cannot help
 * @example
 * const ended = await pollResponse(client, await client.responses.create({ model, input, background: true }));
 */
export async function pollResponse(
  client: OpenAI,
  response: Pick<Response, "id">,
  options: PollResponseOptions = {},
): Promise<Response> {
  const { deadlineMs = 660_000, clock = machineClock } = options;
  const startedAt = clock.now();
  const stop = new AbortController();
  let reason: ResponseWaitError["reason"] | null = null;
  const stopFor = (why: ResponseWaitError["reason"]) => {
    reason ??= why;
    stop.abort();
  };
  let lastStatus: string | null = null;
  const line = options.quiet === true ? null : startStatusLine(options);
  const elapsedMs = () => clock.now() - startedAt;
  const abort = () => stopFor("aborted");
  const interrupt = () => {
    stopFor("interrupted");
    // Nobody sees what a cell throws that the kernel has given up, so the id has to stand here.
    const text = new ResponseWaitError(response.id, lastStatus, "interrupted").message;
    show({ format: "text", content: text, text }, options);
  };
  if (options.signal?.aborted) abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  // In a notebook the stop button sends this signal; tslab gives the cell up but lets its promise run on.
  if (chooseDisplay(options) !== null) process.once("SIGINT", interrupt);
  const endTicks = clock.every(TICK_MS, () => {
    if (elapsedMs() >= deadlineMs) stopFor("deadline");
    else if (lastStatus !== null) line?.update(lastStatus, elapsedMs());
  });
  try {
    const pause = firstPause(options);
    for (;;) {
      if (elapsedMs() >= deadlineMs) stopFor("deadline");
      stop.signal.throwIfAborted();
      let waitMs: number;
      try {
        const timeout = Math.max(1, Math.min(REQUEST_TIMEOUT_MS, Math.ceil(deadlineMs - elapsedMs())));
        const { data, response: raw } = await ask(client, response.id, { signal: stop.signal, timeout });
        const changed = data.status !== lastStatus;
        lastStatus = data.status ?? null;
        if (lastStatus !== null) line?.update(lastStatus, elapsedMs());
        if (data.status !== "queued" && data.status !== "in_progress") return data;
        waitMs = pauseAfterAnswer(pause, { headers: raw.headers, changed, heldMs: 0 });
      } catch (error) {
        stop.signal.throwIfAborted();
        waitMs = pauseAfterError(pause, error, elapsedMs());
      }
      await clock.sleep(Math.min(waitMs, Math.max(0, deadlineMs - elapsedMs())), stop.signal);
    }
  } catch (error) {
    if (reason === null) throw error;
    throw new ResponseWaitError(response.id, lastStatus, reason, { cause: options.signal?.reason });
  } finally {
    options.signal?.removeEventListener("abort", abort);
    process.off("SIGINT", interrupt);
    endTicks();
    line?.end();
  }
}

/** A signal for each request: the SDK never takes its listeners off, and Node warns at the eleventh. */
async function ask(
  client: OpenAI,
  id: string,
  { signal, timeout }: { signal: AbortSignal; timeout: number },
) {
  const request = new AbortController();
  const abort = () => request.abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    const settings = { signal: request.signal, maxRetries: 0, timeout };
    return await client.responses.retrieve(id, {}, settings).withResponse();
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
