import type { Context } from "hono";
import { Hono } from "hono";
import type { Message } from "openai/resources/beta/threads/messages";
import type { Thread } from "openai/resources/beta/threads/threads";
import { notFound, wrongState } from "../api-error";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { type PreparedMessages, prepareMessages } from "./prepare-messages";
import { readBody } from "./read-body";
import { type CreateMessage, createMessage, modifyMessage } from "./schema/message";
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
    return c.json(toPage<"message", Message>(page, ({ object }) => object));
  });

  routes.post("/threads/:thread_id/messages", async (c) => {
    const threadId = pathId(c, "thread_id");
    const body = await readBody(c, createMessage, parts);
    return c.json(await addMessage(parts, { owner: c.get("owner"), threadId, message: body }));
  });

  const path = "/threads/:thread_id/messages/:message_id";

  routes.get(path, async (c) => c.json(await find(c, parts)));

  routes.post(path, async (c) => {
    const owner = c.get("owner");
    const { metadata } = await readBody(c, modifyMessage, parts);
    let object = await find(c, parts);
    if (metadata === undefined) return c.json(object);
    await store.write({
      update: "message",
      id: object.id,
      owner,
      change: (current) => {
        object = { ...current.object, metadata: metadata ?? {} };
        return { ...current, object };
      },
    });
    return c.json(object);
  });

  routes.delete(path, async (c) => {
    const { id } = await find(c, parts);
    await store.write({ delete: "message", id, owner: c.get("owner") });
    return c.json({ id, object: "thread.message.deleted", deleted: true });
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
  for (;;) {
    const { tool_resources: resources } = await findThread(parts.store, threadId, owner);
    const prepared = await prepareMessages(parts, { owner, threadId, resources, messages: [message] });
    if (!(await writeUnchanged(parts, { owner, threadId, resources, prepared }))) continue;
    await prepared.start();
    const [object] = prepared.objects;
    if (object === undefined) throw new RangeError("One message goes in, one comes out");
    return object;
  }
}

interface WriteUnchanged {
  readonly owner: string;
  readonly threadId: string;
  readonly resources: Thread.ToolResources | null;
  readonly prepared: PreparedMessages;
}

class ResourcesChanged extends Error {}

/** Writes unless another request gave the thread other resources meanwhile; false then. */
async function writeUnchanged({ store }: Parts, options: WriteUnchanged): Promise<boolean> {
  const { owner, threadId, resources, prepared } = options;
  const hasNewResources = prepared.resources !== (resources ?? prepared.resources);
  try {
    await store.write(
      {
        update: "thread",
        id: threadId,
        owner,
        change: (thread) => {
          if (thread.activeRunId !== null) {
            throw wrongState(
              `Can't add messages to ${threadId} while a run ${thread.activeRunId} is active.`,
            );
          }
          if (!hasNewResources) return thread;
          if (JSON.stringify(thread.object.tool_resources) !== JSON.stringify(resources)) {
            throw new ResourcesChanged("The thread has other resources now");
          }
          return { ...thread, object: { ...thread.object, tool_resources: prepared.resources } };
        },
      },
      ...prepared.writes,
    );
    return true;
  } catch (error) {
    if (error instanceof ResourcesChanged) return false;
    throw error;
  }
}
