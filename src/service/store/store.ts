import type { Kind, Records } from "../objects";

/**
 * Where objects live. Every object belongs to one owner (one API key) and is invisible to all others: the
 * store answers as if it did not exist.
 *
 * Lists are in the order of insertion, which is also the order of `created_at`.
 */
export interface Store {
  /** The record, or undefined when there is none for this owner. */
  get<K extends Kind>(kind: K, id: string, owner: string): Promise<Records[K] | undefined>;

  /**
   * One page of a list. An unknown cursor gives an `invalid_value` ApiError that names it; a record that was
   * deleted lately is still a cursor, for whoever deletes while walking.
   */
  list<K extends Kind>(kind: K, query: ListQuery): Promise<ListPage<Records[K]>>;

  /** How many records a list without limits would have. */
  count<K extends Kind>(kind: K, query: Pick<ListQuery, "owner" | "parent" | "tag">): Promise<number>;

  /** Records of every owner with one of these tags, oldest first: what a restart has to look after. */
  scan<K extends Kind>(kind: K, tags: readonly string[]): AsyncIterable<Entry<K>>;

  /**
   * Applies the writes in order, all or none. Resolves once they are on disk, so an answer that waits for it
   * never acknowledges what a crash could take back. Concurrent writes share one commit.
   *
   * @throws {RecordMissing} when an update or delete finds no record of this owner.
   * @throws whatever a `change` throws; nothing is written then.
   */
  write(...writes: readonly Write[]): Promise<void>;

  /** Copies the whole database into a new file, while the service runs. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface Entry<K extends Kind> {
  readonly id: string;
  readonly owner: string;
  readonly record: Records[K];
}

export type Write = { [K in Kind]: Insert<K> | Update<K> | Delete<K> }[Kind];

export interface Insert<K extends Kind> {
  readonly insert: K;
  readonly id: string;
  readonly owner: string;
  readonly parent?: string;
  readonly tag?: string;
  readonly record: Records[K];
}

export interface Update<K extends Kind> {
  readonly update: K;
  readonly id: string;
  readonly owner: string;
  /** Gets the record as it is now and returns the new one; throw to refuse. Called once, synchronously. */
  readonly change: (current: Records[K]) => Records[K];
  /** The new tag; unchanged when left out. */
  readonly tag?: string | ((next: Records[K]) => string);
}

/** Deletes a record, or with `parent` instead of `id` all that belong to one parent. */
export interface Delete<K extends Kind> {
  readonly delete: K;
  readonly id?: string;
  readonly parent?: string;
  readonly owner: string;
}

export interface ListQuery {
  readonly owner: string;
  readonly parent?: string;
  readonly tag?: string;
  /** At least 1. */
  readonly limit: number;
  readonly order: "asc" | "desc";
  readonly after?: string;
  readonly before?: string;
}

export interface ListPage<R> {
  readonly records: readonly R[];
  /** Whether the list goes on in the walking direction. */
  readonly hasMore: boolean;
}

/** An update or delete of something that is not there, or belongs to another owner. */
export class RecordMissing extends Error {
  override readonly name = "RecordMissing";

  constructor(
    readonly kind: Kind,
    readonly id: string,
  ) {
    super(`No ${kind} '${id}'`);
  }
}
