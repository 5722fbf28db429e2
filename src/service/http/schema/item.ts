import { z } from "zod";
import { id, text } from "./fields";

const status = z
  .enum(["in_progress", "completed", "incomplete", "interpreting", "searching", "failed"])
  .nullish();
const detail = z.enum(["low", "high", "auto", "original"]).nullish();

const inputText = z.strictObject({ type: z.literal("input_text"), text: z.string() });

const inputImage = z
  .strictObject({
    type: z.literal("input_image"),
    image_url: z
      .string()
      .regex(/^(https?:\/\/|data:image\/)/)
      .nullish(),
    file_id: id.nullish(),
    detail,
  })
  .transform((part) => ({
    ...part,
    detail: part.detail === "low" || part.detail === "high" ? part.detail : "auto",
  }));

const inputFile = z
  .strictObject({
    type: z.literal("input_file"),
    file_id: id.nullish(),
    filename: z.string().nullish(),
    file_data: z.string().nullish(),
    file_url: z.string().nullish(),
    detail,
  })
  .check(({ value, issues }) => {
    if (value.file_id) return;
    const message = "this service takes files by 'file_id' only; upload the file first";
    issues.push({ code: "custom", message, input: value, path: ["file_id"] });
  });

const outputText = z
  .strictObject({
    type: z.literal("output_text"),
    text: z.string(),
    annotations: z.array(z.record(z.string(), z.unknown())).nullish(),
    logprobs: z.array(z.unknown()).nullish(),
  })
  .transform((part) => ({ ...part, annotations: part.annotations ?? [], logprobs: part.logprobs ?? [] }));

const refusal = z.strictObject({ type: z.literal("refusal"), refusal: z.string() });

const part = z.discriminatedUnion("type", [inputText, inputImage, inputFile, outputText, refusal]);

const message = z.strictObject({
  type: z.literal("message"),
  id: id.nullish(),
  status,
  phase: z.string().nullish(),
  role: z.enum(["user", "assistant", "system", "developer"]),
  content: z.union([z.string(), z.array(part)]),
});

const callId = text(64, 1);

const functionCall = z.strictObject({
  type: z.literal("function_call"),
  id: id.nullish(),
  status,
  call_id: callId,
  name: text(128, 1),
  arguments: z.string(),
});

const functionOutput = z.strictObject({
  type: z.literal("function_call_output"),
  id: id.nullish(),
  status,
  call_id: callId,
  output: z.union([
    text(10_485_760),
    z.array(z.discriminatedUnion("type", [inputText, inputImage, inputFile])),
  ]),
});

const codeCall = z.strictObject({
  type: z.literal("code_interpreter_call"),
  id,
  status,
  container_id: id,
  code: z.string().nullable(),
  outputs: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("logs"), logs: z.string() }),
        z.strictObject({ type: z.literal("image"), url: z.string() }),
      ]),
    )
    .nullish()
    .transform((outputs) => outputs ?? null),
});

const searchCall = z.strictObject({
  type: z.literal("file_search_call"),
  id,
  status,
  queries: z.array(z.string()),
  results: z
    .array(
      z.strictObject({
        file_id: z.string(),
        filename: z.string(),
        score: z.number(),
        text: z.string(),
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
      }),
    )
    .nullish(),
});

const reasoning = z.strictObject({
  type: z.literal("reasoning"),
  id,
  summary: z.array(z.strictObject({ type: z.literal("summary_text"), text: z.string() })),
  content: z.array(z.unknown()).nullish(),
  encrypted_content: z.string().nullish(),
});

const reference = z.strictObject({ type: z.literal("item_reference"), id });

const typed = z.discriminatedUnion("type", [
  message,
  functionCall,
  functionOutput,
  codeCall,
  searchCall,
  reasoning,
  reference,
]);

/** An item of an input or conversation. A message, and a reference, may leave out their type. */
export const inputItem = z.preprocess(withType, typed);

function withType(item: unknown): unknown {
  if (typeof item !== "object" || item === null || "type" in item) return item;
  if ("role" in item) return { type: "message", ...item };
  return "id" in item && Object.keys(item).length === 1 ? { type: "item_reference", ...item } : item;
}
