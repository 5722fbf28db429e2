import { ApiError } from "../api-error";
import type { ActiveRun } from "./active-run";
import type { EngineLimits } from "./engine-parts";

export interface Load {
  readonly owner: string;
  /** Runs that wait, of all owners. */
  readonly queued: number;
  readonly active: Iterable<ActiveRun>;
}

/** @throws {ApiError} 429 when too many runs wait, or too many of this owner are active. */
export function refuseWhenFull({ owner, queued, active }: Load, limits: EngineLimits): void {
  let own = 0;
  for (const run of active) if (run.owner === owner && run.phase !== "waiting") own += 1;
  if (own >= limits.maxPerOwner) throw tooMany(`${own} runs of your key are active already`);
  if (queued >= limits.maxQueued) throw tooMany(`${queued} runs are waiting already`);
}

function tooMany(why: string): ApiError {
  return new ApiError(429, `${why}; try again in a second.`, {
    type: "rate_limit_error",
    code: "rate_limit_exceeded",
    headers: { "retry-after": "1" },
  });
}
