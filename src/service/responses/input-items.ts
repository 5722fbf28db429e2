import { ApiError } from "../api-error";
import type { NewId } from "../ids";
import type { InputText, Item, MessageItem, OutputText, StoredItem } from "./items";
import type { CreateResponse, InputItem, InputMessage } from "./request";

/** Finds an item by its id, for references. */
export type FindItem = (id: string) => Promise<StoredItem | undefined>;

export interface InputOptions {
  readonly newId: NewId;
  readonly findItem: FindItem;
  /** Give every item a new id, whatever it brings: an item of a conversation stands in that one only. */
  readonly areNew: boolean;
}

/**
 * The input of a request as items: a string is a message of the user, texts are parts, everything has an id.
 *
 * @throws {ApiError} 404 for a reference to an item that there is not.
 */
export async function toStoredItems(
  input: CreateResponse["input"],
  options: InputOptions,
): Promise<StoredItem[]> {
  if (input == null) return [];
  if (typeof input === "string") return await toStoredItems([fromUser(input)], options);
  const items: StoredItem[] = [];
  for (const item of input) {
    const { object, modelOutput } = await toStored(item, options);
    const id = options.areNew || object.id === "" ? options.newId(idKinds[object.type]) : object.id;
    items.push({ object: { ...object, id }, modelOutput });
  }
  return items;
}

function fromUser(content: string): InputMessage {
  return { type: "message", role: "user", content };
}

/** Without an id where the item brings none. */
async function toStored(item: InputItem, { findItem }: InputOptions): Promise<StoredItem> {
  if (item.type === "message") return { object: toMessage(item), modelOutput: null };
  if (item.type === "item_reference") {
    const found = await findItem(item.id);
    if (found) return found;
    throw new ApiError(
      404,
      `Item with id '${item.id}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`,
      { param: "input" },
    );
  }
  const id = item.id ?? "";
  const known = item.id ? await findItem(item.id) : undefined;
  const status = item.status ?? "completed";
  // The schema has checked the fields of each type.
  const object = (item.type === "reasoning" ? { ...item, id } : { ...item, id, status }) as unknown as Item;
  return { object, modelOutput: known?.modelOutput ?? null };
}

const idKinds = {
  message: "message",
  function_call: "functionCall",
  function_call_output: "functionOutput",
  code_interpreter_call: "codeCall",
  file_search_call: "searchCall",
  reasoning: "response",
} as const;

function toMessage({ role, content, id, status }: InputMessage): MessageItem {
  const shown = status === "in_progress" || status === "incomplete" ? status : "completed";
  const parts = typeof content === "string" ? [textPart(role, content)] : content;
  return { id: id ?? "", type: "message", status: shown, role, content: parts };
}

function textPart(role: InputMessage["role"], text: string): InputText | OutputText {
  if (role === "assistant") return { type: "output_text", text, annotations: [], logprobs: [] };
  return { type: "input_text", text };
}

/**
 * Checks that every function call of a context has its output, and every output its call.
 *
 * @throws {ApiError} 400 that names the call.
 */
export function checkCalls(items: readonly StoredItem[]): void {
  const calls = new Set<string>();
  const answered = new Set<string>();
  for (const { object, modelOutput } of items) {
    if (object.type === "function_call") {
      calls.add(object.call_id);
      if (modelOutput !== null) answered.add(object.call_id);
    } else if (object.type === "function_call_output") {
      if (!calls.has(object.call_id)) {
        throw refusal(`No tool call found for function call output with call_id ${object.call_id}.`);
      }
      answered.add(object.call_id);
    }
  }
  for (const id of calls) {
    if (!answered.has(id)) throw refusal(`No tool output found for function call ${id}.`);
  }
}

function refusal(message: string): ApiError {
  return new ApiError(400, message, { param: "input" });
}
