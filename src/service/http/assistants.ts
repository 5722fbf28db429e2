import { Hono } from "hono";
import type { Assistant } from "openai/resources/beta/assistants";
import { notFound } from "../api-error";
import { nowSeconds } from "../clock";
import { answer } from "./answer";
import { checkModel } from "./check-model";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { prepareResources } from "./prepare-resources";
import { readBody } from "./read-body";
import {
  type CreateAssistant,
  createAssistant,
  type ModifyAssistant,
  modifyAssistant,
} from "./schema/assistant";

/** `/assistants` */
export function assistantRoutes(parts: Parts): Routes {
  const { store } = parts;
  const routes = new Hono<ServiceEnv>();

  routes.get("/assistants", async (c) => {
    const page = await store.list("assistant", { owner: c.get("owner"), ...readPageQuery(c) });
    return answer(
      c,
      toPage<"assistant", Assistant>(page, ({ object }) => object),
    );
  });

  routes.post("/assistants", async (c) => {
    const owner = c.get("owner");
    const body = await readBody(c, createAssistant, parts);
    checkModel(c, parts, body.model);
    const { resources, writes, start } = await prepareResources(parts, owner, body.tool_resources);
    const object: Assistant = { ...newAssistant(body, parts), tool_resources: resources };
    const reasoningEffort = body.reasoning_effort ?? null;
    const record = { object, reasoningEffort };
    await store.write(...writes, { insert: "assistant", id: object.id, owner, record });
    await start();
    return answer(c, object);
  });

  routes.get("/assistants/:assistant_id", async (c) => {
    const id = pathId(c, "assistant_id");
    const record = await store.get("assistant", id, c.get("owner"));
    if (record === undefined) throw notFound("assistant", id);
    return answer(c, record.object);
  });

  routes.post("/assistants/:assistant_id", async (c) => {
    const owner = c.get("owner");
    const id = pathId(c, "assistant_id");
    const body = await readBody(c, modifyAssistant, parts);
    checkModel(c, parts, body.model);
    const record = await store.get("assistant", id, owner);
    if (record === undefined) throw notFound("assistant", id);
    const { resources } = await prepareResources(parts, owner, body.tool_resources);
    let { object } = record;
    await store.write({
      update: "assistant",
      id,
      owner,
      change: (current) => {
        object = modified(current.object, body);
        if (body.tool_resources !== undefined) object = { ...object, tool_resources: resources };
        const { reasoning_effort: effort } = body;
        return { ...current, object, ...(effort !== undefined && { reasoningEffort: effort }) };
      },
    });
    return answer(c, object);
  });

  routes.delete("/assistants/:assistant_id", async (c) => {
    const id = pathId(c, "assistant_id");
    await store.write({ delete: "assistant", id, owner: c.get("owner") });
    return answer(c, { id, object: "assistant.deleted", deleted: true });
  });

  return routes;
}

function newAssistant(body: CreateAssistant, { newId, clock }: Parts): Assistant {
  return {
    id: newId("assistant"),
    object: "assistant",
    created_at: nowSeconds(clock),
    name: body.name ?? null,
    description: body.description ?? null,
    model: body.model,
    instructions: body.instructions ?? null,
    // The request's types are those of the SDK but for `undefined`, which JSON leaves out.
    tools: (body.tools ?? []) as Assistant["tools"],
    metadata: body.metadata ?? {},
    temperature: body.temperature ?? 1,
    top_p: body.top_p ?? 1,
    response_format: (body.response_format ?? "auto") as Assistant["response_format"] & {},
  };
}

/** What is absent stays, null goes back to the default, lists and metadata are replaced as a whole. */
function modified(current: Assistant, body: ModifyAssistant): Assistant {
  const next: Assistant = { ...current };
  if (body.model !== undefined) next.model = body.model;
  if (body.name !== undefined) next.name = body.name;
  if (body.description !== undefined) next.description = body.description;
  if (body.instructions !== undefined) next.instructions = body.instructions;
  if (body.tools !== undefined) next.tools = body.tools as Assistant["tools"];
  if (body.metadata !== undefined) next.metadata = body.metadata ?? {};
  if (body.temperature !== undefined) next.temperature = body.temperature ?? 1;
  if (body.top_p !== undefined) next.top_p = body.top_p ?? 1;
  if (body.response_format !== undefined) {
    next.response_format = (body.response_format ?? "auto") as Assistant["response_format"] & {};
  }
  return next;
}
