import { DatabaseSync } from "@photostructure/sqlite";
import { expect, it } from "vitest";
import { CommitGroup } from "../../../src/service/store/commit-group";

it("a commit that fails rejects everybody who waits for it, keeps nothing and says so", async () => {
  const db = new DatabaseSync(":memory:");
  db.exec(`PRAGMA foreign_keys = ON;
    CREATE TABLE threads (id TEXT PRIMARY KEY);
    CREATE TABLE messages (thread TEXT REFERENCES threads (id) DEFERRABLE INITIALLY DEFERRED)`);
  let rollbacks = 0;
  const group = new CommitGroup(db, () => {
    rollbacks += 1;
  });
  const insert = (sql: string) => group.write(() => db.exec(sql), true);
  const results = await Promise.allSettled([
    insert("INSERT INTO threads VALUES ('kept')"),
    insert("INSERT INTO messages VALUES ('nowhere')"),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(rollbacks).toBe(1);
  expect(db.prepare("SELECT count(*) AS n FROM threads").get()).toEqual({ n: 0 });
  await insert("INSERT INTO threads VALUES ('kept')");
  expect(db.prepare("SELECT count(*) AS n FROM threads").get()).toEqual({ n: 1 });
  expect(rollbacks).toBe(1);
  db.close();
});
