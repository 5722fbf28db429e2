import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toFile } from "openai";
import type { AssistantTool } from "openai/resources/beta/assistants";
import type { Tool } from "openai/resources/responses/responses";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { notebookFiles, proseOf } from "../../support/notebook-files";
import { openService } from "../../support/open-service";
import { scriptedModel, type Turn } from "../../support/scripted-model";

/** Where the same value stands in both APIs: the rows of the notebook's tables that name two paths. */
const rows = readRows();
const parameters = { type: "object", properties: { city: { type: "string" } } };

let folder: string;
let service: Awaited<ReturnType<typeof openService>>;
let script: Turn[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mapping-"));
  const model = scriptedModel((request, signal) => scriptedModel(...script).respond(request, signal));
  service = await openService({ model, interpreter: createCodeInterpreter({ cacheDir: folder }) });
});
afterAll(async () => {
  await service?.close();
  rmSync(folder, { recursive: true });
});

function readRows(): (readonly [assistants: string, responses: string])[] {
  const notebook = notebookFiles().find(({ name }) => name.startsWith("14-"))?.notebook;
  const prose = notebook ? proseOf(notebook) : "";
  const found = prose.matchAll(/^\| `((?:run|steps|messages)\b[^`]*)` \| `(response\.[^`]+)` \|$/gm);
  return [...found].map(([, left = "", right = ""]) => [left, right]);
}

/** The value at a path such as `run.tools[0].function.name`. */
function at(value: unknown, path: string): unknown {
  return path
    .split(/\.|\[(\d+)\]/)
    .filter((key) => key)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

interface Asked {
  readonly turns: Turn[];
  readonly old?: readonly AssistantTool[];
  readonly next?: readonly Tool[];
  readonly storeIds?: readonly string[];
  readonly metadata?: Record<string, string>;
}

/** The same question to both APIs, and all that came back. */
async function askBoth({ turns, old = [], next = [], storeIds = [], metadata = { class: "9b" } }: Asked) {
  script = turns;
  const { beta, responses } = service.openai;
  const common = { model: "any", instructions: "Be brief.", temperature: 0.5, top_p: 0.9 };
  const assistant = await beta.assistants.create({
    ...common,
    tools: [...old],
    tool_resources: { file_search: { vector_store_ids: [...storeIds] } },
  });
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "Well?" }] });
  const run = await beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id, metadata });
  const { data: steps } = await beta.threads.runs.steps.list(run.id, {
    thread_id: thread.id,
    order: "asc",
    include: ["step_details.tool_calls[*].file_search.results[*].content"],
  });
  const { data: messages } = await beta.threads.messages.list(thread.id);
  const response = await responses.create({
    ...{ ...common, metadata, tools: [...next], input: "Well?" },
    include: ["code_interpreter_call.outputs", "file_search_call.results"],
  });
  return { run, steps, messages, response };
}

it("says the same in both APIs at the places of the notebook's tables", async () => {
  const file = await toFile(Buffer.from("A palindrome reads the same both ways."), "notes.md");
  const store = await service.openai.vectorStores.create({});
  await service.openai.vectorStores.files.uploadAndPoll(store.id, file);
  const weather = { name: "weather", parameters };
  const functions = {
    old: [{ type: "function" as const, function: weather }],
    next: [{ type: "function" as const, strict: false, ...weather }],
  };
  const code = JSON.stringify({ code: "print(6 * 7)" });
  const worlds = [
    await askBoth({ turns: ["Cold."], ...functions }),
    await askBoth({
      turns: [{ calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] }],
      ...functions,
    }),
    await askBoth({ turns: ["Never said."], metadata: { local_status: "failed" } }),
    await askBoth({
      turns: [{ calls: [{ name: "code_interpreter", arguments: code }] }, "It is 42."],
      old: [{ type: "code_interpreter" }],
      next: [{ type: "code_interpreter", container: { type: "auto" } }],
    }),
    await askBoth({
      turns: [
        { calls: [{ name: "file_search", arguments: '{"query":"palindrome"}' }] },
        "Both ways【2:0†notes.md】.",
      ],
      old: [{ type: "file_search" }],
      next: [{ type: "file_search", vector_store_ids: [store.id] }],
      storeIds: [store.id],
    }),
  ];
  expect(rows.length).toBeGreaterThan(20);
  for (const [left, right] of rows) {
    const found = worlds.filter((world) => (at(world, left) ?? null) !== null);
    const values = found.map((world) => [at(world, left), at(world, right)]);
    const same = values.find(([before, after]) => JSON.stringify(before) === JSON.stringify(after));
    expect(same, `${left} | ${right}: ${JSON.stringify(values)}`).toBeDefined();
  }
});

it("differs where the notebook says so", async () => {
  const { beta, responses } = service.openai;
  const call = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };
  script = [call, "Cold."];
  const tools = [{ type: "function" as const, function: { name: "weather", parameters } }];
  const assistant = await beta.assistants.create({ model: "any", tools });
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "Weather in Oslo?" }] });
  const waiting = await beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const request = {
    model: "any",
    tools: [{ type: "function" as const, name: "weather", parameters, strict: false }],
  };
  const asking = await responses.create({ ...request, input: "Weather in Oslo?" });
  // There it waits; here it is complete, and the answer is a new response.
  expect([waiting.status, asking.status]).toEqual(["requires_action", "completed"]);
  const run = await beta.threads.runs.submitToolOutputsAndPoll(waiting.id, {
    thread_id: thread.id,
    tool_outputs: [{ tool_call_id: "call_1", output: "-3" }],
  });
  const input = [{ type: "function_call_output" as const, call_id: "call_1", output: "-3" }];
  const response = await responses.create({ ...request, input, previous_response_id: asking.id });
  // A run counts all its turns; each response counts its own.
  const turns = [asking, response].map(({ usage }) => usage?.input_tokens ?? 0);
  expect(run.usage?.prompt_tokens).toBe((turns[0] ?? 0) + (turns[1] ?? 0));
  const cut = await askBoth({ turns: ["Never said."], metadata: { local_status: "incomplete" } });
  expect(cut.run.incomplete_details?.reason).toBe("max_completion_tokens");
  expect(cut.response.incomplete_details?.reason).toBe("max_output_tokens");
});
