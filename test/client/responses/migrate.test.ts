import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toTypeScript } from "../../../src/client/responses/export-code";
import { migrate } from "../../../src/client/responses/migrate";
import { openClassicFoundry } from "../../support/classic-foundry";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

const root = resolve(__dirname, "../../..");
let service: Awaited<ReturnType<typeof openService>>;
let folder: string;

beforeEach(async () => {
  service = await openService({ model: scriptedModel("The answer is 42.") });
  folder = await mkdtemp(join(root, "dist", "migrate-test-"));
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** Checks types and runs the program, as a user would. */
async function run(source: string, args: readonly string[]): Promise<string> {
  const file = join(folder, "exported.ts");
  await writeFile(file, source);
  const env = {
    ...process.env,
    OPENAI_BASE_URL: `${service.address}/openai/v1/`,
    OPENAI_API_KEY: "test-key",
  };
  const command = ["-r", "ts-node/register", file, ...args];
  return (await promisify(execFile)(process.execPath, command, { env, cwd: root })).stdout;
}

it("exports an assistant as a program that compiles and answers", async () => {
  const assistant = await service.azure.beta.assistants.create({
    model: "any",
    name: 'Tutor \u2028 "one"',
    instructions: "You are a tutor.\nUse `code`.",
    tools: [{ type: "function", function: { name: "look", parameters: { type: "object", properties: {} } } }],
  });
  const migrated = await migrate(service.azure, assistant.id);
  expect(migrated.lost).toEqual([`name ${JSON.stringify(assistant.name)}`]);
  expect(await run(toTypeScript(migrated), ["What is six times seven?"])).toBe("The answer is 42.\n");
});

it("exports a thread as input items, with which a program goes on", async () => {
  const { threads, assistants } = service.azure.beta;
  const assistant = await assistants.create({ model: "any" });
  const thread = await threads.create({
    messages: [{ role: "user", content: "Six times seven?", metadata: { n: "1" } }],
  });
  await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const migrated = await migrate(service.azure, thread.id);
  expect(migrated).toMatchObject({
    kind: "thread",
    input: [
      { role: "user", content: [{ type: "input_text", text: "Six times seven?" }] },
      { role: "assistant", content: "The answer is 42." },
    ],
    lost: ["runs and steps with their tool calls: no message holds them", "metadata of messages"],
  });
  expect(await run(toTypeScript(migrated), ["any", "Sure?"])).toBe("The answer is 42.\n");
  await expect(migrate(service.azure, "run_1")).rejects.toThrow(/expected the id of an assistant/);
});

it("names what stays behind: files, stores, metadata, markers of citations", async () => {
  const { beta, files, vectorStores } = service.azure;
  const file = await files.create({ file: new File(["a,b"], "t.csv"), purpose: "assistants" });
  const picture = await files.create({ file: new File(["<svg/>"], "p.png"), purpose: "vision" });
  const { id: storeId } = await vectorStores.create({});
  const thread = await beta.threads.create({
    metadata: { class: "9b" },
    tool_resources: { file_search: { vector_store_ids: [storeId] } },
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Look" },
          { type: "image_file", image_file: { file_id: picture.id, detail: "low" } },
        ],
        attachments: [{ file_id: file.id, tools: [{ type: "code_interpreter" }] }],
      },
    ],
  });
  expect(await migrate(service.azure, thread.id)).toMatchObject({
    input: [
      {
        role: "user",
        content: [
          { type: "input_text", text: "Look" },
          { type: "input_image", file_id: picture.id, detail: "low" },
          { type: "input_file", file_id: file.id },
        ],
      },
    ],
    lost: [
      "metadata of the thread: a conversation can have it",
      `files of the thread: name them in tools[].container.file_ids (${file.id})`,
      `vector stores of the thread: name them in tools[].vector_store_ids (${storeId})`,
      `the contents of ${picture.id}, ${file.id}: they are named by id and must be where the code runs`,
    ],
  });
  await expect(migrate(service.azure, "thread_none")).rejects.toMatchObject({ status: 404 });
  await expect(migrate(service.azure, "asst_none")).rejects.toMatchObject({ status: 404 });
});

it("exports from a classic Foundry project, a long thread too", async () => {
  const message = (index: number) => ({
    id: `msg_${index}`,
    object: "thread.message",
    created_at: 1_767_000_000 + index,
    role: index % 2 === 0 ? "user" : "assistant",
    run_id: null,
    metadata: {},
    attachments: [],
    content: [
      {
        type: "text",
        text: {
          value: index === 1 ? "Read it【0:0†notes.md】." : `Message ${index}`,
          annotations: [
            ...(index === 1
              ? [{ type: "file_citation", text: "【0:0†notes.md】", file_citation: { file_id: "f" } }]
              : []),
          ],
        },
      },
    ],
  });
  const assistant = {
    ...{
      id: "asst_1",
      object: "assistant",
      model: "gpt-4o",
      name: null,
      description: null,
      instructions: "Help.",
    },
    ...{
      tools: [{ type: "code_interpreter" }],
      tool_resources: { code_interpreter: { file_ids: ["assistant-1"] } },
    },
    ...{ temperature: 1, top_p: 1, response_format: "auto", metadata: {} },
  };
  const foundry = await openClassicFoundry({
    assistant,
    thread: { id: "thread_1", ...{ metadata: {}, tool_resources: null } },
    messages: Array.from({ length: 250 }, (_, index) => message(index)),
  });
  try {
    const { client } = foundry;
    const thread = await migrate(client, "thread_1");
    const input = thread.kind === "thread" ? thread.input : [];
    expect(input).toHaveLength(250);
    expect(input[1]).toEqual({ type: "message", role: "assistant", content: "Read it." });
    expect(input[249]).toMatchObject({ content: "Message 249" });
    expect(await migrate(client, "asst_1")).toMatchObject({
      request: {
        model: "gpt-4o",
        instructions: "Help.",
        tools: [{ type: "code_interpreter", container: { type: "auto", file_ids: ["assistant-1"] } }],
      },
      lost: ["the contents of assistant-1: they are named by id and must be where the code runs"],
    });
    await expect(migrate(client, "asst_2")).rejects.toMatchObject({ status: 404 });
  } finally {
    await foundry.close();
  }
});
