import type { Assistant } from "openai/resources/beta/assistants";
import type { Message } from "openai/resources/beta/threads/messages";
import type { Thread } from "openai/resources/beta/threads/threads";

/** What an assistant has that the Responses API has no place for, a line each. */
export function lostOfAssistant({ name, description, tool_resources: resources }: Assistant): string[] {
  const lost: string[] = [];
  if (name) lost.push(`name ${JSON.stringify(name)}`);
  if (description) lost.push(`description ${JSON.stringify(description)}`);
  const fileIds = resources?.code_interpreter?.file_ids ?? [];
  const storeIds = resources?.file_search?.vector_store_ids ?? [];
  if (fileIds.length + storeIds.length > 0) lost.push(contents([...fileIds, ...storeIds]));
  return lost;
}

/** What a thread and its messages have that input items have no place for, a line each. */
export function lostOfThread(
  { metadata, tool_resources: resources }: Thread,
  messages: readonly Message[],
): string[] {
  const has = (isLost: (message: Message) => boolean) => messages.some(isLost);
  const fileIds = [...new Set(messages.flatMap(fileIdsOf))];
  const threadFiles = resources?.code_interpreter?.file_ids ?? [];
  const storeIds = resources?.file_search?.vector_store_ids ?? [];
  const kinds: readonly (readonly [string, boolean])[] = [
    ["runs and steps with their tool calls: no message holds them", has(({ run_id }) => run_id !== null)],
    ["metadata of the thread: a conversation can have it", hasEntries(metadata)],
    ["metadata of messages", has((message) => hasEntries(message.metadata))],
    [
      "citations and links to files in answers",
      has(({ content }) => content.some((part) => part.type === "text" && part.text.annotations.length > 0)),
    ],
    [
      "pictures in answers",
      has(({ role, content }) => role === "assistant" && content.some((part) => part.type === "image_file")),
    ],
    [
      "attachments for file_search: name the vector store in tools[].vector_store_ids",
      has(({ attachments }) => attachments?.some(isForSearch) ?? false),
    ],
    [
      `files of the thread: name them in tools[].container.file_ids (${threadFiles.join(", ")})`,
      threadFiles.length > 0,
    ],
    [
      `vector stores of the thread: name them in tools[].vector_store_ids (${storeIds.join(", ")})`,
      storeIds.length > 0,
    ],
    [contents(fileIds), fileIds.length > 0],
  ];
  return kinds.filter(([, isLost]) => isLost).map(([what]) => what);
}

function contents(ids: readonly string[]): string {
  return `the contents of ${ids.join(", ")}: they are named by id and must be where the code runs`;
}

function fileIdsOf({ role, content, attachments }: Message): string[] {
  if (role !== "user") return [];
  const pictures = content.flatMap((part) => (part.type === "image_file" ? [part.image_file.file_id] : []));
  const files = (attachments ?? []).filter((each) => !isForSearch(each)).map(({ file_id }) => file_id ?? "");
  return [...pictures, ...files].filter((id) => id !== "");
}

function isForSearch({ tools }: Message.Attachment): boolean {
  return tools?.some(({ type }) => type === "file_search") ?? false;
}

function hasEntries(metadata: object | null | undefined): boolean {
  return Object.keys(metadata ?? {}).length > 0;
}
