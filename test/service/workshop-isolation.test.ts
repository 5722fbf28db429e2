import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../src/service/http/app";
import type { Parts } from "../../src/service/http/parts";
import { type RunningProgram, startProgram } from "../support/service-program";

const folder = mkdtempSync(join(tmpdir(), "room ü-"));
let service: RunningProgram;
let base = "";
/** Mia's objects, by the name of the parameter that stands for each in a path. */
let ids: Record<string, string>;
/** What Noah sends along: all of it his own, so that only the path leads to Mia. */
let bodies: Record<string, object>;

beforeAll(async () => {
  const keys = join(folder, "keys.txt");
  writeFileSync(keys, "mia key-of-mia\nnoah key-of-noah\n");
  service = await startProgram(join(folder, "data"), ["--host", "0.0.0.0", "--keys", keys]);
  base = service.address.replace(/\/openai$/, "/v1");
  const as = (apiKey: string) => new OpenAI({ apiKey, baseURL: base, maxRetries: 0 });
  const [mia, noah] = [as("key-of-mia"), as("key-of-noah")];
  const model = "offline-tutor";
  const assistant = await mia.beta.assistants.create({ model });
  const thread = await mia.beta.threads.create({ messages: [{ role: "user", content: "Hello" }] });
  const [message] = (await mia.beta.threads.messages.list(thread.id)).data;
  const run = await mia.beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const [step] = (await mia.beta.threads.runs.steps.list(run.id, { thread_id: thread.id })).data;
  const upload = (client: OpenAI) =>
    client.files.create({ file: new File(["x"], "x.txt"), purpose: "assistants" });
  const [file, own] = [await upload(mia), await upload(noah)];
  const store = await mia.vectorStores.create({ file_ids: [file.id] });
  const batch = await mia.vectorStores.fileBatches.create(store.id, { file_ids: [file.id] });
  const conversation = await mia.conversations.create({ items: [{ role: "user", content: "Hello" }] });
  const [item] = (await mia.conversations.items.list(conversation.id)).data;
  const response = await mia.responses.create({ model, input: "Hello", background: true });
  const container = await mia.containers.create({ name: "c" });
  const inside = await mia.containers.files.create(container.id, { file_id: file.id });
  const noahs = await noah.beta.assistants.create({ model });
  ids = {
    ...{ assistant_id: assistant.id, thread_id: thread.id, message_id: message?.id ?? "", run_id: run.id },
    ...{ step_id: step?.id ?? "", file_id: file.id, vector_store_id: store.id, batch_id: batch.id },
    ...{ conversation_id: conversation.id, item_id: item?.id ?? "", response_id: response.id },
    container_id: container.id,
    "containers/file_id": inside.id,
  };
  bodies = {
    "/threads/:thread_id/messages": { role: "user", content: "Boo" },
    "/threads/:thread_id/runs": { assistant_id: noahs.id },
    "/threads/:thread_id/runs/:run_id/submit_tool_outputs": {
      tool_outputs: [{ tool_call_id: "call_1", output: "" }],
    },
    "/vector_stores/:vector_store_id/files": { file_id: own.id },
    "/vector_stores/:vector_store_id/files/:file_id": { attributes: {} },
    "/vector_stores/:vector_store_id/file_batches": { file_ids: [own.id] },
    "/vector_stores/:vector_store_id/search": { query: "x" },
    "/conversations/:conversation_id": { metadata: {} },
    "/conversations/:conversation_id/items": { items: [{ role: "user", content: "Boo" }] },
    "/containers/:container_id/files": { file_id: own.id },
  };
});
afterAll(async () => {
  await service.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

/** Every route of the service that names an object in its path. */
const routes = createApp({} as Parts).routes.filter(
  ({ method, path }) => /^(GET|POST|DELETE)$/.test(method) && path.includes(":") && path !== "/models/:model",
);

const headersOf = (key: string) => ({
  authorization: `Bearer ${key}`,
  "content-type": "application/json",
  "openai-beta": "assistants=v2",
});

async function call(key: string, method: string, route: string) {
  const path = route.replace(/:(\w+)/g, (_, name: string) => {
    const group = route.split("/")[1];
    return ids[`${group}/${name}`] ?? ids[name] ?? `no id for ${name}`;
  });
  const body = method === "POST" ? { body: JSON.stringify(bodies[route] ?? {}) } : {};
  const response = await fetch(`${base}${path}`, {
    method,
    headers: headersOf(key),
    ...body,
  });
  return { status: response.status, text: await response.text() };
}

describe("another learner's ids", () => {
  it("are tried on every route", () => expect(routes.length).toBeGreaterThan(40));

  it.each(routes.map(({ method, path }) => [method, path]))("lead nowhere: %s %s", async (method, path) => {
    const { status, text } = await call("key-of-noah", method, path);
    expect(text).not.toContain("Hello");
    expect({ path, status, text }).toMatchObject({ status: 404 });
  });

  it("still lead their owner to everything", async () => {
    for (const { method, path } of routes.filter((route) => route.method === "GET")) {
      const { status, text } = await call("key-of-mia", method, path);
      // An uploaded file cannot be downloaded again, which the hosted API does not allow either.
      expect([200, 400], `${path}: ${text}`).toContain(status);
    }
  });

  it.each([
    ["/responses", { model: "offline-tutor", input: "x", previous_response_id: "response_id" }],
    ["/responses", { model: "offline-tutor", input: "x", conversation: "conversation_id" }],
    ["/threads/runs", { assistant_id: "assistant_id" }],
    ["/threads", { tool_resources: { file_search: { vector_store_ids: ["vector_store_id"] } } }],
    ["/assistants", { model: "m", tool_resources: { code_interpreter: { file_ids: ["file_id"] } } }],
    ["/vector_stores", { file_ids: ["file_id"] }],
  ])("lead nowhere in the body of POST %s: %j", async (path, body) => {
    const text = JSON.stringify(body).replace(
      /"(\w+_id)"(?!:)/g,
      (_, name: string) => `"${ids[name] ?? name}"`,
    );
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: headersOf("key-of-noah"),
      body: text,
    });
    // The Responses API refuses an answer that it does not know with 400.
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).toMatch(/not found|No \w+( \w+)? found|does not exist|No such/i);
  });
});
