import { afterAll, beforeAll, expect, it } from "vitest";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

/** Where the same value stands in both APIs: in a run with its messages, and in a response. */
const asked: readonly (readonly [assistants: string, responses: string])[] = [
  ["run.required_action.submit_tool_outputs.tool_calls.0.id", "response.output.0.call_id"],
  ["run.required_action.submit_tool_outputs.tool_calls.0.function.name", "response.output.0.name"],
  ["run.required_action.submit_tool_outputs.tool_calls.0.function.arguments", "response.output.0.arguments"],
  ["run.tools.0.function.name", "response.tools.0.name"],
  ["run.tools.0.function.parameters", "response.tools.0.parameters"],
];
const answered: typeof asked = [
  ["run.status", "response.status"],
  ["run.model", "response.model"],
  ["run.instructions", "response.instructions"],
  ["run.temperature", "response.temperature"],
  ["run.top_p", "response.top_p"],
  ["run.parallel_tool_calls", "response.parallel_tool_calls"],
  ["run.tool_choice", "response.tool_choice"],
  ["run.metadata", "response.metadata"],
  ["messages.0.content.0.text.value", "response.output.0.content.0.text"],
  ["messages.0.role", "response.output.0.role"],
  ["messages.0.status", "response.output.0.status"],
];
const failed: typeof asked = [
  ["run.status", "response.status"],
  ["run.last_error.code", "response.error.code"],
  ["run.last_error.message", "response.error.message"],
];

const call = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };
const parameters = { type: "object", properties: { city: { type: "string" } } };

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService({ model: scriptedModel(call, "Cold.") });
});
afterAll(() => service.close());

/** The value at a path such as `run.tools.0.function.name`. */
function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);
}

function expectSame(rows: typeof asked, old: object, next: object): void {
  for (const [left, right] of rows) {
    expect(at(old, left), left).not.toBeUndefined();
    expect([right, at(next, right)]).toEqual([right, at(old, left)]);
  }
}

it("says the same in both APIs, at the places of the table", async () => {
  const { openai } = service;
  const { threads, assistants } = openai.beta;
  const common = { model: "any", instructions: "Be brief.", temperature: 0.5, metadata: { class: "9b" } };
  const tools = [{ type: "function" as const, function: { name: "weather", parameters } }];
  const assistant = await assistants.create({ ...common, tools });
  const thread = await threads.create({ messages: [{ role: "user", content: "Weather in Oslo?" }] });
  const { metadata } = common;
  const waiting = await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id, metadata });
  const flat = [{ type: "function" as const, name: "weather", parameters, strict: false }];
  const request = { ...common, tools: flat };
  const asking = await openai.responses.create({ ...request, input: "Weather in Oslo?" });
  expectSame(asked, { run: waiting }, { response: asking });
  // There it waits; here it is complete, and the answer is a new response.
  expect([waiting.status, asking.status]).toEqual(["requires_action", "completed"]);
  const run = await threads.runs.submitToolOutputsAndPoll(waiting.id, {
    thread_id: thread.id,
    tool_outputs: [{ tool_call_id: "call_1", output: "-3" }],
  });
  const input = [{ type: "function_call_output" as const, call_id: "call_1", output: "-3" }];
  const response = await openai.responses.create({ ...request, input, previous_response_id: asking.id });
  const messages = (await threads.messages.list(thread.id)).data;
  expectSame(answered, { run, messages }, { response });
  // A run counts all its turns; each response counts its own.
  const turns = [asking, response].map(({ usage }) => usage?.input_tokens ?? 0);
  expect(run.usage?.prompt_tokens).toBe((turns[0] ?? 0) + (turns[1] ?? 0));
});

it("fails and breaks off in the same words", async () => {
  const { openai } = service;
  const { threads, assistants } = openai.beta;
  const assistant = await assistants.create({ model: "any" });
  const both = async (status: string) => {
    const metadata = { local_status: status };
    const thread = await threads.create({ messages: [{ role: "user", content: "x" }] });
    const run = await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id, metadata });
    return { run, response: await openai.responses.create({ model: "any", input: "x", metadata }) };
  };
  const failing = await both("failed");
  expectSame(failed, failing, failing);
  const cut = await both("incomplete");
  expect(cut.run.incomplete_details?.reason).toBe("max_completion_tokens");
  expect(cut.response.incomplete_details?.reason).toBe("max_output_tokens");
});
