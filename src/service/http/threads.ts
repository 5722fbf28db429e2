import { Hono } from "hono";
import type { Thread } from "openai/resources/beta/threads/threads";
import { notFound } from "../api-error";
import type { Store, Write } from "../store/store";
import { answer } from "./answer";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { prepareResources } from "./prepare-resources";
import { prepareThread } from "./prepare-thread";
import { readBody } from "./read-body";
import { createThread, modifyThread } from "./schema/thread";

/** `/threads`; there is no list of threads in the API. */
export function threadRoutes(parts: Parts): Routes {
  const { store, engine } = parts;
  const routes = new Hono<ServiceEnv>();

  routes.post("/threads", async (c) => {
    const body = await readBody(c, createThread, parts);
    const { object, writes, start } = await prepareThread(parts, c.get("owner"), body);
    await store.write(...writes);
    await start();
    return answer(c, object);
  });

  routes.get("/threads/:thread_id", async (c) => {
    const id = pathId(c, "thread_id");
    return answer(c, await findThread(store, id, c.get("owner")));
  });

  routes.post("/threads/:thread_id", async (c) => {
    const owner = c.get("owner");
    const id = pathId(c, "thread_id");
    const body = await readBody(c, modifyThread, parts);
    let object = await findThread(store, id, owner);
    const { resources } = await prepareResources(parts, owner, body.tool_resources);
    await store.write({
      update: "thread",
      id,
      owner,
      change: (current) => {
        object = {
          ...current.object,
          ...(body.metadata !== undefined && { metadata: body.metadata ?? {} }),
          ...(body.tool_resources !== undefined && { tool_resources: resources }),
        };
        return { ...current, object };
      },
    });
    return answer(c, object);
  });

  routes.delete("/threads/:thread_id", async (c) => {
    const id = pathId(c, "thread_id");
    await store.write(...(await deletionOf(store, id, c.get("owner"))));
    await engine.forgetThread(id);
    return answer(c, { id, object: "thread.deleted", deleted: true });
  });

  return routes;
}

/** @throws {ApiError} 404 */
export async function findThread(store: Store, id: string, owner: string): Promise<Thread> {
  const record = await store.get("thread", id, owner);
  if (record === undefined) throw notFound("thread", id);
  return record.object;
}

/** The thread and everything in it. */
async function deletionOf(store: Store, id: string, owner: string): Promise<Write[]> {
  const writes: Write[] = [{ delete: "thread", id, owner }];
  for (let after: string | undefined; ; ) {
    const query = { owner, parent: id, limit: 1000, order: "asc" as const, ...(after && { after }) };
    const page = await store.list("run", query);
    for (const { object } of page.records) writes.push({ delete: "step", parent: object.id, owner });
    after = page.records.at(-1)?.object.id;
    if (!page.hasMore) break;
  }
  writes.push({ delete: "run", parent: id, owner }, { delete: "message", parent: id, owner });
  return writes;
}
