import { writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { safeFilename } from "../../../src/service/files/safe-filename";
import { openFiles } from "../../support/open-files";

describe("createFiles()", () => {
  let all: ReturnType<typeof openFiles>;
  beforeEach(() => {
    all = openFiles();
  });
  afterEach(() => all.remove());

  it("saves, reads and deletes, for one owner only", async () => {
    const id = await all.save("data.csv", "a,b\n1,2\n");
    expect(await all.files.get("mia", id)).toEqual({
      id,
      object: "file",
      bytes: 8,
      created_at: all.clock.nowMs() / 1000,
      filename: "data.csv",
      purpose: "assistants",
      status: "processed",
    });
    expect(Buffer.from(await all.files.read("mia", id)).toString()).toBe("a,b\n1,2\n");
    const { contentType, bytes, body } = await all.files.open("mia", id);
    expect([contentType, bytes, await new Response(body).text()]).toEqual([
      "text/csv; charset=utf-8",
      8,
      "a,b\n1,2\n",
    ]);
    const missing = { status: 404, message: `No such File object: ${id}`, param: "id" };
    await expect(all.files.read("noah", id)).rejects.toMatchObject(missing);
    await expect(all.files.delete("noah", id)).rejects.toMatchObject(missing);
    await all.files.delete("mia", id);
    await expect(all.files.get("mia", id)).rejects.toMatchObject(missing);
    await expect(all.files.delete("mia", id)).rejects.toMatchObject(missing);
    expect(await readdir(join(all.folder, "files"))).toEqual([]);
  });

  it("refuses content above the limit", async () => {
    await expect(all.save("big.txt", "x".repeat(1_000_001))).rejects.toMatchObject({ status: 413 });
  });

  it("lets a file expire when its time is over", async () => {
    const file = { filename: "a.txt", content: Buffer.from("a"), purpose: "user_data" as const };
    const { id, expires_at } = await all.files.save("mia", { ...file, expiresAfterSeconds: 3600 });
    expect(expires_at).toBe(all.clock.nowMs() / 1000 + 3600);
    await all.clock.advance(3_599_000);
    await all.files.get("mia", id);
    await all.clock.advance(1_000);
    await expect(all.files.get("mia", id)).rejects.toMatchObject({ status: 404 });
    expect(await readdir(join(all.folder, "files"))).toEqual([]);
  });

  it("sweeps content that no record names when it starts", async () => {
    const id = await all.save("kept.txt", "kept");
    writeFileSync(join(all.folder, "files", "0".repeat(32)), "orphan");
    await all.files.recover();
    expect(await readdir(join(all.folder, "files"))).toHaveLength(1);
    expect(Buffer.from(await all.files.read("mia", id)).toString()).toBe("kept");
  });
});

describe("safeFilename()", () => {
  it.each([
    ["notes.md", "notes.md"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\mia\\plot.png", "plot.png"],
    ["a\u0000b\n\u202Egnp.exe", "abgnp.exe"],
    ["..", "file"],
    ["", "file"],
    ["Größe π.txt", "Größe π.txt"],
  ])("makes %j safe: %j", (given, expected) => {
    expect(safeFilename(given)).toBe(expected);
  });

  it("cuts long names in front of the ending", () => {
    const name = safeFilename(`${"π".repeat(300)}.pdf`);
    expect(name.endsWith("π.pdf")).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});
