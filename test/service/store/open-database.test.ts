import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applicationId, migrations } from "../../../src/service/store/migrations";
import { DatabaseRefused, openDatabase } from "../../../src/service/store/open-database";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "database-"));
  file = join(folder, "new", "a.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

function refusal(): string {
  const before = readFileSync(file);
  try {
    openDatabase({ file }).close();
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseRefused);
    expect(readFileSync(file).equals(before)).toBe(true);
    return String(error);
  }
  throw new Error("The database was opened");
}

/** Changes a database without the service. */
function change(sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

describe("openDatabase()", () => {
  it.each(migrations.map((_, step) => [step]))("brings a database of schema %i to today's", (step) => {
    openDatabase({ file }).close();
    rmSync(file);
    const header =
      step === 0 ? "" : `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${step};`;
    change(`${migrations.slice(0, step).join("\n")}${header}`);
    const db = openDatabase({ file });
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: migrations.length });
    expect(db.prepare("SELECT count(*) AS n FROM objects").get()).toEqual({ n: 0 });
    expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    db.close();
  });

  it("refuses a database of a newer version and says to update", () => {
    openDatabase({ file }).close();
    change(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(refusal()).toMatch(/a\.db was written by a newer version .*update the project.*left untouched/);
  });

  it("refuses a database of another program", () => {
    openDatabase({ file }).close();
    change("PRAGMA application_id = 7");
    expect(refusal()).toMatch(/a\.db is a database of another program; it was left untouched/);
  });

  it("refuses a file that is no database", () => {
    file = join(folder, "a.db");
    writeFileSync(file, "Dear diary, ".repeat(1_000));
    expect(refusal()).toMatch(/a\.db cannot be read; it was left untouched/);
  });

  it("refuses a database with damaged pages", () => {
    const db = openDatabase({ file });
    const insert = db.prepare(
      "INSERT INTO objects (kind, id, owner, parent, tag, json) VALUES (?, ?, '', '', '', ?)",
    );
    db.exec("BEGIN");
    for (let n = 0; n < 2_000; n++) insert.run("assistant", `a${n}`, "x".repeat(200));
    db.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, 40_960, 40_960 + 8_192);
    writeFileSync(file, bytes);
    expect(refusal()).toMatch(/a\.db (is damaged|cannot be read)/);
  });
});
