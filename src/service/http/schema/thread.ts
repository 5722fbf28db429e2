import { z } from "zod";
import { metadata } from "./fields";
import { createMessage } from "./message";
import { newToolResources, toolResources } from "./tool-resources";

export const createThread = z.strictObject({
  messages: z.array(createMessage).optional(),
  tool_resources: newToolResources.nullish(),
  metadata: metadata.nullish(),
});

export const modifyThread = z.strictObject({
  tool_resources: toolResources.nullish(),
  metadata: metadata.nullish(),
});

export type CreateThread = z.output<typeof createThread>;
