import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { applicationId, migrations } from "./migrations";

/** A database that cannot be used; the file is left as it is. */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
}

export interface OpenDatabaseOptions {
  /** Where the database is; undefined: in memory. */
  readonly file?: string;
  /** Files up to this size are checked page by page at every start; larger ones only with `--check`. */
  readonly checkUpToBytes?: number;
}

/**
 * Opens the database, brings it to the newest schema and makes every commit survive a power cut.
 *
 * @throws {DatabaseRefused} when the file is no database of this service, is damaged, or comes from a newer
 * version. It is never overwritten.
 */
export function openDatabase({ file, checkUpToBytes = 256 * 1024 * 1024 }: OpenDatabaseOptions) {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(file ?? ":memory:", { timeout: 5_000 });
  try {
    refuseForeign(db, file);
    if (file !== undefined && bytesOf(file) <= checkUpToBytes) refuseDamaged(db, file);
    // FULL, as WAL's NORMAL may lose the last commits when the power goes.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
    db.exec("PRAGMA cache_size = -32768; PRAGMA mmap_size = 4294967296");
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error instanceof DatabaseRefused ? error : refusal(file, "cannot be read", error);
  }
}

/** Reads every page. Returns what is wrong, nothing when all is well. */
export function findDamage(db: DatabaseSyncInstance): string[] {
  const rows: unknown[] = db.prepare("PRAGMA quick_check(10)").all();
  return rows.map((row) => String(Object.values(row as object)[0])).filter((line) => line !== "ok");
}

function refuseForeign(db: DatabaseSyncInstance, file: string | undefined): void {
  const version = pragma(db, "user_version");
  const id = pragma(db, "application_id");
  if (pragma(db, "schema_version") === 0) return;
  if (id !== applicationId) throw refusal(file, "is a database of another program");
  if (version > migrations.length) {
    throw refusal(
      file,
      `was written by a newer version of the service (schema ${version}, this one knows ${migrations.length}); update the project`,
    );
  }
}

function refuseDamaged(db: DatabaseSyncInstance, file: string): void {
  const damage = findDamage(db);
  if (damage.length > 0) throw refusal(file, `is damaged (${damage[0]})`);
}

function migrate(db: DatabaseSyncInstance): void {
  for (let step = pragma(db, "user_version"); step < migrations.length; step++) {
    const sql = migrations[step] ?? "";
    const header = `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${step + 1};`;
    db.exec(`BEGIN IMMEDIATE; ${sql} ${header} COMMIT`);
  }
}

function pragma(db: DatabaseSyncInstance, name: string): number {
  const row: unknown = db.prepare(`PRAGMA ${name}`).get();
  return Number(Object.values(row as object)[0]);
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function refusal(file: string | undefined, what: string, cause?: unknown): DatabaseRefused {
  return new DatabaseRefused(
    `Cannot open the database: ${file ?? "(memory)"} ${what}; it was left untouched. ` +
      "Restore a backup, or move the file away to start with an empty one",
    { cause },
  );
}
