import { Hono } from "hono";
import type { VectorStore } from "openai/resources/vector-stores/vector-stores";
import { shownVectorStore } from "../files/vector-store-objects";
import { answer } from "./answer";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { readBody } from "./read-body";
import { createVectorStore, modifyVectorStore, searchVectorStore } from "./schema/vector-store";

/** Vector stores and the search in them. */
export function vectorStoreRoutes(parts: Parts): Routes {
  const { store, vectorStores, clock } = parts;
  const routes = new Hono<ServiceEnv>();

  routes.post("/vector_stores", async (c) => {
    const { name, file_ids, expires_after, chunking_strategy, metadata } = await readBody(
      c,
      createVectorStore,
      parts,
    );
    const owner = c.get("owner");
    const prepared = await vectorStores.prepare(owner, {
      metadata: metadata ?? null,
      ...(name && { name }),
      ...(file_ids && { file_ids }),
      ...(expires_after && { expires_after }),
      ...(chunking_strategy && { chunking_strategy }),
    });
    await store.write(...prepared.writes);
    await prepared.start();
    return answer(c, await vectorStores.get(owner, prepared.vectorStoreId));
  });

  routes.get("/vector_stores", async (c) => {
    const page = await store.list("vectorStore", { owner: c.get("owner"), ...readPageQuery(c) });
    return answer(
      c,
      toPage<"vectorStore", VectorStore>(page, ({ object }) => shownVectorStore(object, clock)),
    );
  });

  routes.get("/vector_stores/:vector_store_id", async (c) =>
    answer(c, await vectorStores.get(c.get("owner"), pathId(c, "vector_store_id"))),
  );

  routes.post("/vector_stores/:vector_store_id", async (c) => {
    const { name, expires_after, metadata } = await readBody(c, modifyVectorStore, parts);
    const change = {
      ...(name !== undefined && { name }),
      ...(expires_after !== undefined && { expires_after }),
      ...(metadata !== undefined && { metadata }),
    };
    return answer(c, await vectorStores.modify(c.get("owner"), pathId(c, "vector_store_id"), change));
  });

  routes.delete("/vector_stores/:vector_store_id", async (c) => {
    const id = pathId(c, "vector_store_id");
    await vectorStores.delete(c.get("owner"), id);
    return answer(c, { id, object: "vector_store.deleted", deleted: true });
  });

  routes.post("/vector_stores/:vector_store_id/search", async (c) => {
    const id = pathId(c, "vector_store_id");
    const { query, filters, max_num_results, ranking_options } = await readBody(c, searchVectorStore, parts);
    const passages = await vectorStores.query([id], query, {
      owner: c.get("owner"),
      maxNumResults: max_num_results ?? 10,
      filters: filters ?? null,
      rankingOptions: { score_threshold: ranking_options?.score_threshold ?? 0 },
      signal: c.req.raw.signal,
    });
    const data = passages.map(({ fileId, filename, score, attributes, text }) => ({
      file_id: fileId,
      filename,
      score,
      attributes,
      content: [{ type: "text", text }],
    }));
    const search_query = typeof query === "string" ? [query] : query;
    return answer(c, {
      object: "vector_store.search_results.page",
      search_query,
      data,
      has_more: false,
      next_page: null,
    });
  });

  return routes;
}
