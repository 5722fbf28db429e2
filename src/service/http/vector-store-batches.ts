import { type Context, Hono } from "hono";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import { ApiError, invalidValue, notFound } from "../api-error";
import { everyRecord } from "../files/cancel-files";
import { answer } from "./answer";
import { pageOf } from "./page-of";
import { readChoice, readPageQuery } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { readBody } from "./read-body";
import { createFileBatch } from "./schema/vector-store";
import { fileStatuses, pollAfterMs, toAddedFile } from "./vector-store-files";

/** Files that come into a vector store together. */
export function vectorStoreBatchRoutes(parts: Parts): Routes {
  const { store, vectorStores } = parts;
  const routes = new Hono<ServiceEnv>();
  const path = "/vector_stores/:vector_store_id/file_batches";

  const readBatch = async (c: Context<ServiceEnv>) => {
    const vectorStoreId = pathId(c, "vector_store_id");
    const batchId = pathId(c, "batch_id");
    const found = await store.get("fileBatch", batchId, c.get("owner"));
    if (found?.object.vector_store_id !== vectorStoreId) throw notFound("file batch", batchId);
    return found.object;
  };

  routes.post(path, async (c) => {
    const vectorStoreId = pathId(c, "vector_store_id");
    const { file_ids, files, ...defaults } = await readBody(c, createFileBatch, parts);
    if (file_ids && files) throw bothGiven();
    const bodies = files ?? file_ids?.map((file_id) => ({ file_id }));
    if (!bodies) throw neitherGiven();
    const added = bodies.map((body) => toAddedFile(body, defaults));
    return answer(c, await vectorStores.addBatch(c.get("owner"), vectorStoreId, added));
  });

  routes.get(`${path}/:batch_id`, async (c) => {
    return answer(c, await readBatch(c), { headers: { "openai-poll-after-ms": pollAfterMs } });
  });

  routes.post(`${path}/:batch_id/cancel`, async (c) => {
    const { id, vector_store_id } = await readBatch(c);
    return answer(c, await vectorStores.cancelBatch(c.get("owner"), vector_store_id, id));
  });

  routes.get(`${path}/:batch_id/files`, async (c) => {
    const { id, vector_store_id: parent } = await readBatch(c);
    const query = readPageQuery(c);
    const tag = readChoice(c, "filter", fileStatuses);
    const files: VectorStoreFile[] = [];
    for await (const { batchId, object } of everyRecord(store, "vectorStoreFile", {
      owner: c.get("owner"),
      parent,
    })) {
      if (batchId === id) files.push(object);
    }
    return answer(
      c,
      pageOf(files, query, (file) => tag === undefined || file.status === tag),
    );
  });

  return routes;
}

function neitherGiven(): ApiError {
  const options = { code: "missing_required_parameter", param: "file_ids" };
  return new ApiError(400, "Missing required parameter: 'file_ids'.", options);
}

function bothGiven(): ApiError {
  return invalidValue("Give either 'file_ids' or 'files', but not both.", "files");
}
