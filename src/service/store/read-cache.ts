import type { ListRows } from "./list-rows";

/** Which list a record is in. */
export interface ListKey {
  readonly kind: string;
  readonly owner: string;
  readonly parent: string;
}

/**
 * The texts of records and pages that were read lately. A run that is polled, or a thread that is shown again and
 * again, is read from the database once.
 *
 * Whatever changes is forgotten and never put in by the change itself, so what a refused write leaves behind is
 * right too; only a commit that fails takes back what may have been read meanwhile, and needs {@link clear}.
 */
export class ReadCache {
  readonly #records = new Recent<string>();
  readonly #pages = new Recent<Map<string, ListRows>>();

  record({ kind, owner }: Omit<ListKey, "parent">, id: string): string | undefined {
    return this.#records.get(recordKey(kind, owner, id));
  }

  keepRecord({ kind, owner }: Omit<ListKey, "parent">, id: string, json: string): void {
    this.#records.set(recordKey(kind, owner, id), json, json.length);
  }

  page(place: ListKey, query: string): ListRows | undefined {
    return this.#pages.get(pagesKey(place))?.get(query);
  }

  keepPage(place: ListKey, query: string, rows: ListRows): void {
    const key = pagesKey(place);
    const pages = this.#pages.get(key) ?? new Map<string, ListRows>();
    pages.set(query, rows);
    this.#pages.set(key, pages, this.#pages.weightOf(key) + weightOf(rows));
  }

  /** To be called for every record that is inserted, updated or deleted. */
  forget(place: ListKey, id: string): void {
    this.#records.delete(recordKey(place.kind, place.owner, id));
    this.#pages.delete(pagesKey(place));
  }

  clear(): void {
    this.#records.clear();
    this.#pages.clear();
  }
}

/** Characters of each half of the cache. */
const MAX_WEIGHT = 4 * 1024 * 1024;

/** Keeps what was used last, up to a weight. */
class Recent<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly weight: number }>();
  #weight = 0;

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  weightOf(key: string): number {
    return this.#entries.get(key)?.weight ?? 0;
  }

  set(key: string, value: V, weight: number): void {
    this.delete(key);
    // What is large is seldom asked for twice, and would push out everything else.
    if (weight > MAX_WEIGHT / 16) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= MAX_WEIGHT) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}

function recordKey(kind: string, owner: string, id: string): string {
  return `${kind}\n${owner}\n${id}`;
}

function pagesKey({ kind, owner, parent }: ListKey): string {
  return `${kind}\n${owner}\n${parent}`;
}

/** With something for the entry itself, so that many small ones count too. */
function weightOf({ jsons }: ListRows): number {
  return jsons.reduce((sum, json) => sum + json.length, 200);
}
