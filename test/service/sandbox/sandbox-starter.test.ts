import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { prepareInterpreter } from "../../../src/service/sandbox/prepare-interpreter";
import type { InterpreterStatus } from "../../../src/service/sandbox/sandbox";

let cacheDir: string;
let snapshot: string;
let whole: Buffer;

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), "snapshots-"));
  await prepareInterpreter({ cacheDir });
  const folder = join(cacheDir, "snapshots");
  const [name = ""] = (await readdir(folder)).filter((file) => file.endsWith(".bin"));
  snapshot = join(folder, name);
  whole = await readFile(snapshot);
});

afterAll(() => rm(cacheDir, { recursive: true, force: true }));

async function startAndPrint(): Promise<[string, InterpreterStatus["snapshot"]]> {
  const interpreter = createCodeInterpreter({ cacheDir });
  try {
    const result = await (await interpreter.session("one")).run("print(6 * 7)");
    return [result.logs, interpreter.status().snapshot];
  } finally {
    await interpreter.close();
  }
}

test("a whole snapshot is restored", async () => {
  expect(await startAndPrint()).toEqual(["42\n", "restored"]);
});

test("a snapshot with one changed byte is not used", async () => {
  const changed = Buffer.from(whole);
  const middle = changed.length >> 1;
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  await writeFile(snapshot, changed);
  expect(await startAndPrint()).toEqual(["42\n", "cold"]);
});

test("a snapshot that is cut short, or of another program, is replaced by a cold start", async () => {
  const note = snapshot.replace(/\.bin$/, ".json");
  const foreign = Buffer.concat([Buffer.from("not a snapshot"), Buffer.alloc(1_000_000)]);
  await writeFile(snapshot, foreign);
  const sha256 = createHash("sha256").update(foreign).digest("hex");
  await writeFile(note, JSON.stringify({ sha256, bytes: foreign.length }));
  expect(await startAndPrint()).toEqual(["42\n", "cold"]);
  await writeFile(snapshot, whole.subarray(0, 1_000));
  await writeFile(note, JSON.stringify({ sha256, bytes: whole.length }));
  expect(await startAndPrint()).toEqual(["42\n", "cold"]);
});
