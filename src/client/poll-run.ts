import type OpenAI from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { RunWaitError } from "./errors";
import { type PollOptions, pollUntil } from "./poll-until";
import { readStatus } from "./run-status";

/** A run, or the two ids that find it again, for example after a restart of the kernel. */
export type RunRef = Pick<Run, "id" | "thread_id"> & { readonly status?: string };

export interface PollRunOptions extends PollOptions {
  /** Receives a warning, at most one a call. Default `console.warn`. */
  readonly onWarning?: (message: string) => void;
}

/** How long the service may hold its answer while the status stays the same (RFC 7240). */
const HOLD_S = 20;
/** The same until we know that the run is at work: it may have begun unseen, between two questions. */
const SHORT_HOLD_S = 1;

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
  const { id, thread_id } = run;
  let warned = false;
  return await pollUntil<Run>(
    {
      lastStatus: run.status ?? null,
      ask: (known, request) => {
        const headers = {
          Prefer: `wait=${known === null || known === "queued" ? SHORT_HOLD_S : HOLD_S}`,
        };
        return client.beta.threads.runs.retrieve(id, { thread_id }, { ...request, headers }).withResponse();
      },
      isOver: (data) => {
        const reading = readStatus(data.status);
        if (reading === null && !warned) {
          warned = true;
          warn(data, options);
        }
        return reading === "stop";
      },
      stopped: (stop, cause) => new RunWaitError({ runId: id, threadId: thread_id, ...stop }, cause),
    },
    options,
  );
}

function warn(run: Run, options: PollRunOptions): void {
  const message = `Run ${run.id} has the unknown status "${run.status}"; waiting on, until the deadline`;
  (options.onWarning ?? console.warn)(message);
}
