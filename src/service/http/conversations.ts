import { type Context, Hono } from "hono";
import type { Conversation } from "openai/resources/conversations/conversations";
import { ApiError } from "../api-error";
import { nowSeconds } from "../clock";
import { conversationItems, insertItems, noSuchConversation } from "../responses/context";
import { toStoredItems } from "../responses/input-items";
import { type StoredItem, shownItem } from "../responses/items";
import type { CreateResponse } from "../responses/request";
import { answer } from "./answer";
import { pageOf } from "./page-of";
import { readPageQuery } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { readBody } from "./read-body";
import { readInclude } from "./responses";
import { createConversation, createItems, modifyConversation } from "./schema/response";

/** Conversations and their items. */
export function conversationRoutes(parts: Parts): Routes {
  const { store, newId, clock } = parts;
  const routes: Routes = new Hono<ServiceEnv>();
  const path = "/conversations/:conversation_id";

  routes.post("/conversations", async (c) => {
    const { items, metadata } = await readBody(c, createConversation, parts);
    const owner = c.get("owner");
    const id = newId("conversation");
    const created_at = nowSeconds(clock);
    const object: Conversation = { id, object: "conversation", created_at, metadata: { ...metadata } };
    const { writes } = await prepareItems(owner, id, items as CreateResponse["input"]);
    await store.write({ insert: "conversation", id, owner, record: { object } }, ...writes);
    return answer(c, object);
  });

  routes.get(path, async (c) => answer(c, await find(c)));

  routes.post(path, async (c) => {
    const { id } = await find(c);
    const { metadata } = await readBody(c, modifyConversation, parts);
    const change = ({ object }: { object: Conversation }) => ({
      object: { ...object, metadata: { ...metadata } },
    });
    await store.write({ update: "conversation", id, owner: c.get("owner"), change });
    return answer(c, await find(c));
  });

  routes.delete(path, async (c) => {
    const { id } = await find(c);
    const owner = c.get("owner");
    await store.write({ delete: "item", parent: id, owner }, { delete: "conversation", id, owner });
    return answer(c, { id, object: "conversation.deleted", deleted: true });
  });

  routes.get(`${path}/items`, async (c) => {
    const { id } = await find(c);
    const include = readInclude(c);
    const items = await conversationItems(store, c.get("owner"), id);
    const shown = items.map((item) => shownItem(item, include));
    return answer(c, pageOf(shown, readPageQuery(c)));
  });

  routes.post(`${path}/items`, async (c) => {
    const { id } = await find(c);
    const { items } = await readBody(c, createItems, parts);
    const include = readInclude(c);
    const { stored, writes } = await prepareItems(c.get("owner"), id, items as CreateResponse["input"]);
    await store.write(...writes);
    const shown = stored.map((item) => shownItem(item, include));
    return answer(c, pageOf(shown, { limit: 100, order: "asc" }));
  });

  routes.get(`${path}/items/:item_id`, async (c) => {
    const { id } = await find(c);
    return answer(c, shownItem(await findItem(c, id), readInclude(c)));
  });

  routes.delete(`${path}/items/:item_id`, async (c) => {
    const conversation = await find(c);
    const { object } = await findItem(c, conversation.id);
    await store.write({ delete: "item", id: object.id, owner: c.get("owner") });
    return answer(c, conversation);
  });

  async function find(c: Context<ServiceEnv>): Promise<Conversation> {
    const id = c.req.param("conversation_id") ?? "";
    const found = await store.get("conversation", id, c.get("owner"));
    if (found === undefined) throw noSuchConversation(id);
    return found.object;
  }

  async function findItem(c: Context<ServiceEnv>, conversationId: string): Promise<StoredItem> {
    const id = c.req.param("item_id") ?? "";
    const items = await conversationItems(store, c.get("owner"), conversationId);
    const found = items.find(({ object }) => object.id === id);
    if (found) return found;
    throw new ApiError(404, `Item with id '${id}' not found in conversation '${conversationId}'.`);
  }

  async function prepareItems(owner: string, parent: string, items: CreateResponse["input"]) {
    const findItem = (id: string) => store.get("item", id, owner);
    const stored = await toStoredItems(items, { newId, findItem, areNew: true });
    return { stored, writes: insertItems(stored, owner, parent) };
  }

  return routes;
}
