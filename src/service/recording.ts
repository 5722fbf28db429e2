import { type Clock, systemClock } from "./clock";
import { countedIds, type NewId } from "./ids";

/** 2026-01-01, 09:00:00 UTC. */
const startMs = Date.UTC(2026, 0, 1, 9);

/** Ids and times that are the same each time the same requests come in the same order. */
export interface Recording {
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * For outputs that are committed: ids count up, and time stands still but for one second that passes with each
 * new object, and for what is slept. How often somebody polls leaves no trace.
 */
export function createRecording(): Recording {
  const count = countedIds();
  let nowMs = startMs;
  let objects = 0;
  return {
    newId(kind) {
      // Requests have no numbers of their own, as polling makes more of them on a slow machine.
      if (kind === "request") return `req_${String(objects).padStart(4, "0")}`;
      objects += 1;
      nowMs += 1000;
      return count(kind);
    },
    clock: {
      nowMs: () => nowMs,
      async sleep(ms, signal) {
        await systemClock.sleep(ms, signal);
        nowMs += ms;
      },
    },
  };
}
