import { joinDeltas } from "./join-deltas";
import type { RunEvent } from "./run-engine";

/** From so many unread events on, deltas are joined, so that a slow reader costs memory for the text only. */
const JOIN_FROM = 64;

/** Events for one reader: written without waiting, read at the reader's pace. */
export class EventBuffer implements AsyncIterable<RunEvent> {
  #unread: RunEvent[] = [];
  #ended = false;
  #isLeft = false;
  #error: Error | null = null;
  #wake: (() => void) | null = null;

  push(event: RunEvent): void {
    if (this.#isLeft || this.#ended) return;
    const last = this.#unread.at(-1);
    const joined = this.#unread.length >= JOIN_FROM && last ? joinDeltas(last, event) : null;
    if (joined) this.#unread[this.#unread.length - 1] = joined;
    else this.#unread.push(event);
    this.#wake?.();
  }

  /** No event follows; what is unread can still be read, then comes the error if there is one. */
  end(error: Error | null = null): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunEvent> {
    try {
      for (;;) {
        const events = this.#unread;
        this.#unread = [];
        yield* events;
        if (this.#unread.length > 0) continue;
        if (this.#error) throw this.#error;
        if (this.#ended) return;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#isLeft = true;
      this.#unread = [];
    }
  }
}
