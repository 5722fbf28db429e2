import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobMissing, BlobTooLarge, openBlobs } from "../../../src/service/store/blobs";

describe("openBlobs()", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "blobs-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function* pieces(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  }

  it("gives back what it saved, whole and as a stream, with size and digest", async () => {
    const blobs = openBlobs(folder);
    const saved = await blobs.save(pieces("a,b\n", "1,2\n"));
    expect(saved.bytes).toBe(8);
    expect(saved.sha256).toBe("492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
    expect(Buffer.from(await blobs.read(saved.name)).toString()).toBe("a,b\n1,2\n");
    const { bytes, body } = await blobs.stream(saved.name);
    expect(bytes).toBe(8);
    expect(await new Response(body).text()).toBe("a,b\n1,2\n");
  });

  it("keeps nothing of content above the limit, or of content that breaks off", async () => {
    const blobs = openBlobs(folder, { maxBytes: 5 });
    await expect(blobs.save(pieces("abc", "def"))).rejects.toThrow(BlobTooLarge);
    async function* broken() {
      yield Buffer.from("abc");
      throw new Error("connection lost");
    }
    await expect(blobs.save(broken())).rejects.toThrow("connection lost");
    await expect(blobs.save(pieces("a"), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes no name that is not its own", async () => {
    const blobs = openBlobs(folder);
    await writeFile(join(folder, "secret"), "x");
    for (const name of ["secret", "../secret", "", "0".repeat(32)]) {
      await expect(blobs.read(name)).rejects.toThrow(BlobMissing);
    }
  });

  it("sweeps what no file uses and what a crash left half written", async () => {
    const blobs = openBlobs(folder);
    const kept = await blobs.save(pieces("kept"));
    const lost = await blobs.save(pieces("lost"));
    await writeFile(join(folder, `${"a".repeat(32)}.part`), "half");
    await writeFile(join(folder, "README"), "not ours");
    expect(await blobs.sweep((name) => name === kept.name)).toBe(2);
    await expect(blobs.read(lost.name)).rejects.toThrow(BlobMissing);
    expect((await readdir(folder)).sort()).toEqual([kept.name, "README"].sort());
    await blobs.delete(kept.name);
    await blobs.delete(kept.name);
  });
});
