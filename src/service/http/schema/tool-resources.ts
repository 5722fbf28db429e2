import { z } from "zod";
import { fileIds, id, metadata } from "./fields";

const staticChunking = z
  .strictObject({
    max_chunk_size_tokens: z.int().min(100).max(4096),
    chunk_overlap_tokens: z.int().min(0),
  })
  .check(({ value, issues }) => {
    const maximum = Math.floor(value.max_chunk_size_tokens / 2);
    if (value.chunk_overlap_tokens <= maximum) return;
    const input = value.chunk_overlap_tokens;
    issues.push({ code: "too_big", origin: "number", maximum, input, path: ["chunk_overlap_tokens"] });
  });

export const chunkingStrategy = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auto") }),
  z.strictObject({ type: z.literal("static"), static: staticChunking }),
]);

const newVectorStore = z.strictObject({
  file_ids: fileIds(10_000).optional(),
  chunking_strategy: chunkingStrategy.optional(),
  metadata: metadata.nullish(),
});

const codeInterpreter = z.strictObject({ file_ids: fileIds(20).optional() });
const vectorStoreIds = z.array(id).max(1);

const fileSearchOfNew = z
  .strictObject({
    vector_store_ids: vectorStoreIds.optional(),
    vector_stores: z.array(newVectorStore).max(1).optional(),
  })
  .check(({ value, issues }) => {
    if (value.vector_store_ids === undefined || value.vector_stores === undefined) return;
    const message = "expected either 'vector_store_ids' or 'vector_stores', but got both.";
    issues.push({ code: "custom", message, input: value });
  });

/** As an assistant or thread may have it. */
export const toolResources = z.strictObject({
  code_interpreter: codeInterpreter.optional(),
  file_search: z.strictObject({ vector_store_ids: vectorStoreIds.optional() }).optional(),
});

/** As a request that creates an assistant or thread may say it: the vector store may be a new one. */
export const newToolResources = z.strictObject({
  code_interpreter: codeInterpreter.optional(),
  file_search: fileSearchOfNew.optional(),
});

export type NewToolResources = z.output<typeof newToolResources>;
