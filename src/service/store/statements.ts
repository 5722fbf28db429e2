import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";

/** Every statement, compiled once. */
export class Statements {
  readonly #db: DatabaseSyncInstance;
  readonly #bySql = new Map<string, StatementSyncInstance>();
  /** The text alone, as each further column costs as much as the look-up. */
  readonly json: StatementSyncInstance;
  readonly get: StatementSyncInstance;
  readonly placeOf: StatementSyncInstance;
  readonly insert: StatementSyncInstance;
  readonly updateJson: StatementSyncInstance;
  readonly updateJsonAndTag: StatementSyncInstance;
  readonly delete: StatementSyncInstance;
  readonly deleteChildren: StatementSyncInstance;

  constructor(db: DatabaseSyncInstance) {
    this.#db = db;
    const one = "kind = ? AND id = ? AND owner = ?";
    this.json = db.prepare(`SELECT json FROM objects WHERE ${one}`);
    this.get = db.prepare(`SELECT seq, parent, tag, json FROM objects WHERE ${one}`);
    this.placeOf = db.prepare(`SELECT seq, parent FROM objects WHERE ${one}`);
    this.insert = db.prepare(
      "INSERT INTO objects (kind, id, owner, parent, tag, json) VALUES (?, ?, ?, ?, ?, ?)",
    );
    this.updateJson = db.prepare("UPDATE objects SET json = ? WHERE seq = ?");
    this.updateJsonAndTag = db.prepare("UPDATE objects SET json = ?, tag = ? WHERE seq = ?");
    this.delete = db.prepare("DELETE FROM objects WHERE seq = ?");
    this.deleteChildren = db.prepare("DELETE FROM objects WHERE kind = ? AND owner = ? AND parent = ?");
  }

  /** The statement of a text made from a fixed, small set of parts; never from a value. */
  prepared(sql: string): StatementSyncInstance {
    let statement = this.#bySql.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#bySql.set(sql, statement);
    }
    return statement;
  }
}
