import type { Run } from "openai/resources/beta/threads/runs/runs";

/** What the engine holds of a run that is not over. */
export interface ActiveRun {
  readonly runId: string;
  readonly threadId: string;
  readonly owner: string;
  /** As last written. */
  run: Run;
  /** `waiting`: for tool outputs. */
  phase: "queued" | "running" | "waiting";
  /** Stops the execution; a new one for each. */
  stop: AbortController;
  /** Ends the wait for expiry when the run is over. */
  readonly over: AbortController;
}

export function newActiveRun(owner: string, run: Run): ActiveRun {
  return {
    runId: run.id,
    threadId: run.thread_id,
    owner,
    run,
    phase: run.status === "requires_action" ? "waiting" : "queued",
    stop: new AbortController(),
    over: new AbortController(),
  };
}
