/**
 * What waits for its turn. Owners take turns, so one that queues a thousand things delays another by one only;
 * those of one owner go in order.
 */
export class OwnerQueue<T> {
  readonly #waiting = new Map<string, T[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  lengthOf(owner: string): number {
    return this.#waiting.get(owner)?.length ?? 0;
  }

  push(owner: string, entry: T): void {
    const own = this.#waiting.get(owner);
    if (own) own.push(entry);
    else this.#waiting.set(owner, [entry]);
    this.#length++;
  }

  /** Takes the next one; its owner goes to the end of the line. */
  shift(): { readonly owner: string; readonly entry: T } | undefined {
    for (const [owner, own] of this.#waiting) {
      this.#waiting.delete(owner);
      const entry = own.shift();
      if (own.length > 0) this.#waiting.set(owner, own);
      if (entry === undefined) continue;
      this.#length--;
      return { owner, entry };
    }
    return undefined;
  }

  /** Whether it was waiting. */
  remove(owner: string, entry: T): boolean {
    const own = this.#waiting.get(owner);
    const index = own?.indexOf(entry) ?? -1;
    if (own === undefined || index < 0) return false;
    own.splice(index, 1);
    if (own.length === 0) this.#waiting.delete(owner);
    this.#length--;
    return true;
  }
}
