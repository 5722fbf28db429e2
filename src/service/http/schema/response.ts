import { z } from "zod";
import { fileIds, id, metadata, reasoningEffort, temperature, text, topP } from "./fields";
import { inputItem } from "./item";
import { attributeFilter } from "./vector-store";

const functionName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);
const jsonObject = z.record(z.string(), z.unknown());

const functionTool = z.strictObject({
  type: z.literal("function"),
  name: functionName,
  description: z.string().nullish(),
  parameters: jsonObject.nullish(),
  strict: z.boolean().nullish(),
});

const memoryLimit = z.enum(["1g", "4g", "16g", "64g"]);

const codeTool = z.strictObject({
  type: z.literal("code_interpreter"),
  container: z.union([
    text(64, 1),
    z.strictObject({
      type: z.literal("auto"),
      file_ids: fileIds(50).nullish(),
      memory_limit: memoryLimit.nullish(),
      network_policy: jsonObject.nullish(),
    }),
  ]),
});

const searchTool = z.strictObject({
  type: z.literal("file_search"),
  vector_store_ids: z.array(id).min(1),
  max_num_results: z.int().min(1).max(50).nullish(),
  filters: attributeFilter.nullish(),
  ranking_options: z
    .strictObject({
      ranker: z.string().nullish(),
      score_threshold: z.number().min(0).max(1).nullish(),
      hybrid_search: jsonObject.nullish(),
    })
    .nullish(),
});

const tool = z.discriminatedUnion("type", [functionTool, codeTool, searchTool]);

const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("function"), name: functionName }),
    z.strictObject({ type: z.enum(["file_search", "code_interpreter"]) }),
    z.strictObject({
      type: z.literal("allowed_tools"),
      mode: z.enum(["auto", "required"]),
      tools: z.array(jsonObject).min(1),
    }),
  ]),
]);

const format = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    name: functionName,
    schema: jsonObject,
    description: z.string().nullish(),
    strict: z.boolean().nullish(),
  }),
]);

/** What `include` can ask for; only the first two change anything here. */
export const includable = [
  "code_interpreter_call.outputs",
  "file_search_call.results",
  "message.output_text.logprobs",
  "reasoning.encrypted_content",
  "message.input_image.image_url",
  "computer_call_output.output.image_url",
  "web_search_call.results",
  "web_search_call.action.sources",
] as const;

const reasoningSummary = z.enum(["auto", "concise", "detailed"]);

export const createResponse = z.strictObject({
  model: text(256, 1),
  input: z.union([z.string(), z.array(inputItem)]).nullish(),
  instructions: z.string().nullish(),
  tools: z.array(tool).max(128).nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  previous_response_id: id.nullish(),
  conversation: z.union([id, z.strictObject({ id })]).nullish(),
  store: z.boolean().nullish(),
  background: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_obfuscation: z.boolean().nullish() }).nullish(),
  include: z.array(z.enum(includable)).nullish(),
  text: z
    .strictObject({ format: format.nullish(), verbosity: z.enum(["low", "medium", "high"]).nullish() })
    .nullish(),
  reasoning: z
    .strictObject({
      effort: reasoningEffort.nullish(),
      summary: reasoningSummary.nullish(),
      generate_summary: reasoningSummary.nullish(),
      context: z.enum(["auto", "current_turn", "all_turns"]).nullish(),
      mode: z.string().nullish(),
    })
    .nullish(),
  truncation: z.enum(["auto", "disabled"]).nullish(),
  metadata: metadata.nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  max_tool_calls: z.int().min(1).nullish(),
  temperature: temperature.nullish(),
  top_p: topP.nullish(),
  user: z.string().nullish(),
  safety_identifier: text(64).nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_retention: z.string().nullish(),
  service_tier: z.enum(["auto", "default", "flex", "scale", "priority"]).nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
});

/** What of a request counts towards its input. */
export const countInput = createResponse
  .pick({
    input: true,
    instructions: true,
    tools: true,
    tool_choice: true,
    parallel_tool_calls: true,
    previous_response_id: true,
    conversation: true,
    text: true,
    reasoning: true,
    truncation: true,
  })
  .extend({ model: text(256, 1).nullish(), personality: z.string().nullish() });

export const createConversation = z.strictObject({
  items: z.array(inputItem).max(20).nullish(),
  metadata: metadata.nullish(),
});
export const modifyConversation = z.strictObject({ metadata: metadata.nullable() });
export const createItems = z.strictObject({ items: z.array(inputItem).min(1).max(20) });

export const createContainer = z.strictObject({
  name: text(256, 1),
  file_ids: fileIds(50).nullish(),
  expires_after: z
    .strictObject({ anchor: z.literal("last_active_at"), minutes: z.int().min(1).max(20) })
    .nullish(),
  memory_limit: memoryLimit.nullish(),
  network_policy: jsonObject.nullish(),
  skills: z.array(z.unknown()).nullish(),
});
export const createContainerFile = z.strictObject({ file_id: id });
