import { type Context, Hono } from "hono";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import { notFound } from "../api-error";
import type { AddedFile, FileAddress } from "../files/vector-stores";
import { answer } from "./answer";
import { readChoice, readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { readBody } from "./read-body";
import { createVectorStoreFile, modifyVectorStoreFile } from "./schema/vector-store";

/** The files of a vector store. */
export function vectorStoreFileRoutes(parts: Parts): Routes {
  const { store, vectorStores } = parts;
  const routes = new Hono<ServiceEnv>();
  const path = "/vector_stores/:vector_store_id/files";

  routes.post(path, async (c) => {
    const vectorStoreId = pathId(c, "vector_store_id");
    const body = await readBody(c, createVectorStoreFile, parts);
    const [added] = await vectorStores.addFiles(c.get("owner"), vectorStoreId, [toAddedFile(body)]);
    return answer(c, added);
  });

  routes.get(path, async (c) => {
    const parent = pathId(c, "vector_store_id");
    const owner = c.get("owner");
    const { after, before, ...rest } = readPageQuery(c);
    const tag = readChoice(c, "filter", fileStatuses);
    await vectorStores.get(owner, parent);
    const page = await store.list("vectorStoreFile", {
      ...{ owner, parent, ...rest },
      // Their records are found under the ids of both.
      ...(after && { after: `${parent}/${after}` }),
      ...(before && { before: `${parent}/${before}` }),
      ...(tag && { tag }),
    });
    return answer(
      c,
      toPage<"vectorStoreFile", VectorStoreFile>(page, (record) => record.object),
    );
  });

  routes.get(`${path}/:file_id`, async (c) => {
    const { owner, vectorStoreId, fileId } = addressOf(c);
    await vectorStores.get(owner, vectorStoreId);
    const found = await store.get("vectorStoreFile", `${vectorStoreId}/${fileId}`, owner);
    if (found === undefined) throw notFound("file", fileId);
    return answer(c, found.object, { headers: { "openai-poll-after-ms": pollAfterMs } });
  });

  routes.post(`${path}/:file_id`, async (c) => {
    const { attributes } = await readBody(c, modifyVectorStoreFile, parts);
    return answer(c, await vectorStores.setAttributes(addressOf(c), attributes));
  });

  routes.delete(`${path}/:file_id`, async (c) => {
    const address = addressOf(c);
    await vectorStores.removeFile(address);
    return answer(c, { id: address.fileId, object: "vector_store.file.deleted", deleted: true });
  });

  routes.get(`${path}/:file_id/content`, async (c) => {
    const texts = await vectorStores.content(addressOf(c));
    const data = texts.map((text) => ({ type: "text", text }));
    return answer(c, { object: "vector_store.file_content.page", data, has_more: false, next_page: null });
  });

  return routes;
}

/** What `filter` of a list can ask for. */
export const fileStatuses: readonly VectorStoreFile["status"][] = [
  "in_progress",
  "completed",
  "failed",
  "cancelled",
];

/** How soon it makes sense to look again; without it the SDK waits five seconds. */
export const pollAfterMs = "100";

type FileBody = { readonly file_id: string } & {
  readonly [K in "attributes" | "chunking_strategy"]?: AddedFile[K] | null | undefined;
};

/** A file as a body names it; what is null or absent comes from `defaults`. */
export function toAddedFile(body: FileBody, defaults: Omit<FileBody, "file_id"> = {}): AddedFile {
  const attributes = body.attributes ?? defaults.attributes;
  const chunking_strategy = body.chunking_strategy ?? defaults.chunking_strategy;
  return {
    file_id: body.file_id,
    ...(attributes && { attributes }),
    ...(chunking_strategy && { chunking_strategy }),
  };
}

function addressOf(c: Context<ServiceEnv>): FileAddress {
  const vectorStoreId = pathId(c, "vector_store_id");
  return { owner: c.get("owner"), vectorStoreId, fileId: c.req.param("file_id") ?? "" };
}
