import { z } from "zod";
import { id, metadata, reasoningEffort, responseFormat, temperature, text, topP } from "./fields";
import { createMessage } from "./message";
import { createThread } from "./thread";
import { toolResources } from "./tool-resources";
import { toolChoice, tools } from "./tools";

const tokens = z.int().min(256);

const truncationStrategy = z
  .strictObject({ type: z.enum(["auto", "last_messages"]), last_messages: z.int().min(1).nullish() })
  .check(({ value, issues }) => {
    if (value.type !== "last_messages" || value.last_messages != null) return;
    const path = ["last_messages"];
    issues.push({ code: "invalid_type", expected: "int", input: undefined, path });
  });

const shared = {
  assistant_id: id,
  model: text(256, 1).nullish(),
  instructions: text(256_000).nullish(),
  tools: tools.nullish(),
  metadata: metadata.nullish(),
  temperature: temperature.nullish(),
  top_p: topP.nullish(),
  stream: z.boolean().nullish(),
  max_prompt_tokens: tokens.nullish(),
  max_completion_tokens: tokens.nullish(),
  truncation_strategy: truncationStrategy.nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: responseFormat.nullish(),
  reasoning_effort: reasoningEffort.nullish(),
};

export const createRun = z.strictObject({
  ...shared,
  additional_instructions: text(256_000).nullish(),
  additional_messages: z.array(createMessage).nullish(),
});

export const createThreadAndRun = z.strictObject({
  ...shared,
  thread: createThread.optional(),
  tool_resources: toolResources.nullish(),
});

export const modifyRun = z.strictObject({ metadata: metadata.nullish() });

export const submitToolOutputs = z.strictObject({
  tool_outputs: z.array(z.strictObject({ tool_call_id: id, output: text(1_000_000) })),
  stream: z.boolean().nullish(),
});

export type CreateRunBody = z.output<typeof createRun>;
export type CreateThreadAndRunBody = z.output<typeof createThreadAndRun>;
