import { ApiError } from "../api-error";
import { orAborted } from "./or-aborted";
import { OwnerQueue } from "./owner-queue";

export interface SlotLimits {
  /** Runs and responses worked on at the same time. */
  readonly maxRunning: number;
  /** How many more may wait; one more is refused with 429. */
  readonly maxQueued: number;
  /** Runs and responses of one key that are worked on or wait to be; one more is refused with 429. */
  readonly maxPerOwner: number;
}

/** Lets so many runs and responses be worked on at the same time; the others wait, their owners in turn. */
export class WorkSlots {
  readonly #waiting = new OwnerQueue<() => void>();
  readonly #working = new Map<string, number>();
  #taken = 0;

  constructor(private readonly limits: SlotLimits) {}

  /** @throws {ApiError} 429 when too many wait, or too many of this owner wait or are worked on. */
  refuseWhenFull(owner: string): void {
    const own = this.#waiting.lengthOf(owner) + this.#workingOf(owner);
    if (own >= this.limits.maxPerOwner)
      throw tooMany(`${own} runs or responses of your key are active already`);
    const { length } = this.#waiting;
    if (length >= this.limits.maxQueued) throw tooMany(`${length} runs or responses are waiting already`);
  }

  /** Resolves when it is one's turn; {@link release} must follow. @throws the signal's reason when it aborts first. */
  async take(owner: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#taken < this.limits.maxRunning) this.#enter(owner);
    else await this.#wait(owner, signal);
    if (!signal.aborted) return;
    this.release(owner);
    throw signal.reason;
  }

  release(owner: string): void {
    this.#taken -= 1;
    const left = this.#workingOf(owner) - 1;
    if (left > 0) this.#working.set(owner, left);
    else this.#working.delete(owner);
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#enter(next.owner);
    next.entry();
  }

  #workingOf(owner: string): number {
    return this.#working.get(owner) ?? 0;
  }

  #enter(owner: string): void {
    this.#taken += 1;
    this.#working.set(owner, this.#workingOf(owner) + 1);
  }

  async #wait(owner: string, signal: AbortSignal): Promise<void> {
    let enter = () => {};
    const turn = new Promise<void>((resolve) => {
      enter = resolve;
    });
    this.#waiting.push(owner, enter);
    try {
      await orAborted(turn, signal);
    } catch (error) {
      // Its turn may have come in the same moment.
      if (!this.#waiting.remove(owner, enter)) this.release(owner);
      throw error;
    }
  }
}

function tooMany(why: string): ApiError {
  return new ApiError(429, `${why}; try again in a second.`, {
    type: "rate_limit_error",
    code: "rate_limit_exceeded",
    headers: { "retry-after": "1" },
  });
}
