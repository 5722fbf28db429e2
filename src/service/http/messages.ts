import type { Context } from "hono";
import { Hono } from "hono";
import type { Message } from "openai/resources/beta/threads/messages";
import { notFound, wrongState } from "../api-error";
import type { Records } from "../objects";
import { answer } from "./answer";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { prepareMessages } from "./prepare-messages";
import { readBody } from "./read-body";
import { type CreateMessage, createMessage, modifyMessage } from "./schema/message";
import { againWhenChanged, withResources } from "./thread-resources";
import { findThread } from "./threads";

/** `/threads/{thread_id}/messages` */
export function messageRoutes(parts: Parts): Routes {
  const { store } = parts;
  const routes = new Hono<ServiceEnv>();

  routes.get("/threads/:thread_id/messages", async (c) => {
    const owner = c.get("owner");
    const threadId = pathId(c, "thread_id");
    const runId = c.req.query("run_id");
    const query = readPageQuery(c);
    await findThread(store, threadId, owner);
    const page = await store.list("message", {
      owner,
      parent: threadId,
      ...query,
      ...(runId ? { tag: runId } : {}),
    });
    return answer(
      c,
      toPage<"message", Message>(page, ({ object }) => object),
    );
  });

  routes.post("/threads/:thread_id/messages", async (c) => {
    const threadId = pathId(c, "thread_id");
    const body = await readBody(c, createMessage, parts);
    return answer(c, await addMessage(parts, { owner: c.get("owner"), threadId, message: body }));
  });

  const path = "/threads/:thread_id/messages/:message_id";

  routes.get(path, async (c) => answer(c, await find(c, parts)));

  routes.post(path, async (c) => {
    const owner = c.get("owner");
    const { metadata } = await readBody(c, modifyMessage, parts);
    let object = await find(c, parts);
    if (metadata === undefined) return answer(c, object);
    await store.write({
      update: "message",
      id: object.id,
      owner,
      change: (current) => {
        object = { ...current.object, metadata: metadata ?? {} };
        return { ...current, object };
      },
    });
    return answer(c, object);
  });

  routes.delete(path, async (c) => {
    const { id } = await find(c, parts);
    await store.write({ delete: "message", id, owner: c.get("owner") });
    return answer(c, { id, object: "thread.message.deleted", deleted: true });
  });

  return routes;
}

async function find(c: Context<ServiceEnv>, { store }: Parts): Promise<Message> {
  const owner = c.get("owner");
  const threadId = pathId(c, "thread_id");
  const id = pathId(c, "message_id");
  const record = await store.get("message", id, owner);
  if (record?.object.thread_id === threadId) return record.object;
  await findThread(store, threadId, owner);
  throw notFound("message", id);
}

interface AddMessage {
  readonly owner: string;
  readonly threadId: string;
  readonly message: CreateMessage;
}

/** Adds a message, and its attachments to the thread's resources, unless a run is active. */
async function addMessage(parts: Parts, { owner, threadId, message }: AddMessage): Promise<Message> {
  return await againWhenChanged(async () => {
    const { tool_resources: from } = await findThread(parts.store, threadId, owner);
    const adding = { owner, threadId, resources: from, messages: [message] };
    const { objects, resources: to, writes, start } = await prepareMessages(parts, adding);
    const change = (thread: Records["thread"]): Records["thread"] => {
      if (thread.activeRunId === null) return withResources(thread, { from, to });
      throw wrongState(`Can't add messages to ${threadId} while a run ${thread.activeRunId} is active.`);
    };
    await parts.store.write({ update: "thread", id: threadId, owner, change }, ...writes);
    await start();
    const [object] = objects;
    if (object === undefined) throw new RangeError("One message goes in, one comes out");
    return object;
  });
}
