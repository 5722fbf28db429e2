import { z } from "zod";

const rankingOptions = z.strictObject({
  score_threshold: z.number().min(0).max(1),
  ranker: z.enum(["auto", "default_2024_08_21"]).optional(),
});

const fileSearch = z.strictObject({
  type: z.literal("file_search"),
  file_search: z
    .strictObject({
      max_num_results: z.int().min(1).max(50).optional(),
      ranking_options: rankingOptions.optional(),
    })
    .optional(),
});

const functionTool = z.strictObject({
  type: z.literal("function"),
  function: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
});

export const tool = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("code_interpreter") }),
  fileSearch,
  functionTool,
]);

export const tools = z.array(tool).max(128);

/** What files of a message can be for. */
export const attachmentTool = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("code_interpreter") }),
  z.strictObject({ type: z.literal("file_search") }),
]);

export const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("code_interpreter") }),
    z.strictObject({ type: z.literal("file_search") }),
    z.strictObject({ type: z.literal("function"), function: z.strictObject({ name: z.string().min(1) }) }),
  ]),
]);
