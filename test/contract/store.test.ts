import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Records } from "../../src/service/objects";
import { openStore } from "../../src/service/store/sqlite-store";
import { RecordMissing, type Store, type Write } from "../../src/service/store/store";

/** What every store promises; a second engine joins by one more line here. */
const engines: Record<string, (folder: string) => Store> = {
  "SQLite in memory": () => openStore({ memory: true }),
  "SQLite in a file": (folder) => openStore({ file: join(folder, "data", "objects.sqlite") }),
};

const owner = "mia";

function assistant(id: string, name = id): Records["assistant"] {
  const fixed = { object: "assistant", created_at: 1, description: null, instructions: null } as const;
  return { object: { ...fixed, id, name, model: "m", tools: [], metadata: {} } };
}

function insert(id: string, rest: { owner?: string; parent?: string; tag?: string } = {}): Write {
  return { insert: "assistant", id, owner, record: assistant(id), ...rest };
}

describe.each(Object.entries(engines))("store: %s", (_name, open) => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "store-"));
    store = open(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  async function ids(query: Partial<Parameters<Store["list"]>[1]>) {
    const page = await store.list("assistant", { owner, limit: 3, order: "asc", ...query });
    return [...page.records.map((entry) => entry.object.id), page.hasMore];
  }

  it("gives back what was written, and nothing to another owner", async () => {
    await store.write(insert("asst_1"));
    expect(await store.get("assistant", "asst_1", owner)).toEqual(assistant("asst_1"));
    expect(await store.get("assistant", "asst_1", "noah")).toBeUndefined();
    expect(await store.get("thread", "asst_1", owner)).toBeUndefined();
    await expect(store.write({ delete: "assistant", id: "asst_1", owner: "noah" })).rejects.toThrow(
      RecordMissing,
    );
  });

  it("pages forward and back in both orders", async () => {
    await store.write(...["a", "b", "c", "d", "e"].map((id) => insert(id)));
    expect(await ids({})).toEqual(["a", "b", "c", true]);
    expect(await ids({ after: "c" })).toEqual(["d", "e", false]);
    expect(await ids({ order: "desc" })).toEqual(["e", "d", "c", true]);
    expect(await ids({ order: "desc", after: "c" })).toEqual(["b", "a", false]);
    expect(await ids({ before: "e" })).toEqual(["b", "c", "d", true]);
    expect(await ids({ before: "c" })).toEqual(["a", "b", false]);
    expect(await ids({ order: "desc", before: "a" })).toEqual(["d", "c", "b", true]);
    expect(await ids({ after: "a", before: "e", limit: 2 })).toEqual(["b", "c", true]);
    await expect(ids({ after: "nobody" })).rejects.toMatchObject({ code: "invalid_value", param: "after" });
  });

  it("goes on behind a record that was deleted during the walk", async () => {
    const remove = (id: string) => store.write({ delete: "assistant", id, owner });
    await store.write(...["a", "b", "c", "d", "e"].map((id) => insert(id)));
    for (const id of ["b", "e"]) await remove(id);
    // The newest is gone, so the next one may get its number.
    await store.write(insert("f"));
    expect(await ids({ after: "b" })).toEqual(["c", "d", "f", false]);
    expect(await ids({ after: "e" })).toEqual(["f", false]);
    expect(await ids({ before: "e" })).toEqual(["a", "c", "d", false]);
    expect(await ids({ order: "desc", after: "e" })).toEqual(["d", "c", "a", false]);
    expect(await ids({ order: "desc", before: "e" })).toEqual(["f", false]);
    await expect(ids({ owner: "noah", after: "b" })).rejects.toMatchObject({ param: "after" });
    await expect(ids({ parent: "p", after: "b" })).rejects.toMatchObject({ param: "after" });
    await remove("f");
    await expect(remove("f")).rejects.toThrow(RecordMissing);
  });

  it("keeps lists of parents and tags apart", async () => {
    await store.write(insert("a", { parent: "p", tag: "x" }), insert("b", { parent: "p" }));
    await store.write(insert("c", { parent: "q", tag: "x" }), insert("d", { owner: "noah", tag: "x" }));
    expect(await ids({ parent: "p" })).toEqual(["a", "b", false]);
    expect(await ids({ parent: "p", tag: "x" })).toEqual(["a", false]);
    expect(await ids({ parent: "p", tag: "" })).toEqual(["b", false]);
    await expect(ids({ parent: "p", after: "c" })).rejects.toMatchObject({ param: "after" });
    expect(await store.count("assistant", { owner })).toBe(3);
    expect(await store.count("assistant", { owner, tag: "x" })).toBe(2);
    expect(await store.count("assistant", { owner, parent: "p", tag: "x" })).toBe(1);
    const scanned: string[] = [];
    for await (const entry of store.scan("assistant", ["x", "y"])) scanned.push(`${entry.owner} ${entry.id}`);
    expect(scanned).toEqual(["mia a", "mia c", "noah d"]);
    await store.write({ delete: "assistant", parent: "p", owner });
    expect(await store.count("assistant", { owner })).toBe(1);
  });

  it("scans more records than one page of its own", async () => {
    await store.write(...Array.from({ length: 450 }, (_, n) => insert(`a${n}`, { tag: "open" })));
    let seen = 0;
    for await (const _entry of store.scan("assistant", ["open"])) seen++;
    expect(seen).toBe(450);
  });

  it("updates what is there now, and its tag", async () => {
    await store.write(insert("a", { tag: "old" }));
    const rename: Write = {
      update: "assistant",
      id: "a",
      owner,
      change: (current) => assistant("a", `${current.object.name}!`),
      tag: (next) => next.object.name ?? "",
    };
    await Promise.all([store.write(rename), store.write(rename)]);
    expect((await store.get("assistant", "a", owner))?.object.name).toBe("a!!");
    expect(await store.count("assistant", { owner, tag: "a!!" })).toBe(1);
  });

  it("takes a refused write back as a whole and keeps those beside it", async () => {
    const refuse: Write = {
      update: "assistant",
      id: "kept",
      owner,
      change: () => {
        throw new Error("no");
      },
    };
    const results = await Promise.allSettled([
      store.write(insert("kept")),
      store.write(insert("lost"), refuse),
      store.write(insert("kept too"), insert("and this")),
      store.write(insert("kept")),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
    ]);
    expect(await ids({})).toEqual(["kept", "kept too", "and this", false]);
  });

  it("copies itself into a new file only", async () => {
    await store.write(insert("a"));
    const file = join(folder, "copy.sqlite");
    await store.backup(file);
    const copy = openStore({ file });
    expect(await copy.get("assistant", "a", owner)).toEqual(assistant("a"));
    await copy.close();
    await expect(store.backup(file)).rejects.toThrow(/it exists/);
  });

  it("closes twice without complaint, committing what was waiting", async () => {
    const written = store.write(insert("a"));
    await store.close();
    await written;
    await store.close();
  });
});
