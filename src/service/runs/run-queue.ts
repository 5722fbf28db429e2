/**
 * Runs waiting to be executed. Owners take turns, so one that queues a thousand runs delays another by one
 * run only; the runs of one owner go in order.
 */
export class RunQueue {
  readonly #waiting = new Map<string, string[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(owner: string, runId: string): void {
    const own = this.#waiting.get(owner);
    if (own) own.push(runId);
    else this.#waiting.set(owner, [runId]);
    this.#length++;
  }

  /** Takes the next run; its owner goes to the end of the line. */
  shift(): string | undefined {
    for (const [owner, own] of this.#waiting) {
      this.#waiting.delete(owner);
      const runId = own.shift();
      if (own.length > 0) this.#waiting.set(owner, own);
      if (runId === undefined) continue;
      this.#length--;
      return runId;
    }
    return undefined;
  }

  /** Whether the run was waiting. */
  remove(owner: string, runId: string): boolean {
    const own = this.#waiting.get(owner);
    const index = own?.indexOf(runId) ?? -1;
    if (own === undefined || index < 0) return false;
    own.splice(index, 1);
    if (own.length === 0) this.#waiting.delete(owner);
    this.#length--;
    return true;
  }
}
