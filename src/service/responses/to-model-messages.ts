import type { ModelMessage, ModelPart, ModelToolCall } from "../models/model";
import type { FunctionOutputItem, InputFile, Item, MessageItem, Part, StoredItem } from "./items";

export interface ItemConversation {
  /** Oldest first; every call is followed by its output. */
  readonly messages: ModelMessage[];
  /** Texts of system and developer messages, which models here get with the instructions. */
  readonly instructions: readonly string[];
}

/** Reads a picture that a message names by its file id, or null when there is no such file. */
export type FindImage = (
  fileId: string,
) => Promise<{ readonly filename: string; readonly read: () => Promise<Uint8Array> } | null>;

/** The items of a context as a model sees them: calls that follow each other are made in one turn. */
export async function toModelMessages(
  items: readonly StoredItem[],
  findImage: FindImage,
): Promise<ItemConversation> {
  const outputs = new Map(items.flatMap(({ object }) => functionOutput(object)));
  const messages: ModelMessage[] = [];
  const instructions: string[] = [];
  let calls: { call: ModelToolCall; output: string | null }[] = [];
  const flush = () => {
    if (calls.length === 0) return;
    const toolCalls = calls.map(({ call }) => call);
    const last = messages.at(-1);
    // A text in front of calls was written in the same turn.
    const content = last?.role === "assistant" && last.toolCalls.length === 0 ? last.content : [];
    if (content.length > 0) messages.pop();
    messages.push({ ...assistant(content), toolCalls });
    for (const { call, output } of calls) {
      if (output !== null) messages.push({ role: "tool", toolCallId: call.id, output });
    }
    calls = [];
  };
  for (const stored of items) {
    const call = toCall(stored, outputs);
    if (call !== null) {
      calls.push(call);
      // What a built-in tool answered was read before the next call was made.
      if (stored.object.type !== "function_call") flush();
      continue;
    }
    if (stored.object.type !== "message") continue;
    flush();
    const { role } = stored.object;
    if (role === "system" || role === "developer") instructions.push(textOf(stored.object));
    else if (role === "assistant") messages.push(assistant([{ type: "text", text: textOf(stored.object) }]));
    else messages.push({ role, content: await userParts(stored.object, findImage) });
  }
  flush();
  return { messages, instructions };
}

function functionOutput(item: Item): [string, FunctionOutputItem][] {
  return item.type === "function_call_output" ? [[item.call_id, item]] : [];
}

function toCall(
  { object, modelOutput }: StoredItem,
  outputs: ReadonlyMap<string, FunctionOutputItem>,
): { call: ModelToolCall; output: string | null } | null {
  if (object.type === "function_call") {
    const { call_id: id, name } = object;
    const output = outputs.get(id);
    return {
      call: { id, name, arguments: object.arguments },
      output: output ? outputText(output) : modelOutput,
    };
  }
  if (object.type === "code_interpreter_call") {
    const json = JSON.stringify({ code: object.code ?? "" });
    const logs = object.outputs?.flatMap((each) => (each.type === "logs" ? [each.logs] : [])).join("\n");
    const output = modelOutput ?? logs ?? unknownOutput;
    return { call: { id: object.id, name: "code_interpreter", arguments: json }, output };
  }
  if (object.type === "file_search_call") {
    const json = JSON.stringify({ query: object.queries.join(" ") });
    const texts = object.results?.map((result) => `${result.filename}\n${result.text}`).join("\n\n");
    const output = modelOutput ?? texts ?? unknownOutput;
    return { call: { id: object.id, name: "file_search", arguments: json }, output };
  }
  return null;
}

/** The client sent the item back without what it had not asked for. */
const unknownOutput = "(The output of this call is not part of the conversation.)";

function outputText({ output }: FunctionOutputItem): string {
  if (typeof output === "string") return output;
  return output.map((part) => (part.type === "input_text" ? part.text : `[${part.type}]`)).join("\n");
}

/** The text of a message without its pictures and files. */
export function textOf({ content }: MessageItem): string {
  return content.map(partText).join("");
}

function partText(part: Part): string {
  if (part.type === "refusal") return part.refusal;
  return part.type === "input_text" || part.type === "output_text" ? part.text : "";
}

async function userParts({ content }: MessageItem, findImage: FindImage): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  for (const part of content) {
    if (part.type !== "input_image") {
      const text = part.type === "input_file" ? fileNote(part) : partText(part);
      if (text !== "") parts.push({ type: "text", text });
    } else if (part.image_url) {
      parts.push({ type: "image_url", url: part.image_url, detail: part.detail });
    } else if (part.file_id) {
      const found = await findImage(part.file_id);
      const { file_id: fileId, detail } = part;
      if (found === null) parts.push({ type: "text", text: `[The image ${fileId} was deleted]` });
      else parts.push({ type: "image_file", fileId, detail, ...found });
    }
  }
  return parts;
}

function fileNote({ filename, file_id }: InputFile): string {
  return `[File: ${filename ?? file_id}]`;
}

function assistant(content: readonly ModelPart[]) {
  return { role: "assistant" as const, content, toolCalls: [], assistantId: null, assistantName: null };
}
