import OpenAI, { toFile } from "openai";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeDocx, makePdf } from "../../support/documents";
import { openFilesApp } from "../../support/open-files-app";

describe("vector stores", () => {
  let all: ReturnType<typeof openFilesApp>;
  let client: OpenAI;
  beforeEach(() => {
    all = openFilesApp();
    client = all.client;
  });
  afterEach(() => all.remove());

  async function upload(name: string, content: string | Buffer) {
    const file = await toFile(Buffer.from(content), name);
    return (await client.files.create({ file, purpose: "assistants" })).id;
  }

  async function refusal(promise: Promise<unknown>) {
    const error: unknown = await promise.catch((reason: unknown) => reason);
    if (error instanceof OpenAI.APIError) return `${error.status} ${error.code} ${error.param}`;
    throw error;
  }

  it("creates, shows, changes, lists and deletes", async () => {
    const made = await all.azure.vectorStores.create({ name: "Course", metadata: { term: "1" } });
    expect(made).toMatchObject({
      object: "vector_store",
      status: "completed",
      usage_bytes: 0,
      expires_at: null,
    });
    expect(await client.vectorStores.retrieve(made.id)).toEqual(made);
    const expires_after = { anchor: "last_active_at", days: 2 } as const;
    const changed = await client.vectorStores.update(made.id, { name: null, expires_after });
    expect(changed).toMatchObject({ name: "", metadata: { term: "1" }, expires_after });
    expect(changed.expires_at).toBe((changed.last_active_at ?? 0) + 172_800);
    expect((await client.vectorStores.list()).data.map(({ id }) => id)).toEqual([made.id]);
    expect((await all.noah.vectorStores.list()).data).toEqual([]);
    expect(await client.vectorStores.delete(made.id)).toEqual({
      id: made.id,
      object: "vector_store.deleted",
      deleted: true,
    });
    expect(await refusal(client.vectorStores.retrieve(made.id))).toBe("404 null null");
  });

  it("reads a PDF, a Word document and Markdown, and answers a search", async () => {
    const files = [
      await toFile(makePdf("The area of a circle is pi times the radius squared."), "circle.pdf"),
      await toFile(makeDocx("# Triangles", "The angles of a triangle sum to 180 degrees."), "triangle.docx"),
      await toFile(Buffer.from("# Primes\n\nA prime has exactly two divisors."), "primes.md"),
    ];
    const store = await client.vectorStores.create({});
    const batch = await client.vectorStores.fileBatches.uploadAndPoll(store.id, { files });
    expect(batch).toMatchObject({ object: "vector_store.files_batch", status: "completed" });
    expect(batch.file_counts).toEqual({ in_progress: 0, completed: 3, failed: 0, cancelled: 0, total: 3 });
    const ask = async (query: string) => (await client.vectorStores.search(store.id, { query })).data[0];
    expect(await ask("area of a circle")).toMatchObject({
      filename: "circle.pdf",
      attributes: {},
      content: [{ type: "text", text: "The area of a circle is pi times the radius squared." }],
    });
    expect((await ask("sum of the angles"))?.filename).toBe("triangle.docx");
    expect((await ask("How many divisors has a prime?"))?.score).toBeGreaterThan(0.3);
    const strict = { ranking_options: { score_threshold: 0.99 } };
    expect((await client.vectorStores.search(store.id, { query: "circle", ...strict })).data).toEqual([]);
    expect(await refusal(all.noah.vectorStores.search(store.id, { query: "circle" }) as never)).toBe(
      "404 null null",
    );
  });

  it("adds, filters, describes and takes out single files", async () => {
    const store = await client.vectorStores.create({});
    const good = await client.vectorStores.files.createAndPoll(store.id, {
      file_id: await upload("a.txt", "alpha beta"),
      attributes: { grade: 7, topic: "greek" },
    });
    expect(good).toMatchObject({
      object: "vector_store.file",
      status: "completed",
      usage_bytes: 10,
      last_error: null,
      chunking_strategy: {
        type: "static",
        static: { max_chunk_size_tokens: 800, chunk_overlap_tokens: 400 },
      },
    });
    const bad = await client.vectorStores.files.createAndPoll(store.id, {
      file_id: await upload("a.bin", "\u0000\u0000"),
    });
    expect(bad).toMatchObject({ status: "failed", last_error: { code: "unsupported_file" } });
    const listed = async (filter: "completed" | "failed") =>
      (await client.vectorStores.files.list(store.id, { filter })).data.map(({ id }) => id);
    expect(await listed("completed")).toEqual([good.id]);
    expect(await listed("failed")).toEqual([bad.id]);
    const where = { vector_store_id: store.id };
    const updated = await client.vectorStores.files.update(good.id, { ...where, attributes: { grade: 9 } });
    expect(updated.attributes).toEqual({ grade: 9 });
    const filters = { type: "gte", key: "grade", value: 8 } as const;
    expect((await client.vectorStores.search(store.id, { query: "alpha", filters })).data).toHaveLength(1);
    const pages = await client.vectorStores.files.content(good.id, where);
    expect(pages.data).toEqual([{ type: "text", text: "alpha beta" }]);
    expect(await client.vectorStores.files.delete(good.id, where)).toMatchObject({
      id: good.id,
      object: "vector_store.file.deleted",
      deleted: true,
    });
    expect((await client.files.retrieve(good.id)).filename).toBe("a.txt");
    expect((await client.vectorStores.retrieve(store.id)).file_counts).toMatchObject({ failed: 1, total: 1 });
  });

  it("pages through the files of a store and of a batch, forward and back", async () => {
    const store = await client.vectorStores.create({});
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) ids.push(await upload(`${n}.txt`, `text ${n}`));
    await client.vectorStores.files.create(store.id, { file_id: await upload("single.txt", "alone") });
    const batch = await client.vectorStores.fileBatches.create(store.id, { file_ids: ids });
    const where = { vector_store_id: store.id, order: "asc", limit: 2 } as const;
    const seen: string[] = [];
    for await (const file of client.vectorStores.fileBatches.listFiles(batch.id, where)) seen.push(file.id);
    expect(seen).toEqual(ids);
    const back = await client.vectorStores.fileBatches.listFiles(batch.id, {
      ...where,
      before: ids[3] ?? "",
    });
    expect(back.data.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    const all6: string[] = [];
    for await (const file of client.vectorStores.files.list(store.id, { order: "desc", limit: 2 })) {
      all6.push(file.id);
    }
    expect(all6).toHaveLength(6);
    expect(new Set(all6).size).toBe(6);
    expect(all6[0]).toBe(ids[4]);
  });

  it("cancels a batch", async () => {
    const store = await client.vectorStores.create({});
    const files = [{ file_id: await upload("a.txt", "a") }, { file_id: await upload("b.txt", "b") }];
    const batch = await client.vectorStores.fileBatches.create(store.id, { files });
    const where = { vector_store_id: store.id };
    const cancelled = await client.vectorStores.fileBatches.cancel(batch.id, where);
    expect(cancelled.status).toBe("cancelled");
    expect((await client.vectorStores.fileBatches.retrieve(batch.id, where)).status).toBe("cancelled");
    expect(await refusal(client.vectorStores.fileBatches.cancel(batch.id, where))).toBe("400 null null");
  });

  it("names the field at fault", async () => {
    const create = (body: object) => refusal(client.vectorStores.create(body));
    expect(await create({ nmae: "x" })).toBe("400 unknown_parameter nmae");
    expect(await create({ expires_after: { anchor: "last_active_at", days: 0 } })).toBe(
      "400 integer_below_min_value expires_after.days",
    );
    expect(await create({ file_ids: ["assistant-none"] })).toBe("404 null id");
    const { id } = await client.vectorStores.create({});
    const search = (body: object) => refusal(client.vectorStores.search(id, body as never) as never);
    expect(await search({})).toBe("400 missing_required_parameter query");
    expect(await search({ query: "x", max_num_results: 51 })).toBe(
      "400 integer_above_max_value max_num_results",
    );
    expect(await search({ query: "x", filters: { type: "near", key: "a", value: 1 } })).toBe(
      "400 invalid_value filters.type",
    );
    expect(
      await search({ query: "x", filters: { type: "and", filters: [{ type: "eq", key: "a" }] } }),
    ).toMatch(/^400 \w+ filters\.filters\[0\]\.value/);
    const files = client.vectorStores.files;
    const chunking_strategy = {
      type: "static",
      static: { max_chunk_size_tokens: 100, chunk_overlap_tokens: 60 },
    } as const;
    expect(await refusal(files.create(id, { file_id: "assistant-none", chunking_strategy }))).toBe(
      "400 integer_above_max_value chunking_strategy.static.chunk_overlap_tokens",
    );
    expect(await refusal(client.vectorStores.fileBatches.create(id, {} as never))).toBe(
      "400 missing_required_parameter file_ids",
    );
    expect(await refusal(client.vectorStores.retrieve("thread_1"))).toBe("400 invalid_value vector_store_id");
  });
});
