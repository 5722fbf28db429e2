import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claimFolder, FolderInUse } from "../../src/service/data-folder";

const entry = { pid: 4711, port: 1234, key: "secret", model: "tutor", startedAt: 1 };
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "folder-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it("a folder belongs to one service at a time, which the next one can find", () => {
  const first = claimFolder(dataDir);
  expect(() => claimFolder(dataDir)).toThrow("it is starting up");
  first.announce(entry);
  expect(() => claimFolder(dataDir)).toThrow(FolderInUse);
  expect(() => claimFolder(dataDir)).toThrow("it is at http://127.0.0.1:1234/openai (process 4711)");
  expect(JSON.parse(readFileSync(join(dataDir, "service.json"), "utf8"))).toEqual(entry);
  first.release();
  first.release();
  expect(existsSync(join(dataDir, "service.json"))).toBe(false);
  claimFolder(dataDir).release();
});

it("what a killed service left of its announcements is gone, as it holds a key", () => {
  writeFileSync(join(dataDir, "service.json"), "{}");
  writeFileSync(join(dataDir, "service.json.4711"), JSON.stringify(entry));
  writeFileSync(join(dataDir, "service.json.txt"), "mine");
  const folder = claimFolder(dataDir);
  const left = readdirSync(dataDir).filter((name) => name.startsWith("service.json"));
  expect(left).toEqual(["service.json.txt"]);
  folder.release();
});
