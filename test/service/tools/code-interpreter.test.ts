import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelRequest } from "../../../src/service/models/model";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

const cacheDir = mkdtempSync(join(tmpdir(), "interpreter-"));
/** What the model does, by the text of the question. */
const scripts = new Map<string, { code: string; answer: string }>();
const model = scriptedModel((request, signal) => {
  const script = scripts.get(questionOf(request));
  if (script === undefined) throw new Error("no script");
  const turns = scriptedModel(
    { calls: [{ name: "code_interpreter", arguments: JSON.stringify({ code: script.code }) }] },
    script.answer,
  );
  return turns.respond(request, signal);
});

const interpreter = createCodeInterpreter({ cacheDir });
let service: Awaited<ReturnType<typeof openService>>;
let assistant_id: string;
/** One for all, as each thread has a Python process of its own. */
let thread_id: string;

beforeAll(async () => {
  service = await openService({ model, interpreter });
  const tools = [{ type: "code_interpreter" as const }];
  assistant_id = (await service.azure.beta.assistants.create({ model: "any", tools })).id;
  thread_id = (await service.azure.beta.threads.create()).id;
});

afterAll(async () => {
  await service.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

function questionOf({ messages }: ModelRequest): string {
  const last = messages.findLast((message) => message.role === "user");
  const [part] = last?.role === "user" ? last.content : [];
  return part?.type === "text" ? part.text : "";
}

async function ask(code: string, answer: string, more: object = {}) {
  const question = `question ${scripts.size}`;
  scripts.set(question, { code, answer });
  const { threads } = service.azure.beta;
  await threads.messages.create(thread_id, { role: "user", content: question, ...more });
  const run = await threads.runs.createAndPoll(thread_id, { assistant_id });
  const messages = await threads.messages.list(thread_id);
  const steps = await threads.runs.steps.list(run.id, { thread_id, order: "asc" });
  const details = steps.data[0]?.step_details;
  const call = details?.type === "tool_calls" ? details.tool_calls[0] : undefined;
  return { run, message: messages.data[0], call, output: model.requests.at(-1)?.messages.at(-1) };
}

test("code is run, its output is in the step and goes back to the model", async () => {
  const { run, call, output } = await ask("print(6 * 7)", "It is 42.");
  expect(run).toMatchObject({ status: "completed", last_error: null });
  expect(call).toMatchObject({
    type: "code_interpreter",
    code_interpreter: { input: "print(6 * 7)", outputs: [{ type: "logs", logs: "42\n" }] },
  });
  expect(output).toMatchObject({ role: "tool", output: "42\n" });
});

test("attached files are in /mnt/data, and files that code makes can be downloaded by their link", async () => {
  const { azure } = service;
  const sales = new File(["a,b\n1,2\n"], "sales.csv");
  const upload = await azure.files.create({ file: sales, purpose: "assistants" });
  const { run, message, output } = await ask(
    "text = open('/mnt/data/sales.csv').read()\nopen('/mnt/data/out.txt', 'w').write(text.upper())\nprint(text)",
    "Here: [out.txt](sandbox:/mnt/data/out.txt).",
    { attachments: [{ file_id: upload.id, tools: [{ type: "code_interpreter" }] }] },
  );
  expect(run.status).toBe("completed");
  expect(output).toMatchObject({ output: "a,b\n1,2\n\n" });
  expect(model.requests.at(-1)?.files).toMatchObject([{ fileId: upload.id, path: "/mnt/data/sales.csv" }]);
  const [part] = message?.content ?? [];
  const [link] = part?.type === "text" ? part.text.annotations : [];
  if (link?.type !== "file_path") throw new Error("no link");
  expect(link).toMatchObject({ text: "sandbox:/mnt/data/out.txt", start_index: 16, end_index: 41 });
  expect(message?.attachments).toEqual([
    { file_id: link.file_path.file_id, tools: [{ type: "code_interpreter" }] },
  ]);
  const file = await azure.files.retrieve(link.file_path.file_id);
  expect(file).toMatchObject({ filename: "out.txt", purpose: "assistants_output", bytes: 8 });
  expect(await (await azure.files.content(file.id)).text()).toBe("A,B\n1,2\n");
});

const pixel =
  "import base64\nopen('/mnt/data/dot.png', 'wb').write(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=='));";

test("a picture that the answer does not link to is shown in the message", async () => {
  const { message } = await ask(pixel, "A dot.");
  expect(message?.content).toMatchObject([
    { type: "text", text: { value: "A dot.", annotations: [] } },
    { type: "image_file", image_file: { file_id: expect.stringMatching(/^assistant-/) } },
  ]);
});

test("code that fails, and calls without code, go back to the model", async () => {
  const failed = await ask("1 / 0", "Not possible.");
  expect(failed.run.status).toBe("completed");
  expect(failed.output).toMatchObject({ output: expect.stringContaining("ZeroDivisionError") });
  const empty = await ask("", "Nothing.");
  expect(empty.output).toMatchObject({ output: expect.stringContaining("there was no code to run") });
});

test("cancelling a run stops its code, and the thread goes on with the files it has made", async () => {
  const { threads } = service.azure.beta;
  scripts.set("spin", { code: "while True: pass", answer: "never" });
  scripts.set("then", { code: "print(open('/mnt/data/out.txt').read())", answer: "Yes." });
  await threads.messages.create(thread_id, { role: "user", content: "spin" });
  const stream = threads.runs.stream(thread_id, { assistant_id });
  for await (const event of stream) {
    const step = stream.currentRunStepSnapshot()?.step_details;
    const [call] = step?.type === "tool_calls" ? step.tool_calls : [];
    const code = call?.type === "code_interpreter" ? call.code_interpreter.input : "";
    if (event.event === "thread.run.step.delta" && code.endsWith("pass")) {
      await threads.runs.cancel(stream.currentRun()?.id ?? "", { thread_id });
    }
  }
  expect((await stream.finalRun()).status).toBe("cancelled");
  // As a restart of the service would.
  await interpreter.forget(thread_id);
  const next = await threads.runs.createAndPoll(thread_id, {
    assistant_id,
    additional_messages: [{ role: "user", content: "then" }],
  });
  expect(next.status).toBe("completed");
  expect(model.requests.at(-1)?.messages.at(-1)).toMatchObject({
    output: expect.stringContaining("A,B"),
  });
});
