import { afterAll, beforeAll, expect, test } from "vitest";
import { openService } from "../../support/open-service";
import { finish, scriptedModel } from "../../support/scripted-model";

/** Searches once, then cites the first passage it was given. */
const model = scriptedModel(
  { calls: [{ name: "file_search", arguments: '{"query":"capital of Norway"}' }] },
  async function* ({ messages }) {
    const last = messages.at(-1);
    const marker = /【[^】]+】/.exec(last?.role === "tool" ? last.output : "")?.[0] ?? "nowhere";
    yield { type: "text", text: `Oslo ${marker}.` };
    yield finish("stop");
  },
);

let service: Awaited<ReturnType<typeof openService>>;

beforeAll(async () => {
  service = await openService({ model });
});

afterAll(() => service.close());

const include = ["step_details.tool_calls[*].file_search.results[*].content" as const];

test("a question finds the passages of an attached file, and the answer cites it", async () => {
  const { azure } = service;
  const { threads } = azure.beta;
  const file = new File(["Bergen rains a lot.\n\nThe capital of Norway is Oslo.\n"], "norway.md");
  const { id: file_id } = await azure.files.create({ file, purpose: "assistants" });
  const assistant = await azure.beta.assistants.create({ model: "any", tools: [{ type: "file_search" }] });
  const attachments = [{ file_id, tools: [{ type: "file_search" as const }] }];
  const thread = await threads.create({ messages: [{ role: "user", content: "Which city?", attachments }] });
  const run = await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  expect(run).toMatchObject({ status: "completed", last_error: null });

  const [message] = (await threads.messages.list(thread.id)).data;
  const [part] = message?.content ?? [];
  if (part?.type !== "text") throw new Error("no text");
  const [citation] = part.text.annotations;
  expect(citation).toMatchObject({ type: "file_citation", file_citation: { file_id }, start_index: 5 });
  expect(citation?.text).toMatch(/^【\d+:0†norway\.md】$/);

  const [step] = (await threads.runs.steps.list(run.id, { thread_id: thread.id, order: "asc" })).data;
  const plain = { file_id, file_name: "norway.md", score: expect.any(Number) };
  expect(step?.step_details).toMatchObject({
    tool_calls: [{ type: "file_search", file_search: { results: [plain] } }],
  });
  expect(JSON.stringify(step)).not.toContain("capital of Norway");
  const full = await threads.runs.steps.retrieve(step?.id ?? "", {
    thread_id: thread.id,
    run_id: run.id,
    include,
  });
  expect(full.step_details).toMatchObject({
    tool_calls: [
      { file_search: { results: [{ content: [{ text: expect.stringContaining("capital of Norway") }] }] } },
    ],
  });
});

test("a stream shows the texts of the results only when they are asked for", async () => {
  const { azure } = service;
  const { threads } = azure.beta;
  const file = new File(["The capital of Norway is Oslo."], "norway.txt");
  const { id } = await azure.files.create({ file, purpose: "assistants" });
  const store = await azure.vectorStores.create({ file_ids: [id] });
  const assistant = await azure.beta.assistants.create({
    model: "any",
    tools: [{ type: "file_search", file_search: { max_num_results: 1 } }],
    tool_resources: { file_search: { vector_store_ids: [store.id] } },
  });
  for (const extra of [{}, { include }]) {
    const thread = await threads.create({ messages: [{ role: "user", content: "Which city?" }] });
    const stream = threads.runs.stream(thread.id, { assistant_id: assistant.id, ...extra });
    const seen = [];
    for await (const event of stream) seen.push(event);
    expect(JSON.stringify(seen).includes("capital of Norway is")).toBe("include" in extra);
    const [step] = await stream.finalRunSteps();
    expect(step?.step_details).toMatchObject({
      tool_calls: [{ file_search: { results: [{ file_id: id, file_name: "norway.txt" }] } }],
    });
  }
});

test.each([
  [{ max_num_results: 2 }, 2, 0],
  [{ ranking_options: { score_threshold: 0.6 } }, 1, 0.6],
  [{ ranking_options: { score_threshold: 1 } }, 0, 1],
])("the settings %j of the tool bound what is found", async (file_search, found, score_threshold) => {
  const { azure } = service;
  const { threads } = azure.beta;
  const texts = [
    "The capital of Norway is Oslo.",
    "The capital of Sweden is Stockholm.",
    "Norway has fjords.",
  ];
  const files = texts.map((text, at) => new File([text], `${at}.txt`));
  const uploads = files.map((file) => azure.files.create({ file, purpose: "assistants" }));
  const store = await azure.vectorStores.create({
    file_ids: (await Promise.all(uploads)).map(({ id }) => id),
  });
  const assistant = await azure.beta.assistants.create({
    model: "any",
    tools: [{ type: "file_search", file_search }],
    tool_resources: { file_search: { vector_store_ids: [store.id] } },
  });
  const thread = { messages: [{ role: "user" as const, content: "Which city?" }] };
  const run = await threads.createAndRunPoll({ assistant_id: assistant.id, thread });
  const [step] = (await threads.runs.steps.list(run.id, { thread_id: run.thread_id, order: "asc" })).data;
  const call = step?.step_details.type === "tool_calls" ? step.step_details.tool_calls[0] : undefined;
  if (call?.type !== "file_search") throw new Error("no search");
  const scores = call.file_search.results?.map(({ score }) => score) ?? [];
  expect(scores).toHaveLength(found);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores.every((score) => score >= score_threshold && score <= 1)).toBe(true);
  expect(call.file_search.ranking_options).toEqual({ ranker: "default_2024_08_21", score_threshold });
});

test("an assistant without files is told that there is nothing to search", async () => {
  const { azure } = service;
  const assistant = await azure.beta.assistants.create({ model: "any", tools: [{ type: "file_search" }] });
  const run = await azure.beta.threads.createAndRunPoll({
    assistant_id: assistant.id,
    thread: { messages: [{ role: "user", content: "Which city?" }] },
  });
  expect(run.status).toBe("completed");
  expect(model.requests.at(-1)?.messages.at(-1)).toMatchObject({ output: "There are no files to search." });
});

test("a vector store that was deleted fails the run with its name", async () => {
  const { azure } = service;
  const store = await azure.vectorStores.create({});
  const assistant = await azure.beta.assistants.create({
    model: "any",
    tools: [{ type: "file_search" }],
    tool_resources: { file_search: { vector_store_ids: [store.id] } },
  });
  await azure.vectorStores.delete(store.id);
  const run = await azure.beta.threads.createAndRunPoll({
    assistant_id: assistant.id,
    thread: { messages: [{ role: "user", content: "Which city?" }] },
  });
  expect(run.status).toBe("failed");
  expect(run.last_error?.message).toContain(store.id);
});
