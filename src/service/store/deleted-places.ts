/** Where in its list a deleted record was. */
export interface Place {
  readonly seq: number;
  readonly parent: string;
}

const MOST = 10_000;

/**
 * The places of the records that were deleted last, so that whoever walks a list and deletes each entry finds
 * the next page. In memory: after a restart a walk begins anew.
 */
export class DeletedPlaces {
  readonly #places = new Map<string, Place>();

  remember(key: readonly string[], { seq, parent }: Place): void {
    // Half a step back, as the number of the newest record is given again when that one is deleted.
    this.#places.set(JSON.stringify(key), { seq: seq - 0.5, parent });
    if (this.#places.size <= MOST) return;
    for (const oldest of this.#places.keys()) {
      this.#places.delete(oldest);
      return;
    }
  }

  find(key: readonly string[]): Place | undefined {
    return this.#places.get(JSON.stringify(key));
  }
}
