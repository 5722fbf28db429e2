import { z } from "zod";
import { metadata, reasoningEffort, responseFormat, temperature, text, topP } from "./fields";
import { newToolResources, toolResources } from "./tool-resources";
import { tools } from "./tools";

const shared = {
  name: text(256).nullish(),
  description: text(512).nullish(),
  instructions: text(256_000).nullish(),
  tools: tools.optional(),
  metadata: metadata.nullish(),
  temperature: temperature.nullish(),
  top_p: topP.nullish(),
  response_format: responseFormat.nullish(),
  reasoning_effort: reasoningEffort.nullish(),
};

export const createAssistant = z.strictObject({
  model: text(256, 1),
  ...shared,
  tool_resources: newToolResources.nullish(),
});

export const modifyAssistant = z.strictObject({
  model: text(256, 1).optional(),
  ...shared,
  tool_resources: toolResources.nullish(),
});

export type CreateAssistant = z.output<typeof createAssistant>;
export type ModifyAssistant = z.output<typeof modifyAssistant>;
