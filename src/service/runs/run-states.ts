import type { RequiredActionFunctionToolCall, Run, RunStatus } from "openai/resources/beta/threads/runs/runs";
import { wrongState } from "../api-error";

/** How a run ends. */
export type RunEnd =
  | { readonly status: "completed" | "cancelled" | "expired" }
  /** `reason` null: the content filter, for which the wire has no word. */
  | { readonly status: "incomplete"; readonly reason: Run.IncompleteDetails["reason"] | null }
  | { readonly status: "failed"; readonly error: Run.LastError };

/** Statuses that lock the thread. */
export const activeStatuses = ["queued", "in_progress", "requires_action", "cancelling"] as const;

/** Which status may follow which; the ended ones are never left. */
export const nextStatuses: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ["in_progress", "cancelling", "cancelled", "failed", "expired"],
  in_progress: ["requires_action", "cancelling", "completed", "incomplete", "failed", "cancelled", "expired"],
  requires_action: ["queued", "cancelling", "cancelled", "failed", "expired"],
  cancelling: ["cancelled", "completed", "incomplete", "failed", "expired"],
  completed: [],
  incomplete: [],
  failed: [],
  cancelled: [],
  expired: [],
};

export function isActive(status: RunStatus): boolean {
  return nextStatuses[status].length > 0;
}

/** A change that the run's status does not allow; the engine meets it when two changes race. */
export class StatusConflict extends Error {
  override readonly name = "StatusConflict";

  constructor(
    readonly from: RunStatus,
    readonly to: RunStatus,
  ) {
    super(`A run cannot go from ${from} to ${to}`);
  }
}

/** `nowSeconds` becomes `started_at`, unless the run was started before and waited for outputs since. */
export function startRun(run: Run, nowSeconds: number): Run {
  return { ...moved(run, "in_progress"), started_at: run.started_at ?? nowSeconds };
}

export function requireAction(run: Run, toolCalls: RequiredActionFunctionToolCall[]): Run {
  return {
    ...moved(run, "requires_action"),
    required_action: { type: "submit_tool_outputs", submit_tool_outputs: { tool_calls: toolCalls } },
  };
}

/** @throws {ApiError} 400 when the run does not wait for outputs. */
export function queueAgain(run: Run): Run {
  if (run.status !== "requires_action") {
    throw wrongState(`Runs in status "${run.status}" do not accept tool outputs.`);
  }
  return { ...moved(run, "queued"), required_action: null };
}

/** @throws {ApiError} 400 when the run is over or already being cancelled. */
export function cancelRun(run: Run): Run {
  if (!nextStatuses[run.status].includes("cancelling")) {
    throw wrongState(`Cannot cancel run with status '${run.status}'.`);
  }
  return { ...moved(run, "cancelling"), required_action: null };
}

export function endRun(run: Run, end: RunEnd, at: { nowSeconds: number; usage: Run.Usage | null }): Run {
  return {
    ...moved(run, end.status),
    required_action: null,
    expires_at: null,
    usage: at.usage,
    completed_at: end.status === "completed" ? at.nowSeconds : null,
    cancelled_at: end.status === "cancelled" ? at.nowSeconds : null,
    failed_at: end.status === "failed" ? at.nowSeconds : null,
    last_error: end.status === "failed" ? end.error : null,
    incomplete_details: end.status === "incomplete" ? (end.reason ? { reason: end.reason } : {}) : null,
  };
}

function moved(run: Run, status: RunStatus): Run {
  if (!nextStatuses[run.status].includes(status)) throw new StatusConflict(run.status, status);
  return { ...run, status };
}
