import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toFile } from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTutor } from "../../../src/service/models/tutor/create-tutor";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { checkEvents } from "../../support/check-events";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

const auto = { type: "code_interpreter", container: { type: "auto" } } as const;
const question = "I need to solve the equation `3x + 11 = 14`. Can you help me?";

let folder: string;
let tutor: Awaited<ReturnType<typeof openService>>;
let scripted: Awaited<ReturnType<typeof openService>>;
const model = scriptedModel(
  {
    calls: [
      {
        name: "code_interpreter",
        arguments: JSON.stringify({ code: "n = 41\nopen('/mnt/data/a.txt','w').write('hi')" }),
      },
    ],
  },
  { calls: [{ name: "code_interpreter", arguments: JSON.stringify({ code: "print(n + 1)" }) }] },
  "See [the file](sandbox:/mnt/data/a.txt).",
);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "responses-"));
  const cacheDir = join(folder, "cache");
  tutor = await openService({ model: createTutor(), interpreter: createCodeInterpreter({ cacheDir }) });
  scripted = await openService({ model, interpreter: createCodeInterpreter({ cacheDir }) });
});

afterAll(async () => {
  await tutor?.close();
  await scripted?.close();
  rmSync(folder, { recursive: true });
});

it("solves the quickstart's equation with the same program in both APIs", async () => {
  const { openai } = tutor;
  const instructions = "You are a personal math tutor. Write and run code to answer math questions.";
  const assistant = await openai.beta.assistants.create({
    model: "any",
    instructions,
    tools: [{ type: "code_interpreter" }],
  });
  const thread = await openai.beta.threads.create({ messages: [{ role: "user", content: question }] });
  const run = await openai.beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const steps = await openai.beta.threads.runs.steps.list(run.id, { thread_id: thread.id, order: "asc" });
  const details = steps.data[0]?.step_details;
  const call = details?.type === "tool_calls" ? details.tool_calls[0] : undefined;
  const program = call?.type === "code_interpreter" ? call.code_interpreter.input : "";
  const response = await openai.responses.create({
    model: "any",
    instructions,
    input: question,
    tools: [auto],
    include: ["code_interpreter_call.outputs"],
  });
  const [item] = response.output;
  expect(item?.type === "code_interpreter_call" ? item.code : "").toBe(program);
  expect(response.output_text).toContain("x = 1");
  const next = { model: "any", tools: [auto], previous_response_id: response.id };
  const second = await openai.responses.create({ ...next, input: "And `2x + 4 = 10`?" });
  expect(second.output_text).toContain("x = 3");
  const plain = await openai.responses.retrieve(response.id);
  expect(plain.output[0]).toMatchObject({ type: "code_interpreter_call", outputs: null });
});

it("streams code, keeps the container along the chain, and cites the files made in it", async () => {
  const { openai } = scripted;
  const asked = { model: "any", tools: [auto], include: ["code_interpreter_call.outputs" as const] };
  const events: ResponseStreamEvent[] = [];
  for await (const event of await openai.responses.create({ ...asked, input: "Go", stream: true })) {
    events.push(event);
  }
  checkEvents(events);
  const last = events.at(-1);
  if (last?.type !== "response.completed") throw new Error(`The stream ended with ${last?.type}`);
  const [first, second, message] = last.response.output;
  if (first?.type !== "code_interpreter_call" || second?.type !== "code_interpreter_call")
    throw new Error("no code");
  expect(second.container_id).toBe(first.container_id);
  expect(second.outputs).toEqual([{ type: "logs", logs: "42\n" }]);
  const part = message?.type === "message" ? message.content[0] : undefined;
  const annotation = part?.type === "output_text" ? part.annotations[0] : undefined;
  if (annotation?.type !== "container_file_citation") throw new Error("no citation");
  expect(annotation).toMatchObject({ container_id: first.container_id, filename: "a.txt" });
  const text = part?.type === "output_text" ? part.text : "";
  expect(text.slice(annotation.start_index, annotation.end_index)).toBe("sandbox:/mnt/data/a.txt");
  const where = { container_id: first.container_id };
  const content = await openai.containers.files.content.retrieve(annotation.file_id, where);
  expect(await content.text()).toBe("hi");
  const file = await openai.containers.files.retrieve(annotation.file_id, where);
  expect(file).toMatchObject({
    object: "container.file",
    path: "/mnt/data/a.txt",
    source: "assistant",
    bytes: 2,
  });
  await expect(openai.files.retrieve(annotation.file_id)).rejects.toMatchObject({ status: 404 });
  expect((await openai.files.list()).data).toEqual([]);
  const next = await openai.responses.create({
    ...asked,
    input: "Again",
    previous_response_id: last.response.id,
  });
  expect(next.output[0]).toMatchObject({ container_id: first.container_id });
});

