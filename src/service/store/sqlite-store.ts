import { existsSync } from "node:fs";
import { backup, type DatabaseSyncInstance } from "@photostructure/sqlite";
import type { Kind, Records } from "../objects";
import { CommitGroup } from "./commit-group";
import { DeletedPlaces, type Place } from "./deleted-places";
import { type ListRows, listedParent, listRows } from "./list-rows";
import { type OpenDatabaseOptions, openDatabase } from "./open-database";
import { ReadCache } from "./read-cache";
import { Statements } from "./statements";
import {
  type Delete,
  type Entry,
  type Insert,
  type ListPage,
  type ListQuery,
  RecordMissing,
  type Store,
  type Update,
  type Write,
} from "./store";

/**
 * Opens the store in a SQLite file, or in memory for tests.
 *
 * @throws {DatabaseRefused} see {@link openDatabase}.
 */
export function openStore(place: OpenDatabaseOptions & { readonly memory?: true }): Store {
  return new SqliteStore(openDatabase(place));
}

interface Row {
  readonly seq: number;
  readonly parent: string;
  readonly tag: string;
  readonly json: string;
}

interface ScannedRow {
  readonly seq: number;
  readonly id: string;
  readonly owner: string;
  readonly json: string;
}

class SqliteStore implements Store {
  readonly #db: DatabaseSyncInstance;
  readonly #statements: Statements;
  readonly #group: CommitGroup;
  readonly #deleted = new DeletedPlaces();
  readonly #cache = new ReadCache();
  #isClosed = false;

  constructor(db: DatabaseSyncInstance) {
    this.#db = db;
    this.#statements = new Statements(db);
    this.#group = new CommitGroup(db, () => this.#cache.clear());
  }

  async get<K extends Kind>(kind: K, id: string, owner: string): Promise<Records[K] | undefined> {
    const json = this.#json(kind, id, owner);
    await this.#group.pending;
    return json === undefined ? undefined : record<K>(json);
  }

  async list<K extends Kind>(kind: K, query: ListQuery): Promise<ListPage<Records[K]>> {
    const { jsons, hasMore } = this.#page(kind, query);
    // What a crash could still take back is told to nobody, so a read waits for the commit of what it saw.
    await this.#group.pending;
    return { records: jsons.map((json) => record<K>(json)), hasMore };
  }

  async count(kind: Kind, { owner, parent, tag }: Pick<ListQuery, "owner" | "parent" | "tag">) {
    const where = `kind = ? AND owner = ?${parent === undefined ? "" : " AND parent = ?"}${
      tag === undefined ? "" : " AND tag = ? AND tag <> ''"
    }`;
    const values = [kind, owner, parent, tag].filter((value) => value !== undefined);
    const row = this.#statements.prepared(`SELECT count(*) AS n FROM objects WHERE ${where}`).get(...values);
    await this.#group.pending;
    return Number((row as { n: number }).n);
  }

  async *scan<K extends Kind>(kind: K, tags: readonly string[]): AsyncIterable<Entry<K>> {
    const statement = this.#statements.prepared(
      `SELECT seq, id, owner, json FROM objects
       WHERE kind = ? AND tag IN (${tags.map(() => "?").join(", ")}) AND tag <> '' AND seq > ?
       ORDER BY seq LIMIT 200`,
    );
    for (let last = 0; ; ) {
      const rows: ScannedRow[] = statement.all(kind, ...tags, last);
      for (const row of rows) yield { id: row.id, owner: row.owner, record: record<K>(row.json) };
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.seq;
    }
  }

  async write(...writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return;
    await this.#group.write(() => {
      for (const write of writes) this.#apply(write);
    }, writes.length === 1);
  }

  async backup(file: string): Promise<void> {
    if (existsSync(file)) throw new Error(`Cannot back up into ${file}: it exists; name a new file`);
    this.#group.flush();
    await backup(this.#db, file, { rate: -1 });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#group.flush();
    // The statements hold the file open; without this the log would stay beside it.
    this.#db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.#db.close();
  }

  #apply(write: Write): void {
    if ("insert" in write) this.#insert(write);
    // Each member of the union is an Update of one kind, whose change gets records of that kind.
    else if ("update" in write) this.#update(write as Update<Kind>);
    else this.#delete(write);
  }

  #insert({ insert: kind, id, owner, parent = "", tag = "", record }: Insert<Kind>): void {
    this.#statements.insert.run(kind, id, owner, parent, tag, JSON.stringify(record));
    this.#cache.forget({ kind, owner, parent }, id);
  }

  #update<K extends Kind>({ update: kind, id, owner, change, tag }: Update<K>): void {
    const row: Row | undefined = this.#statements.get.get(kind, id, owner);
    if (row === undefined) throw new RecordMissing(kind, id);
    const current = record<K>(row.json);
    const next = change(current);
    const nextTag = typeof tag === "function" ? tag(next) : (tag ?? row.tag);
    // A change that only looks, such as whether a thread is locked, costs no page on disk.
    if (next === current && nextTag === row.tag) return;
    const json = JSON.stringify(next);
    if (nextTag === row.tag) this.#statements.updateJson.run(json, row.seq);
    else this.#statements.updateJsonAndTag.run(json, nextTag, row.seq);
    this.#cache.forget({ kind, owner, parent: row.parent }, id);
  }

  #delete({ delete: kind, id, parent, owner }: Delete<Kind>): void {
    if (id === undefined) {
      if (parent === undefined) throw new TypeError("Delete needs an id or a parent");
      this.#statements.deleteChildren.run(kind, owner, parent);
      // Nobody has counted which they were.
      this.#cache.clear();
      return;
    }
    const place: Place | undefined = this.#statements.placeOf.get(kind, id, owner);
    if (place === undefined) throw new RecordMissing(kind, id);
    this.#statements.delete.run(place.seq);
    this.#cache.forget({ kind, owner, parent: place.parent }, id);
    this.#deleted.remember([kind, id, owner], place);
  }

  #json(kind: Kind, id: string, owner: string): string | undefined {
    const place = { kind, owner };
    const kept = this.#cache.record(place, id);
    if (kept !== undefined) return kept;
    const row: { json: string } | undefined = this.#statements.json.get(kind, id, owner);
    if (row !== undefined) this.#cache.keepRecord(place, id, row.json);
    return row?.json;
  }

  #page(kind: Kind, query: ListQuery): ListRows {
    const { owner, order, limit, after, before, tag } = query;
    const parent = listedParent(kind, query);
    if (parent === undefined) return this.#rows(kind, query);
    const place = { kind, owner, parent };
    // The tag comes last, as it alone may be any text: a page after an object that does not exist is an error.
    const key = [order, limit, after, before, tag === undefined ? "" : `=${tag}`].join("\n");
    const kept = this.#cache.page(place, key);
    if (kept !== undefined) return kept;
    const rows = this.#rows(kind, query);
    this.#cache.keepPage(place, key, rows);
    return rows;
  }

  #rows(kind: Kind, query: ListQuery): ListRows {
    const placeOf = (id: string): Place | undefined =>
      this.#statements.placeOf.get(kind, id, query.owner) ?? this.#deleted.find([kind, id, query.owner]);
    return listRows(this.#statements, { kind, query, placeOf });
  }
}

/** The column holds what `write` put there, so its shape is that of the kind. */
function record<K extends Kind>(json: string): Records[K] {
  return JSON.parse(json) as Records[K];
}
