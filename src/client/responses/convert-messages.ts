import type {
  Message,
  MessageContent,
  MessageContentPartParam,
  MessageCreateParams,
  Text,
} from "openai/resources/beta/threads/messages";
import type {
  ResponseInputContent,
  ResponseInputItem,
  ResponseItem,
} from "openai/resources/responses/responses";
import { type Items, itemsOf, oldestFirst } from "../items";

/**
 * Turns the messages of a thread into input items, oldest first, so that a response goes on where the thread
 * ended. Texts, pictures and files for the code interpreter are kept. Lost are citations with their markers,
 * metadata, and what no message holds: runs and steps with their tool calls.
 *
 * @example
 * const input = toInputItems(await client.beta.threads.messages.list(thread.id, { limit: 100 }));
 * input.push({ role: "user", content: "And for 2x + 5 = 9?" });
 * await client.responses.create({ model, input });
 */
export function toInputItems(messages: Items<Message>): ResponseInputItem[] {
  const ordered = oldestFirst(messages, (first) => first.role === "assistant");
  return ordered.flatMap((message) => (message.role === "user" ? fromUser(message) : fromAssistant(message)));
}

/**
 * Turns input items and output items of responses into messages for `threads.create({ messages })` or
 * `threads.messages.create`. Only messages have a place there; tool calls, their outputs and reasoning are left out, and
 * the words of `system` and `developer` belong into the assistant's instructions.
 */
export function toThreadMessages(items: Items<ResponseItem | ResponseInputItem>): MessageCreateParams[] {
  return itemsOf(items).flatMap((item) => {
    if (!("role" in item) || !("content" in item)) return [];
    const { role, content } = item;
    if (role !== "user" && role !== "assistant") return [];
    const parts =
      typeof content === "string" ? [{ type: "input_text" as const, text: content }] : (content ?? []);
    const texts = parts.flatMap((part) => textOf(part));
    const pictures = parts.flatMap((part) => pictureOf(part));
    const fileIds = parts.flatMap((part) =>
      part.type === "input_file" && part.file_id ? [part.file_id] : [],
    );
    const attachments = fileIds.map((file_id) => ({
      file_id,
      tools: [{ type: "code_interpreter" as const }],
    }));
    if (texts.length + pictures.length === 0) return [];
    const message: MessageCreateParams = {
      role,
      content:
        pictures.length === 0
          ? texts.join("")
          : [...texts.map((text) => ({ type: "text" as const, text })), ...pictures],
    };
    return [attachments.length > 0 ? { ...message, attachments } : message];
  });
}

function fromUser({ content, attachments }: Message): ResponseInputItem[] {
  const parts = content.flatMap((part) => toInputPart(part));
  const forCode = (attachments ?? []).filter(({ tools }) =>
    tools?.some(({ type }) => type === "code_interpreter"),
  );
  const files = forCode.flatMap(({ file_id }) => (file_id ? [{ type: "input_file" as const, file_id }] : []));
  return parts.length + files.length === 0
    ? []
    : [{ type: "message", role: "user", content: [...parts, ...files] }];
}

function toInputPart(part: MessageContent): ResponseInputContent[] {
  if (part.type === "text") return [{ type: "input_text" as const, text: part.text.value }];
  if (part.type === "refusal") return [{ type: "input_text" as const, text: part.refusal }];
  if (part.type === "image_url") {
    const { url: image_url, detail = "auto" } = part.image_url;
    return [{ type: "input_image" as const, image_url, detail }];
  }
  const { file_id, detail = "auto" } = part.image_file;
  return [{ type: "input_image" as const, file_id, detail }];
}

/** Output of an assistant goes back as plain text: a picture it drew has no place in its own words. */
function fromAssistant({ content }: Message): ResponseInputItem[] {
  const text = content
    .flatMap((part) =>
      part.type === "text" ? [withoutMarkers(part.text)] : part.type === "refusal" ? [part.refusal] : [],
    )
    .join("\n\n");
  return text === "" ? [] : [{ type: "message", role: "assistant", content: text }];
}

/** Without its annotation a marker such as `【4:0†notes.md】` says nothing. */
function withoutMarkers({ value, annotations }: Text): string {
  const markers = annotations.flatMap(({ type, text }) =>
    type === "file_citation" && text !== "" ? [text] : [],
  );
  return markers.reduce((text, marker) => text.replaceAll(marker, ""), value);
}

type ItemPart = { readonly type: string; readonly [field: string]: unknown };

function textOf(part: object): string[] {
  const { type, text, refusal } = part as ItemPart;
  if (type === "input_text" || type === "output_text") return typeof text === "string" ? [text] : [];
  return type === "refusal" && typeof refusal === "string" ? [refusal] : [];
}

function pictureOf(part: object): MessageContentPartParam[] {
  const { type, image_url: url, file_id } = part as ItemPart;
  if (type !== "input_image") return [];
  if (typeof file_id === "string") return [{ type: "image_file" as const, image_file: { file_id } }];
  return typeof url === "string" ? [{ type: "image_url" as const, image_url: { url } }] : [];
}
