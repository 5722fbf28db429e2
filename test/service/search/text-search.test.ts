import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { autoChunking } from "../../../src/service/search/chunk-text";
import {
  createTextSearch,
  type TextSearch,
  type TextSearchOptions,
} from "../../../src/service/search/text-search";
import { countTurns } from "../../support/count-turns";
import { makePdf } from "../../support/documents";

describe("createTextSearch()", () => {
  let folder: string;
  let search: TextSearch;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "search-"));
    search = createTextSearch({ file: join(folder, "search.sqlite") });
  });
  afterEach(async () => {
    await search.close();
    await rm(folder, { recursive: true });
  });

  async function reopen(options: Partial<TextSearchOptions> = {}) {
    await search.close();
    search = createTextSearch({ file: join(folder, "search.sqlite"), ...options });
  }

  async function add(
    fileId: string,
    content: string | Buffer,
    rest: { store?: string; attributes?: object } = {},
  ) {
    const path = join(folder, fileId);
    await writeFile(path, content);
    const attributes = { ...rest.attributes } as Record<string, string>;
    const key = { vectorStoreId: rest.store ?? "vs_1", fileId, filename: `${fileId}.txt`, attributes };
    return await search.add({ ...key, path, chunking: autoChunking }, new AbortController().signal);
  }

  async function find(query: string, rest: { stores?: string[]; filters?: object } = {}) {
    const filters = (rest.filters ?? null) as null;
    return await search.query({ vectorStoreIds: rest.stores ?? ["vs_1"], query, limit: 10, filters });
  }

  it("finds the passage that answers, in other forms of the words too", async () => {
    await add("triangles", "The sum of the angles of a triangle is 180 degrees.");
    await add("circles", "The area of a circle is pi times the radius squared.");
    await add("pdf", makePdf("A derivative measures how fast a function changes."));
    expect((await find("What is the angle sum of triangles?"))[0]).toMatchObject({ fileId: "triangles" });
    expect((await find("differentiating functions: derivatives"))[0]).toMatchObject({ fileId: "pdf" });
    const [best, ...others] = await find("area of a circle");
    expect(best).toMatchObject({ fileId: "circles", filename: "circles.txt", vectorStoreId: "vs_1" });
    expect(best?.score).toBeGreaterThan(0.4);
    for (const other of others) expect(other.score).toBeLessThan(best?.score ?? 0);
    expect(await find("volcano")).toEqual([]);
    expect(await find('"AND) OR place:*')).toEqual([]);
  });

  it("finds words without accents and in scripts without spaces", async () => {
    await add("german", "Die Größe eines Winkels");
    await add("japanese", "三角形の内角の和は180度です。");
    expect((await find("grosse grösse"))[0]?.fileId).toBe("german");
    expect((await find("内角の和"))[0]?.fileId).toBe("japanese");
  });

  it("searches the named vector stores and no other, with filters on attributes", async () => {
    await add("one", "shared words", { store: "vs_1", attributes: { grade: 7, topic: "algebra" } });
    await add("two", "shared words", { store: "vs_1", attributes: { grade: 9 } });
    await add("three", "shared words", { store: "vs_2" });
    const ids = async (...args: Parameters<typeof find>) =>
      (await find(...args)).map(({ fileId }) => fileId).sort();
    expect(await ids("shared")).toEqual(["one", "two"]);
    expect(await ids("shared", { stores: ["vs_1", "vs_2"] })).toEqual(["one", "three", "two"]);
    expect(await ids("shared", { stores: ["vs_9"] })).toEqual([]);
    const older = { type: "gt", key: "grade", value: 8 };
    expect(await ids("shared", { filters: older })).toEqual(["two"]);
    const algebra = { type: "eq", key: "topic", value: "algebra" };
    expect(await ids("shared", { filters: { type: "or", filters: [older, algebra] } })).toEqual([
      "one",
      "two",
    ]);
    await search.setAttributes({ vectorStoreId: "vs_1", fileId: "one" }, { grade: 10 });
    expect(await ids("shared", { filters: older })).toEqual(["one", "two"]);
  });

  it("forgets what is removed and replaces what is added again", async () => {
    await add("note", "first version");
    await add("note", "second edition");
    expect(await find("first")).toEqual([]);
    expect(await find("second")).toHaveLength(1);
    await search.remove({ vectorStoreId: "vs_1", fileId: "note" });
    expect(await find("second")).toEqual([]);
    await add("note", "third");
    await search.removeStore("vs_1");
    expect(await search.documents()).toEqual([]);
  });

  it("keeps its index across restarts and starts anew when it is damaged", async () => {
    await add("note", "durable words");
    await reopen();
    expect(await find("durable")).toHaveLength(1);
    expect(await search.content({ vectorStoreId: "vs_1", fileId: "note" })).toEqual(["durable words"]);
    await search.close();
    await writeFile(join(folder, "search.sqlite"), "no database at all, but long enough to be read as one");
    await reopen();
    expect(await search.has({ vectorStoreId: "vs_1", fileId: "note" })).toBe(false);
  });

  it("does not block the service while it reads a long document", async () => {
    const lines = Array.from({ length: 40_000 }, (_, n) => `Line ${n}: the square of ${n} is ${n * n}.`);
    await add("warm-up", "x y z");
    const turns = countTurns();
    const bytes = await add("long", lines.join("\n"));
    const passages = await find("square of 12345");
    expect(turns()).toBeGreaterThan(100);
    expect(bytes).toBe(Buffer.byteLength(lines.join("\n")));
    expect(passages[0]?.text).toContain("the square of 12345 is 152399025.");
  });

  it("gives up a document that takes too long, and goes on with the next", async () => {
    await reopen({ timeoutMs: 1 });
    await expect(add("slow", "word ".repeat(100_000))).rejects.toMatchObject({ code: "invalid_file" });
    await reopen();
    await add("next", "all is well");
    expect(await find("well")).toHaveLength(1);
  });
});