it("shows a picture that code drew, and keeps what earlier answers cite when a file is written again", async () => {
  const { openai } = tutor;
  const response = await openai.responses.create({
    model: "any",
    input: "Plot y = x^2 - 4 from -3 to 3",
    tools: [auto],
    include: ["code_interpreter_call.outputs"],
  });
  expect(response.status).toBe("completed");
  const message = response.output.find((item) => item.type === "message");
  const [part] = message?.content ?? [];
  const annotation = part?.type === "output_text" ? part.annotations[0] : undefined;
  if (annotation?.type !== "container_file_citation") throw new Error("no citation");
  const where = { container_id: annotation.container_id };
  const before = await openai.containers.files.content.retrieve(annotation.file_id, where);
  const picture = await before.text();
  expect(picture.length).toBeGreaterThan(500);
  const { path } = await openai.containers.files.retrieve(annotation.file_id, where);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const file = await toFile(Buffer.from("other"), name);
  const again = await openai.containers.files.create(annotation.container_id, { file });
  const listed = await openai.containers.files.list(annotation.container_id);
  expect(listed.data.filter((each) => each.path === path).map(({ id }) => id)).toEqual([again.id]);
  const after = await openai.containers.files.content.retrieve(annotation.file_id, where);
  expect(await after.text()).toBe(picture);
});

it("puts the caller's files into a container, which can be made, listed and deleted", async () => {
  const { openai } = scripted;
  const file = await openai.files.create({
    file: await toFile(Buffer.from("1,2"), "n.csv"),
    purpose: "assistants",
  });
  const container = await openai.containers.create({ name: "lesson", file_ids: [file.id] });
  expect(container).toMatchObject({ object: "container", name: "lesson", status: "running" });
  const where = { container_id: container.id };
  const uploaded = await openai.containers.files.create(container.id, {
    file: await toFile(Buffer.from("more"), "m.txt"),
  });
  const paths = (await openai.containers.files.list(container.id, { order: "asc" })).data.map(
    ({ path }) => path,
  );
  expect(paths).toEqual(["/mnt/data/n.csv", "/mnt/data/m.txt"]);
  const tools = [{ type: "code_interpreter" as const, container: container.id }];
  const made = await openai.responses.create({ model: "any", input: "Go", tools });
  expect(made.output[0]).toMatchObject({ container_id: container.id });
  expect(model.requests.at(-1)?.files.map(({ path }) => path)).toEqual(paths);
  await openai.containers.files.delete(uploaded.id, where);
  await openai.containers.delete(container.id);
  await expect(openai.containers.retrieve(container.id)).rejects.toMatchObject({ status: 404 });
});

it("finds containers by name, page by page, and copies a file of the API in once", async () => {
  const { openai } = scripted;
  const newFile = async (text: string) =>
    (await openai.files.create({ file: await toFile(Buffer.from(text), "n.csv"), purpose: "assistants" })).id;
  const made = await openai.containers.create({ name: "ours", file_ids: [await newFile("1")] });
  for (let count = 0; count < 3; count++) await openai.containers.create({ name: "theirs" });
  const { id } = await openai.containers.create({ name: "ours" });
  const found: string[] = [];
  for await (const each of openai.containers.list({ name: "ours", limit: 1 })) found.push(each.id);
  expect(found).toEqual([id, made.id]);
  // Another file of the same name and size takes the place of the first, also for code that runs already.
  const other = await newFile("2");
  const code = { type: "code_interpreter" as const, container: made.id };
  const input = [{ role: "user" as const, content: [{ type: "input_file" as const, file_id: other }] }];
  for (let count = 0; count < 2; count++) {
    expect((await openai.responses.create({ model: "any", input, tools: [code] })).status).toBe("completed");
  }
  const files = (await openai.containers.files.list(made.id)).data.filter(({ source }) => source === "user");
  const contents = await Promise.all(
    files.map(async (file) =>
      (await openai.containers.files.content.retrieve(file.id, { container_id: made.id })).text(),
    ),
  );
  expect(contents).toEqual(["2"]);
});

it("answers from files with citations beside the text", async () => {
  const { openai } = tutor;
  const store = await openai.vectorStores.create({ name: "course" });
  const notes = await toFile(
    Buffer.from("A palindrome number reads the same forwards and backwards."),
    "notes.md",
  );
  await openai.vectorStores.files.uploadAndPoll(store.id, notes);
  const tools = [{ type: "file_search" as const, vector_store_ids: [store.id] }];
  const response = await openai.responses.create({
    model: "any",
    input: "What do my notes say about palindrome numbers?",
    tools,
    include: ["file_search_call.results"],
  });
  const call = response.output.find((item) => item.type === "file_search_call");
  expect(call?.results?.[0]).toMatchObject({ filename: "notes.md", attributes: {} });
  expect(call?.queries.length).toBeGreaterThan(0);
  expect(response.output_text, "no marker, and no space where it stood").toMatch(/^[^【]*\S\.$/);
  const message = response.output.find((item) => item.type === "message");
  const part = message?.content[0];
  expect(part?.type === "output_text" ? part.annotations : []).toMatchObject([
    { type: "file_citation", filename: "notes.md" },
  ]);
});
