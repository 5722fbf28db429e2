import { z } from "zod";
import { id, metadata, text } from "./fields";
import { attachmentTool } from "./tools";

/** Documented once as the longest message. */
const maxText = 256_000;

const detail = z.enum(["auto", "low", "high"]).optional();

const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: text(maxText) }),
  z.strictObject({ type: z.literal("image_file"), image_file: z.strictObject({ file_id: id, detail }) }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({ url: z.string().regex(/^(https?:\/\/|data:image\/)/), detail }),
  }),
]);

const attachment = z.strictObject({ file_id: id, tools: z.array(attachmentTool).min(1).nullish() });

export const createMessage = z.strictObject({
  role: z.enum(["user", "assistant"]),
  content: z.union([text(maxText, 1), z.array(part).min(1)]),
  attachments: z.array(attachment).nullish(),
  metadata: metadata.nullish(),
});

export const modifyMessage = z.strictObject({ metadata: metadata.nullish() });

export type CreateMessage = z.output<typeof createMessage>;
