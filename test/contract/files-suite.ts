import type OpenAI from "openai";
import { expect } from "vitest";
import { type EndpointTest, text, upload } from "./api-suite";

/** The endpoints of files and vector stores, each with its test. */
export const fileEndpointTests: Readonly<Record<string, EndpointTest>> = {
  "GET /files": async ({ client }) => {
    const ids = [await upload(client), await upload(client), await upload(client)];
    const seen: string[] = [];
    for await (const { id } of client.files.list({ limit: 2, order: "desc", purpose: "assistants" }))
      seen.push(id);
    expect(seen.slice(0, 3)).toEqual(ids.toReversed());
    expect((await client.files.list({ purpose: "batch" })).data).toEqual([]);
  },
  "POST /files": async ({ client }) => {
    const file = await client.files.create({ file: await text("äöü", "übung 1.txt"), purpose: "user_data" });
    expect(file).toMatchObject({
      bytes: 6,
      filename: "übung 1.txt",
      purpose: "user_data",
      status: "processed",
    });
  },
  "GET /files/{file_id}": async ({ client }) => {
    const id = await upload(client);
    expect((await client.files.retrieve(id)).id).toBe(id);
    expect((await client.files.waitForProcessing(id)).status).toBe("processed");
  },
  "DELETE /files/{file_id}": async ({ client }) => {
    const id = await upload(client);
    expect(await client.files.delete(id)).toEqual({ id, object: "file", deleted: true });
    await expect(client.files.retrieve(id)).rejects.toMatchObject({ status: 404 });
  },
  "GET /files/{file_id}/content": async ({ client }) => {
    const id = await upload(client, "the bytes");
    expect(await (await client.files.content(id)).text()).toBe("the bytes");
  },

  "GET /vector_stores": async ({ client }) => {
    const { id } = await client.vectorStores.create({ name: "listed" });
    expect((await client.vectorStores.list({ limit: 1 })).data[0]?.id).toBe(id);
  },
  "POST /vector_stores": async ({ client }) => {
    const store = await client.vectorStores.create({
      name: "notes",
      file_ids: [await upload(client)],
      expires_after: { anchor: "last_active_at", days: 1 },
      chunking_strategy: { type: "static", static: { max_chunk_size_tokens: 100, chunk_overlap_tokens: 50 } },
      metadata: { a: "1" },
    });
    expect(store).toMatchObject({ name: "notes", metadata: { a: "1" }, file_counts: { total: 1 } });
  },
  "GET /vector_stores/{vector_store_id}": async ({ client }) => {
    const { id } = await client.vectorStores.create({});
    expect((await client.vectorStores.retrieve(id)).status).toBe("completed");
  },
  "POST /vector_stores/{vector_store_id}": async ({ client }) => {
    const { id } = await client.vectorStores.create({ name: "old" });
    expect((await client.vectorStores.update(id, { name: "new" })).name).toBe("new");
  },
  "DELETE /vector_stores/{vector_store_id}": async ({ client }) => {
    const { id } = await client.vectorStores.create({});
    expect(await client.vectorStores.delete(id)).toMatchObject({ id, deleted: true });
  },
  "POST /vector_stores/{vector_store_id}/search": async ({ client }) => {
    const { store, file } = await stored(client, "The capital of France is Paris.");
    const page = await client.vectorStores.search(store, { query: "capital of France", max_num_results: 3 });
    expect(page.data[0]).toMatchObject({ file_id: file, filename: "notes.txt" });
    expect(page.data[0]?.content[0]?.text).toContain("Paris");
  },

  "GET /vector_stores/{vector_store_id}/files": async ({ client }) => {
    const { store, file } = await stored(client, "x");
    const { data } = await client.vectorStores.files.list(store, { filter: "completed" });
    expect(data.map(({ id }) => id)).toEqual([file]);
    expect((await client.vectorStores.files.list(store, { filter: "failed" })).data).toEqual([]);
  },
  "POST /vector_stores/{vector_store_id}/files": async ({ client }) => {
    const { id } = await client.vectorStores.create({});
    const file_id = await upload(client);
    const created = await client.vectorStores.files.createAndPoll(id, {
      file_id,
      attributes: { year: 2026 },
    });
    expect(created).toMatchObject({ id: file_id, status: "completed", attributes: { year: 2026 } });
  },
  "GET /vector_stores/{vector_store_id}/files/{file_id}": async ({ client }) => {
    const { store, file } = await stored(client, "x");
    const found = await client.vectorStores.files.retrieve(file, { vector_store_id: store });
    expect(found).toMatchObject({ id: file, chunking_strategy: { static: { max_chunk_size_tokens: 800 } } });
  },
  "POST /vector_stores/{vector_store_id}/files/{file_id}": async ({ client }) => {
    const { store, file } = await stored(client, "x");
    const attributes = { a: "1", b: true };
    const changed = await client.vectorStores.files.update(file, { vector_store_id: store, attributes });
    expect(changed.attributes).toEqual(attributes);
  },
  "DELETE /vector_stores/{vector_store_id}/files/{file_id}": async ({ client }) => {
    const { store, file } = await stored(client, "x");
    await client.vectorStores.files.delete(file, { vector_store_id: store });
    expect((await client.files.retrieve(file)).id).toBe(file);
  },
  "GET /vector_stores/{vector_store_id}/files/{file_id}/content": async ({ client }) => {
    const { store, file } = await stored(client, "all of it");
    const { data } = await client.vectorStores.files.content(file, { vector_store_id: store });
    expect(data.map((each) => each.text).join("")).toBe("all of it");
  },

  "POST /vector_stores/{vector_store_id}/file_batches": async ({ client }) => {
    const { id } = await client.vectorStores.create({});
    const file_ids = [await upload(client), await upload(client)];
    const batch = await client.vectorStores.fileBatches.createAndPoll(id, { file_ids });
    expect(batch).toMatchObject({ status: "completed", file_counts: { completed: 2, total: 2 } });
  },
  "GET /vector_stores/{vector_store_id}/file_batches/{batch_id}": async ({ client }) => {
    const { store, batch } = await batched(client);
    expect((await client.vectorStores.fileBatches.retrieve(batch, { vector_store_id: store })).id).toBe(
      batch,
    );
  },
  "POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel": async ({ client }) => {
    const { store, batch } = await batched(client);
    const cancelled = await client.vectorStores.fileBatches
      .cancel(batch, { vector_store_id: store })
      .catch((error: { status: number }) => error);
    // Too late is an answer too: the files may have been read by now.
    expect(["cancelled", "completed", "in_progress", 400]).toContain(cancelled.status);
  },
  "GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files": async ({ client }) => {
    const { store, batch } = await batched(client);
    const { data } = await client.vectorStores.fileBatches.listFiles(batch, { vector_store_id: store });
    expect(data).toHaveLength(1);
  },
};

async function stored(client: OpenAI, content: string): Promise<{ store: string; file: string }> {
  const { id: store } = await client.vectorStores.create({});
  const file_id = await upload(client, content);
  await client.vectorStores.files.createAndPoll(store, { file_id });
  return { store, file: file_id };
}

async function batched(client: OpenAI): Promise<{ store: string; batch: string }> {
  const { id: store } = await client.vectorStores.create({});
  const { id: batch } = await client.vectorStores.fileBatches.create(store, {
    file_ids: [await upload(client)],
  });
  return { store, batch };
}
