import type { Run } from "openai/resources/beta/threads/runs/runs";
import { type Clock, nowSeconds } from "../clock";

/** The longest time for which a request for a run is held. */
const MAX_WAIT_MS = 60_000;

/**
 * The wait that a request prefers (RFC 7240): `Prefer: wait=20` asks to be answered when the run's status has
 * changed, or after 20 s. Null without it.
 */
export function preferredWaitMs(prefer: string | undefined): number | null {
  const seconds = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/i.exec(prefer ?? "")?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * 1000, MAX_WAIT_MS);
}

/** Statuses that change without anybody doing anything about it. */
export function isMoving({ status }: Run): boolean {
  return status === "queued" || status === "in_progress" || status === "cancelling";
}

/**
 * When to look again: often at first, seldom once a run takes long, and seldom too in a long queue, where the
 * polling of a whole class would slow down the runs it waits for. `queued`: how many runs wait.
 */
export function pollAfterMs(run: Run, clock: Clock, queued: number): number {
  const ageSeconds = nowSeconds(clock) - run.created_at;
  if (run.status === "queued" && queued > 20) return Math.min(queued * 20, 3_000);
  if (ageSeconds < 3) return 100;
  return ageSeconds < 30 ? 250 : 500;
}
