import type { Message } from "openai/resources/beta/threads/messages";
import type { Thread } from "openai/resources/beta/threads/threads";
import { ApiError } from "../api-error";
import { nowSeconds } from "../clock";
import type { Write } from "../store/store";
import type { Parts } from "./parts";
import type { CreateMessage } from "./schema/message";

/** Messages that are not written yet. */
export interface PreparedMessages {
  readonly objects: readonly Message[];
  /** What the attachments make of the thread's tool resources; the thread has to be written with it. */
  readonly resources: Thread.ToolResources;
  /** To be written together with the thread: the messages and what their attachments need. */
  readonly writes: readonly Write[];
  /** To be awaited after the write and before the answer. */
  start(): Promise<void>;
}

export interface PrepareMessagesOptions {
  readonly owner: string;
  readonly threadId: string;
  /** The thread's resources as they are. */
  readonly resources: Thread.ToolResources | null;
  readonly messages: readonly CreateMessage[];
}

/**
 * Makes messages out of a checked request, for one write together with whatever else the request makes.
 *
 * @throws {ApiError} 404 for a file that this owner does not have, 400 for too many files.
 */
export async function prepareMessages(
  parts: Pick<Parts, "files" | "vectorStores" | "newId" | "clock">,
  { owner, threadId, resources, messages }: PrepareMessagesOptions,
): Promise<PreparedMessages> {
  for (const fileId of namedFiles(messages)) await parts.files.get(owner, fileId);
  const objects = messages.map((message) => newMessage(parts, threadId, message));
  const withCode = withCodeFiles(resources ?? {}, filesFor("code_interpreter", messages));
  const searched = filesFor("file_search", messages);
  const inserts = objects.map(
    (object): Write => ({ insert: "message", id: object.id, owner, parent: threadId, record: { object } }),
  );
  if (searched.length === 0) {
    return { objects, resources: withCode, writes: inserts, start: async () => {} };
  }
  const prepared = await parts.vectorStores.prepareAttachments(owner, withCode, searched);
  return {
    objects,
    resources: { ...withCode, file_search: { vector_store_ids: [prepared.vectorStoreId] } },
    writes: [...prepared.writes, ...inserts],
    start: async () => await prepared.start(),
  };
}

function newMessage(
  { newId, clock }: Pick<Parts, "newId" | "clock">,
  threadId: string,
  message: CreateMessage,
): Message {
  const now = nowSeconds(clock);
  return {
    id: newId("message"),
    object: "thread.message",
    created_at: now,
    assistant_id: null,
    thread_id: threadId,
    run_id: null,
    role: message.role,
    status: "completed",
    incomplete_details: null,
    completed_at: now,
    incomplete_at: null,
    content: contentOf(message),
    attachments: (message.attachments ?? []).map(({ file_id, tools }) => ({ file_id, tools: tools ?? [] })),
    metadata: message.metadata ?? {},
  };
}

function contentOf({ content }: CreateMessage): Message["content"] {
  if (typeof content === "string") return [{ type: "text", text: { value: content, annotations: [] } }];
  return content.map((part): Message["content"][number] => {
    if (part.type === "text") return { type: "text", text: { value: part.text, annotations: [] } };
    if (part.type === "image_file") {
      const { file_id, detail = "auto" } = part.image_file;
      return { type: "image_file", image_file: { file_id, detail } };
    }
    const { url, detail = "auto" } = part.image_url;
    return { type: "image_url", image_url: { url, detail } };
  });
}

function namedFiles(messages: readonly CreateMessage[]): Set<string> {
  const ids = new Set<string>();
  for (const { content, attachments } of messages) {
    for (const { file_id } of attachments ?? []) ids.add(file_id);
    if (typeof content === "string") continue;
    for (const part of content) if (part.type === "image_file") ids.add(part.image_file.file_id);
  }
  return ids;
}

function filesFor(tool: "code_interpreter" | "file_search", messages: readonly CreateMessage[]): string[] {
  const attachments = messages.flatMap((message) => message.attachments ?? []);
  const wanted = attachments.filter(({ tools }) => tools?.some(({ type }) => type === tool));
  return [...new Set(wanted.map(({ file_id }) => file_id))];
}

const maxCodeFiles = 20;

function withCodeFiles(resources: Thread.ToolResources, added: readonly string[]): Thread.ToolResources {
  if (added.length === 0) return resources;
  const fileIds = [...new Set([...(resources.code_interpreter?.file_ids ?? []), ...added])];
  if (fileIds.length > maxCodeFiles) {
    throw new ApiError(
      400,
      `Invalid 'attachments': a thread has at most ${maxCodeFiles} files for the code interpreter, but it would have ${fileIds.length}.`,
      { code: "array_above_max_length", param: "attachments" },
    );
  }
  return { ...resources, code_interpreter: { file_ids: fileIds } };
}
