import type { ResponseStreamEvent } from "openai/resources/responses/responses";

/** The events of one response, numbered, for any number of readers who may begin at any number. */
export class EventLog {
  readonly #events: ResponseStreamEvent[] = [];
  readonly #wakes = new Set<() => void>();
  #isOver = false;

  /** Adds an event and gives it its number. `type` is one of the published list. */
  push(event: { readonly type: ResponseStreamEvent["type"]; readonly [field: string]: unknown }): void {
    // The fields belong to the type, as whoever records them sees to.
    this.#events.push({ ...event, sequence_number: this.#events.length } as unknown as ResponseStreamEvent);
    this.#wake();
  }

  /** No event follows. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  get events(): readonly ResponseStreamEvent[] {
    return this.#events;
  }

  /** All events with a number greater than `startingAfter`, as they come, to the end. */
  async *read(startingAfter = -1): AsyncGenerator<ResponseStreamEvent> {
    for (let next = startingAfter + 1; ; ) {
      const event = this.#events[next];
      if (event !== undefined) {
        next += 1;
        yield event;
      } else if (this.#isOver) return;
      else await new Promise<void>((resolve) => this.#wakes.add(resolve));
    }
  }

  #wake(): void {
    for (const wake of this.#wakes) wake();
    this.#wakes.clear();
  }
}
