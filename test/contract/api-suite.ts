import type OpenAI from "openai";
import { toFile } from "openai";
import { expect } from "vitest";

/** What a test of one endpoint works with. */
export interface EndpointContext {
  readonly client: OpenAI;
}

export type EndpointTest = (context: EndpointContext) => Promise<void>;

export const model = "helpful";
export const weather = {
  type: "function" as const,
  function: { name: "weather", description: "Weather", parameters: { type: "object", properties: {} } },
};

/** Each endpoint of the API with its test, which goes through the SDK. */
export const endpointTests: Readonly<Record<string, EndpointTest>> = {
  "GET /models": async ({ client }) => {
    const page = await client.models.list();
    expect(page.data.map(({ id }) => id)).toEqual([model]);
  },
  "GET /models/{model}": async ({ client }) => {
    expect((await client.models.retrieve(model)).id).toBe(model);
    await expect(client.models.retrieve("none")).rejects.toMatchObject({ status: 404 });
  },

  "GET /assistants": async ({ client }) => {
    for (const name of ["a", "b", "c"]) await client.beta.assistants.create({ model, name });
    const seen: (string | null)[] = [];
    for await (const { name } of client.beta.assistants.list({ limit: 2 })) seen.push(name);
    expect(seen.slice(0, 3)).toEqual(["c", "b", "a"]);
  },
  "POST /assistants": async ({ client }) => {
    const created = await client.beta.assistants.create({ model, ...everyField });
    expect(created).toMatchObject(everyField);
  },
  "GET /assistants/{assistant_id}": async ({ client }) => {
    const created = await client.beta.assistants.create({ model });
    expect(await client.beta.assistants.retrieve(created.id)).toEqual(created);
  },
  "POST /assistants/{assistant_id}": async ({ client }) => {
    const { id } = await client.beta.assistants.create({ model, name: "old" });
    expect((await client.beta.assistants.update(id, { name: "new" })).name).toBe("new");
  },
  "DELETE /assistants/{assistant_id}": async ({ client }) => {
    const { id } = await client.beta.assistants.create({ model });
    expect(await client.beta.assistants.delete(id)).toMatchObject({ id, deleted: true });
    for (const name of ["a", "b", "c", "d"]) await client.beta.assistants.create({ model, name });
    for await (const each of client.beta.assistants.list({ limit: 2 })) {
      await client.beta.assistants.delete(each.id);
    }
    expect((await client.beta.assistants.list()).data).toEqual([]);
  },

  "POST /threads": async ({ client }) => {
    const file = await upload(client);
    const thread = await client.beta.threads.create({
      messages: [{ role: "user", content: "Hi", metadata: { a: "1" } }],
      tool_resources: { code_interpreter: { file_ids: [file] }, file_search: { vector_stores: [{}] } },
      metadata: { b: "2" },
    });
    expect(thread.tool_resources?.code_interpreter?.file_ids).toEqual([file]);
    expect(thread.tool_resources?.file_search?.vector_store_ids?.[0]).toMatch(/^vs_/);
  },
  "GET /threads/{thread_id}": async ({ client }) => {
    const thread = await client.beta.threads.create();
    expect(await client.beta.threads.retrieve(thread.id)).toEqual(thread);
  },
  "POST /threads/{thread_id}": async ({ client }) => {
    const { id } = await client.beta.threads.create();
    expect((await client.beta.threads.update(id, { metadata: { a: "1" } })).metadata).toEqual({ a: "1" });
  },
  "DELETE /threads/{thread_id}": async ({ client }) => {
    const { id } = await client.beta.threads.create();
    expect(await client.beta.threads.delete(id)).toMatchObject({ id, deleted: true });
    await expect(client.beta.threads.retrieve(id)).rejects.toMatchObject({ status: 404 });
  },

  "GET /threads/{thread_id}/messages": async ({ client }) => {
    const messages = ["a", "b", "c"].map((content) => ({ role: "user" as const, content }));
    const { id } = await client.beta.threads.create({ messages });
    const seen: unknown[] = [];
    for await (const { content } of client.beta.threads.messages.list(id, { order: "asc", limit: 2 })) {
      seen.push(content[0]?.type === "text" && content[0].text.value);
    }
    expect(seen).toEqual(["a", "b", "c"]);
    const { data } = await client.beta.threads.messages.list(id, { run_id: "run_none" });
    expect(data).toEqual([]);
  },
  "POST /threads/{thread_id}/messages": async ({ client }) => {
    const { id } = await client.beta.threads.create();
    const [code, searched, image] = await Promise.all([upload(client), upload(client), upload(client)]);
    const message = await client.beta.threads.messages.create(id, {
      role: "user",
      content: [
        { type: "text", text: "Look" },
        { type: "image_url", image_url: { url: "https://example.com/a.png", detail: "low" } },
        { type: "image_file", image_file: { file_id: image } },
      ],
      attachments: [
        { file_id: code, tools: [{ type: "code_interpreter" }] },
        { file_id: searched, tools: [{ type: "file_search" }] },
      ],
      metadata: { a: "1" },
    });
    expect(message.content.map(({ type }) => type)).toEqual(["text", "image_url", "image_file"]);
    const { tool_resources: resources } = await client.beta.threads.retrieve(id);
    expect(resources?.code_interpreter?.file_ids).toEqual([code]);
    expect(resources?.file_search?.vector_store_ids).toHaveLength(1);
  },
  "GET /threads/{thread_id}/messages/{message_id}": async ({ client }) => {
    const { id: thread_id } = await client.beta.threads.create();
    const message = await client.beta.threads.messages.create(thread_id, {
      role: "assistant",
      content: "Hi",
    });
    expect(await client.beta.threads.messages.retrieve(message.id, { thread_id })).toEqual(message);
  },
  "POST /threads/{thread_id}/messages/{message_id}": async ({ client }) => {
    const { id: thread_id } = await client.beta.threads.create();
    const { id } = await client.beta.threads.messages.create(thread_id, { role: "user", content: "Hi" });
    const changed = await client.beta.threads.messages.update(id, { thread_id, metadata: { a: "1" } });
    expect(changed.metadata).toEqual({ a: "1" });
  },
  "DELETE /threads/{thread_id}/messages/{message_id}": async ({ client }) => {
    const { id: thread_id } = await client.beta.threads.create();
    const { id } = await client.beta.threads.messages.create(thread_id, { role: "user", content: "Hi" });
    expect(await client.beta.threads.messages.delete(id, { thread_id })).toMatchObject({ id, deleted: true });
  },
};

const everyField = {
  name: "Tutor",
  description: "Solves",
  instructions: "Be kind",
  tools: [
    { type: "code_interpreter" as const },
    {
      type: "file_search" as const,
      file_search: { max_num_results: 3, ranking_options: { score_threshold: 0.5 } },
    },
    weather,
  ],
  metadata: { a: "1" },
  temperature: 0,
  top_p: 0.5,
  response_format: { type: "json_schema" as const, json_schema: { name: "s", schema: { type: "object" } } },
};

/** A text file as the SDK uploads it. */
export function text(content: string, name = "notes.txt") {
  return toFile(Buffer.from(content), name);
}

/** Uploads a small file and gives its id. */
export async function upload(client: OpenAI, content = "The capital of France is Paris."): Promise<string> {
  return (await client.files.create({ file: await text(content), purpose: "assistants" })).id;
}
