import type { Clock } from "../clock";
import type { Store } from "../store/store";

export interface UntilReadParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly owner: string;
}

const MAX_WAIT_MS = 60_000;
const LOOK_AGAIN_MS = 100;

/**
 * Waits until the files of the vector stores are read, so that a question asked right after an upload finds
 * them; at most a minute, after which is searched what there is.
 */
export async function untilRead(
  vectorStoreIds: readonly string[],
  { store, clock, owner }: UntilReadParts,
  signal: AbortSignal,
): Promise<void> {
  const deadlineMs = clock.nowMs() + MAX_WAIT_MS;
  for (const id of vectorStoreIds) {
    while ((await store.get("vectorStore", id, owner))?.object.status === "in_progress") {
      if (clock.nowMs() >= deadlineMs) return;
      await clock.sleep(LOOK_AGAIN_MS, signal);
    }
  }
}
