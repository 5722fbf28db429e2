import { ApiError } from "../api-error";
import { everyRecord } from "../files/cancel-files";
import type { Store, Write } from "../store/store";
import type { StoredItem } from "./items";
import type { ResponseRecord } from "./response-record";

export interface ContextRequest {
  readonly owner: string;
  readonly previousResponseId: string | null;
  readonly conversationId: string | null;
}

/**
 * What was said before, oldest first: the inputs and outputs of the whole chain, or the items of the
 * conversation. Instructions and tools are not part of it.
 *
 * @throws {ApiError} 400 for an unknown or unfinished previous response, 404 for an unknown conversation.
 */
export async function readContext(
  store: Store,
  { owner, previousResponseId, conversationId }: ContextRequest,
): Promise<readonly StoredItem[]> {
  if (conversationId !== null) return await conversationItems(store, owner, conversationId);
  const links: (readonly StoredItem[])[] = [];
  for (let id = previousResponseId; id !== null; ) {
    const record = await store.get("response", id, owner);
    const isFirst = id === previousResponseId;
    if (record === undefined || (isFirst && record.isDeleted)) {
      if (!isFirst) break;
      throw new ApiError(400, `Previous response with id '${id}' not found.`, {
        code: "previous_response_not_found",
        param: "previous_response_id",
      });
    }
    if (record.object.status === "queued" || record.object.status === "in_progress") {
      throw new ApiError(
        400,
        `Previous response with id '${id}' is not finished: it is ${record.object.status}.`,
        {
          param: "previous_response_id",
        },
      );
    }
    links.unshift([...record.input, ...record.output]);
    const earlier = record.object.conversation?.id;
    if (earlier)
      return [
        ...(await itemsBefore(store, { owner, id: earlier, count: record.itemsBefore })),
        ...links.flat(),
      ];
    id = record.object.previous_response_id ?? null;
  }
  return links.flat();
}

/** @throws {ApiError} 404 for an unknown conversation. */
export async function conversationItems(store: Store, owner: string, id: string): Promise<StoredItem[]> {
  if ((await store.get("conversation", id, owner)) === undefined) throw noSuchConversation(id);
  return await itemsBefore(store, { owner, id, count: Number.POSITIVE_INFINITY });
}

/** Drops a deleted response that no other goes on from, and then perhaps the one before it. */
export async function dropUnused(store: Store, owner: string, responseId: string): Promise<void> {
  for (let id: string | null = responseId; id !== null; ) {
    const record: ResponseRecord | undefined = await store.get("response", id, owner);
    if (!record?.isDeleted || (await store.count("response", { owner, parent: id })) > 0) return;
    await store.write({ delete: "response", id, owner });
    id = record.object.previous_response_id ?? null;
  }
}

/** What adds items to a conversation. */
export function insertItems(items: readonly StoredItem[], owner: string, conversationId: string): Write[] {
  return items.map((record) => ({
    insert: "item",
    id: record.object.id,
    owner,
    parent: conversationId,
    record,
  }));
}

export function noSuchConversation(id: string): ApiError {
  return new ApiError(404, `Conversation with id '${id}' not found.`);
}

async function itemsBefore(
  store: Store,
  { owner, id, count }: { owner: string; id: string; count: number },
): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for await (const item of everyRecord(store, "item", { owner, parent: id })) {
    if (items.length >= count) break;
    items.push(item);
  }
  return items;
}
