import { rmSync } from "node:fs";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";

/**
 * Opens the index of all vector stores. It can be made again from the files at any time, so a damaged one, or
 * one of another version, is thrown away.
 */
export function openIndex(file: string | null): DatabaseSyncInstance {
  if (file === null) return prepared(new DatabaseSync(":memory:"));
  try {
    return prepared(new DatabaseSync(file, { timeout: 5_000 }));
  } catch {
    for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
    return prepared(new DatabaseSync(file, { timeout: 5_000 }));
  }
}

const version = 1;

/**
 * The words are kept apart from the texts, in the form in which they are compared. The number of the vector
 * store is one of the words, which lets the engine skip everything else at once.
 */
const schema = `
  CREATE TABLE stores (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    store INTEGER NOT NULL,
    file TEXT NOT NULL,
    filename TEXT NOT NULL,
    attributes TEXT NOT NULL,
    isWhole INTEGER NOT NULL,
    UNIQUE (store, file)
  );
  CREATE TABLE chunks (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    position INTEGER NOT NULL,
    overlap INTEGER NOT NULL,
    text TEXT NOT NULL
  );
  CREATE UNIQUE INDEX chunks_in_document ON chunks (document, position);
  CREATE VIRTUAL TABLE words USING fts5(
    place, terms, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
  );`;

function prepared(db: DatabaseSyncInstance): DatabaseSyncInstance {
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
    const found = Number(Object.values(db.prepare("PRAGMA user_version").get() as object)[0]);
    if (found === 0) db.exec(`BEGIN; ${schema} PRAGMA user_version = ${version}; COMMIT`);
    else if (found !== version) throw new Error(`Index version ${found}`);
    else db.exec("SELECT count(*) FROM documents; SELECT rowid FROM words LIMIT 1");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
