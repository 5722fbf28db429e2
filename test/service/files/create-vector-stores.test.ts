import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFiles } from "../../support/open-files";

const owner = "mia";

describe("createVectorStores()", () => {
  let all: ReturnType<typeof openFiles>;
  beforeEach(() => {
    all = openFiles();
  });
  afterEach(() => all.remove());

  async function counts(vectorStoreId: string) {
    const { file_counts, status } = await all.vectorStores.get(owner, vectorStoreId);
    const { completed, in_progress, failed, cancelled, total } = file_counts;
    return `${status}: ${in_progress} in progress, ${completed} completed, ${failed} failed, ${cancelled} cancelled, ${total} in all`;
  }

  async function find(vectorStoreId: string, query: string) {
    const passages = await all.vectorStores.query([vectorStoreId], query, { owner });
    return passages.map(({ filename }) => filename);
  }

  it("reads files one after the other and counts as it goes", async () => {
    const good = await all.save("angles.md", "The angles of a triangle sum to 180 degrees.");
    const bad = await all.save("plot.png", "\u0000\u0001\u0002");
    const id = await all.newStore([good, bad, good]);
    expect(await counts(id)).toBe("in_progress: 2 in progress, 0 completed, 0 failed, 0 cancelled, 2 in all");
    await all.vectorStores.settled();
    expect(await counts(id)).toBe("completed: 0 in progress, 1 completed, 1 failed, 0 cancelled, 2 in all");
    expect((await all.vectorStores.get(owner, id)).usage_bytes).toBe(44);
    const failed = await all.store.get("vectorStoreFile", `${id}/${bad}`, owner);
    expect(failed?.object).toMatchObject({ status: "failed", last_error: { code: "unsupported_file" } });
    expect(await find(id, "sum of angles")).toEqual(["angles.md"]);
  });

  it("keeps owners apart", async () => {
    const id = await all.newStore([await all.save("a.txt", "secret words")]);
    await all.vectorStores.settled();
    const asNoah = all.vectorStores.query([id], "secret", { owner: "noah" });
    await expect(asNoah).rejects.toMatchObject({ status: 404 });
    await expect(all.vectorStores.get("noah", id)).rejects.toMatchObject({ status: 404 });
    await expect(all.newStore([await all.save("b.txt", "x")], {}, "noah")).rejects.toMatchObject({
      status: 404,
    });
  });

  it("takes a deleted file out of every vector store, and keeps a file that is only taken out", async () => {
    const fileId = await all.save("a.txt", "first words");
    const one = await all.newStore([fileId]);
    const two = await all.newStore([fileId]);
    await all.vectorStores.settled();
    await all.vectorStores.removeFile({ owner, vectorStoreId: one, fileId });
    expect(await find(one, "words")).toEqual([]);
    expect(await find(two, "words")).toEqual(["a.txt"]);
    expect((await all.files.get(owner, fileId)).filename).toBe("a.txt");
    await all.files.delete(owner, fileId);
    expect(await find(two, "words")).toEqual([]);
    expect(await counts(two)).toBe("completed: 0 in progress, 0 completed, 0 failed, 0 cancelled, 0 in all");
  });

  it("cancels what of a batch is not read yet", async () => {
    const fileIds = await Promise.all([1, 2, 3].map((n) => all.save(`${n}.txt`, `text ${n}`)));
    const id = await all.newStore([]);
    const batch = await all.vectorStores.addBatch(
      owner,
      id,
      fileIds.map((file_id) => ({ file_id })),
    );
    expect(batch).toMatchObject({ status: "in_progress", file_counts: { in_progress: 3, total: 3 } });
    const cancelled = await all.vectorStores.cancelBatch(owner, id, batch.id);
    expect(cancelled).toMatchObject({ status: "cancelled", file_counts: { in_progress: 0, cancelled: 3 } });
    await expect(all.vectorStores.cancelBatch(owner, id, batch.id)).rejects.toMatchObject({ status: 400 });
    await all.vectorStores.settled();
    expect(await counts(id)).toBe("completed: 0 in progress, 0 completed, 0 failed, 3 cancelled, 3 in all");
    expect(await all.textSearch.documents()).toEqual([]);
  });

  it("ends a batch when all of it is read", async () => {
    const id = await all.newStore([]);
    const files = [{ file_id: await all.save("a.txt", "a b c"), attributes: { grade: 7 } }];
    const batch = await all.vectorStores.addBatch(owner, id, files);
    await all.vectorStores.settled();
    const after = await all.store.get("fileBatch", batch.id, owner);
    expect(after?.object).toMatchObject({ status: "completed", file_counts: { completed: 1, total: 1 } });
    const filters = { type: "eq", key: "grade", value: 8 } as const;
    expect(await all.vectorStores.query([id], "a b c", { owner, filters })).toEqual([]);
  });

  it("reads a file again that is added again, with other chunks", async () => {
    const fileId = await all.save("a.txt", "one two three four five six. ".repeat(100));
    const id = await all.newStore([fileId]);
    await all.vectorStores.settled();
    const address = { owner, vectorStoreId: id, fileId };
    const before = await all.vectorStores.content(address);
    const strategy = { max_chunk_size_tokens: 100, chunk_overlap_tokens: 0 };
    await all.vectorStores.addFiles(owner, id, [
      { file_id: fileId, chunking_strategy: { type: "static", static: strategy } },
    ]);
    await all.vectorStores.settled();
    const after = await all.vectorStores.content(address);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.join("").trim()).toBe(before.join("").trim());
    expect(await counts(id)).toContain("1 completed, 0 failed, 0 cancelled, 1 in all");
  });

  it("gives attachments a store that expires without use, and extends the one of the thread", async () => {
    const first = await all.save("a.txt", "apples");
    const second = await all.save("b.txt", "bananas");
    const prepared = await all.vectorStores.prepareAttachments(owner, {}, [first]);
    await all.store.write(...prepared.writes);
    await prepared.start();
    const { vectorStoreId } = prepared;
    const made = await all.vectorStores.get(owner, vectorStoreId);
    expect(made.expires_after).toEqual({ anchor: "last_active_at", days: 7 });
    const resources = { file_search: { vector_store_ids: [vectorStoreId] } };
    const more = await all.vectorStores.prepareAttachments(owner, resources, [second]);
    expect(more.vectorStoreId).toBe(vectorStoreId);
    await more.start();
    await all.vectorStores.settled();
    expect(await find(vectorStoreId, "bananas")).toEqual(["b.txt"]);
    await all.clock.advance(6 * 86_400_000);
    expect(await find(vectorStoreId, "apples")).toEqual(["a.txt"]);
    await all.clock.advance(6 * 86_400_000);
    expect((await all.vectorStores.get(owner, vectorStoreId)).status).toBe("completed");
    await all.clock.advance(86_400_000);
    expect((await all.vectorStores.get(owner, vectorStoreId)).status).toBe("expired");
    await expect(find(vectorStoreId, "apples")).rejects.toMatchObject({ status: 400 });
  });

  it("lets a store expire in seconds when its metadata has the teaching switch, until that is taken out", async () => {
    const id = await all.newStore([await all.save("a.txt", "apples")]);
    await all.vectorStores.settled();
    await all.vectorStores.modify(owner, id, { metadata: { local_expires_in_s: "1" } });
    await all.clock.advance(1000);
    expect((await all.vectorStores.get(owner, id)).status).toBe("expired");
    await expect(find(id, "apples")).rejects.toMatchObject({ status: 400 });
    await all.vectorStores.modify(owner, id, { metadata: {} });
    expect((await all.vectorStores.get(owner, id)).expires_at).toBeNull();
    expect(await find(id, "apples")).toEqual(["a.txt"]);
  });

  it("goes on after a restart, and makes a lost index again", async () => {
    const read = await all.newStore([await all.save("read.txt", "already read")]);
    await all.vectorStores.settled();
    const unread = await all.newStore([await all.save("unread.txt", "still unread")]);
    await all.close();
    rmSync(join(all.folder, "search.sqlite"));
    all = openFiles(all.folder);
    await all.vectorStores.recover();
    await all.files.recover();
    await all.vectorStores.settled();
    expect(await find(unread, "unread")).toEqual(["unread.txt"]);
    expect(await find(read, "already")).toEqual(["read.txt"]);
    expect(await counts(read)).toContain("completed: 0 in progress, 1 completed");
    expect(all.log).toEqual([]);
  });
});
