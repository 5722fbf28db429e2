/**
 * What a client was told. An entry is written when the answer has arrived, so after a crash the service has to
 * know at least this much. A request that got no answer may or may not have happened: its object is in doubt.
 */
export class Ledger {
  readonly assistants = new Set<string>();
  readonly threads = new Map<string, ThreadEntry>();
  /** Run to thread. */
  readonly runs = new Map<string, string>();
  /** Content by file; null once a delete was asked for. */
  readonly files = new Map<string, string | null>();

  acknowledgeThread(id: string): void {
    this.threads.set(id, { messages: [], note: null, notesInDoubt: new Set(), state: "kept" });
  }

  /** A kept thread chosen by `pick` (0 to 1), or undefined. */
  someThread(pick: number): [string, ThreadEntry] | undefined {
    const kept = [...this.threads].filter(([, entry]) => entry.state === "kept");
    return kept[Math.floor(pick * kept.length)];
  }
}

export interface ThreadEntry {
  /** Acknowledged messages, in the order of their answers. */
  readonly messages: string[];
  /** The last acknowledged value of the metadata key `note`. */
  note: string | null;
  /** Values that were sent and never answered. */
  readonly notesInDoubt: Set<string>;
  state: "kept" | "deleted" | "in doubt";
}

/** A small seeded generator (mulberry32), so that a failing round can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
