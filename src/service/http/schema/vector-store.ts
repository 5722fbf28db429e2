import { z } from "zod";
import type { AttributeFilter } from "../../search/search";
import { id, metadata, text } from "./fields";
import { chunkingStrategy } from "./tool-resources";

const expiresAfter = z.strictObject({
  anchor: z.literal("last_active_at"),
  days: z.int().min(1).max(365),
});

/** At most 16 pairs of a short name and a string, number or boolean. */
export const attributes = z
  .record(z.string(), z.union([text(512), z.number(), z.boolean()]))
  .check(({ value, issues }) => {
    const keys = Object.keys(value);
    if (keys.length > 16) {
      issues.push({ code: "too_big", origin: "object", maximum: 16, inclusive: true, input: value });
    }
    for (const key of keys.filter((each) => [...each].length > 64)) {
      issues.push({
        code: "too_big",
        origin: "string",
        maximum: 64,
        inclusive: true,
        input: key,
        path: [key],
      });
    }
  });

export const createVectorStore = z.strictObject({
  name: text(256).nullish(),
  description: text(512).nullish(),
  file_ids: z.array(id).max(500).nullish(),
  expires_after: expiresAfter.nullish(),
  chunking_strategy: chunkingStrategy.nullish(),
  metadata: metadata.nullish(),
});

export const modifyVectorStore = z.strictObject({
  name: text(256).nullish(),
  expires_after: expiresAfter.nullish(),
  metadata: metadata.nullish(),
});

const newFile = z.strictObject({
  file_id: id,
  chunking_strategy: chunkingStrategy.nullish(),
  attributes: attributes.nullish(),
});

export const createVectorStoreFile = newFile;
export const modifyVectorStoreFile = z.strictObject({ attributes: attributes.nullable() });

export const createFileBatch = z.strictObject({
  file_ids: z.array(id).min(1).max(2000).nullish(),
  files: z.array(newFile).min(1).max(2000).nullish(),
  chunking_strategy: chunkingStrategy.nullish(),
  attributes: attributes.nullish(),
});

const scalar = z.union([z.string(), z.number()]);
const key = text(64);

/** One comparison, or several joined by `and` or `or`. */
export const attributeFilter: z.ZodType<AttributeFilter> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["eq", "ne"]), key, value: z.union([scalar, z.boolean()]) }),
  z.strictObject({ type: z.enum(["gt", "gte", "lt", "lte"]), key, value: scalar }),
  z.strictObject({ type: z.enum(["in", "nin"]), key, value: z.array(scalar).max(500) }),
  z.strictObject({
    type: z.enum(["and", "or"]),
    filters: z.lazy(() => z.array(attributeFilter).min(1).max(64)),
  }),
]);

export const searchVectorStore = z.strictObject({
  query: z.union([text(10_000, 1), z.array(text(10_000, 1)).min(1).max(32)]),
  max_num_results: z.int().min(1).max(50).nullish(),
  filters: attributeFilter.nullish(),
  ranking_options: z
    .strictObject({
      ranker: z.enum(["none", "auto", "default-2024-11-15"]).nullish(),
      score_threshold: z.number().min(0).max(1).nullish(),
    })
    .nullish(),
  rewrite_query: z.boolean().nullish(),
});
