import type { RunStatus } from "openai/resources/beta/threads/runs/runs";

/** What a poller does when it reads a status. */
export type Reading = "wait" | "stop";

const readings: Readonly<Record<RunStatus, Reading>> = {
  queued: "wait",
  in_progress: "wait",
  cancelling: "wait",
  requires_action: "stop",
  completed: "stop",
  failed: "stop",
  cancelled: "stop",
  expired: "stop",
  incomplete: "stop",
};

/** Reads a status; null for one that this version does not know, which waits and is worth a warning. */
export function readStatus(status: string): Reading | null {
  return Object.hasOwn(readings, status) ? readings[status as RunStatus] : null;
}
