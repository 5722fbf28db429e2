import { copyFile, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createService, databaseName, filesFolder, type Service } from "../../src/service/create-service";
import { createKeys } from "../../src/service/http/keys";
import { backUp, check } from "../../src/service/maintain";
import { createTutor } from "../../src/service/models/tutor/create-tutor";

let folder: string;
let dataDir: string;
let service: Service;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "maintain-"));
  dataDir = join(folder, "data");
  const keys = createKeys(new Map([["mia-key", "mia"]]));
  service = await createService({ dataDir, model: createTutor(), keys, hosts: null, log: () => {} });
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

async function call(method: string, path: string, body?: FormData): Promise<{ id: string }> {
  const headers = { authorization: "Bearer mia-key" };
  const response = await service.app.request(`/v1${path}`, { method, headers, ...(body && { body }) });
  expect(response.status).toBe(200);
  return (await response.json()) as { id: string };
}

function upload(text: string): Promise<{ id: string }> {
  const form = new FormData();
  form.set("purpose", "assistants");
  form.set("file", new Blob([text]), "a.txt");
  return call("POST", "/files", form);
}

it("a backup is sound although files come and go while it is made, and so is the folder itself", async () => {
  let isOver = false;
  let rounds = 0;
  const use = async () => {
    for (; !isOver; rounds++) {
      const { id } = await upload(`round ${rounds}`);
      await call("DELETE", `/files/${id}`);
    }
  };
  await upload("kept");
  const using = [use(), use()];
  const backups = ["1.db", "2.db", "3.db"].map((name) => join(folder, name));
  for (const file of backups) {
    const begun = rounds;
    await backUp(dataDir, file);
    expect(await check(dataDir)).toMatch(/is sound/);
    while (rounds < begun + 5) await new Promise(setImmediate);
  }
  isOver = true;
  await Promise.all(using);
  for (const file of backups) {
    const restored = `${file}.restored`;
    await cp(`${file}.files`, join(restored, filesFolder), { recursive: true });
    await copyFile(file, join(restored, databaseName));
    expect(await check(restored)).toMatch(/is sound: .* content of \d+ files/);
  }
  await expect(backUp(dataDir, backups[0] ?? "")).rejects.toThrow("it exists; name a new file");
});

it("a check names the files whose content is missing, and what to do", async () => {
  const { id } = await upload("lost");
  const [blob = ""] = await readdir(join(dataDir, filesFolder));
  await rm(join(dataDir, filesFolder, blob));
  await expect(check(dataDir)).rejects.toThrow(
    `the content of 1 of 1 files is missing or cut short: ${id}; delete these files, or restore the folder files from a backup`,
  );
});

it("a folder without a database is named, and none is made in it", async () => {
  const empty = await mkdtemp(join(folder, "empty-"));
  await expect(check(empty)).rejects.toThrow(`There is no database in ${empty}`);
  await expect(backUp(empty, join(folder, "a.db"))).rejects.toThrow("There is no database");
  expect(await readdir(empty)).toEqual([]);
});
