import type OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { openClient, refusal } from "../../support/open-client";
import { scriptedModel } from "../../support/scripted-model";

const weather = {
  type: "function" as const,
  name: "weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } } },
};
const askWeather = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };

describe("responses", () => {
  it("answers, shows every field, and can be retrieved and deleted", async () => {
    const client = await openClient({ model: scriptedModel("Hi there.") });
    const made = await client.responses.create({ model: "any", input: "Hello", instructions: "Be kind." });
    expect(made.output_text).toBe("Hi there.");
    expect(made).toMatchObject({
      object: "response",
      status: "completed",
      background: false,
      error: null,
      incomplete_details: null,
      instructions: "Be kind.",
      model: "any",
      parallel_tool_calls: true,
      previous_response_id: null,
      conversation: null,
      temperature: 1,
      top_p: 1,
      text: { format: { type: "text" } },
      tool_choice: "auto",
      tools: [],
      truncation: "disabled",
      metadata: {},
      usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
    });
    expect(made.output).toEqual([
      {
        id: made.output[0]?.id,
        type: "message",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: "Hi there.", annotations: [], logprobs: [] }],
      },
    ]);
    expect(await client.responses.retrieve(made.id)).toEqual(made);
    const items = await client.responses.inputItems.list(made.id);
    expect(items.data).toMatchObject([
      {
        type: "message",
        role: "user",
        status: "completed",
        content: [{ type: "input_text", text: "Hello" }],
      },
    ]);
    expect(await client.responses.delete(made.id)).toEqual({
      id: made.id,
      object: "response",
      deleted: true,
    });
    expect(await refusal(client.responses.retrieve(made.id))).toMatch(/^404 null null: 404 Response with id/);
  });

  it("goes on from earlier responses, in forks, and after one of them was deleted", async () => {
    const model = scriptedModel("Fine.");
    const client = await openClient({ model });
    const ask = (input: string, previous_response_id?: string) =>
      client.responses.create({ model: "any", input, ...(previous_response_id && { previous_response_id }) });
    const first = await ask("one");
    const second = await ask("two", first.id);
    const fork = await ask("another", first.id);
    await client.responses.delete(first.id);
    await ask("three", second.id);
    const texts = (at: number) =>
      model.requests[at]?.messages.flatMap((message) =>
        message.role === "tool" ? [] : message.content.map((part) => (part.type === "text" ? part.text : "")),
      );
    expect(texts(1)).toEqual(["one", "Fine.", "two"]);
    expect(texts(2)).toEqual(["one", "Fine.", "another"]);
    expect(texts(3)).toEqual(["one", "Fine.", "two", "Fine.", "three"]);
    expect(fork.previous_response_id).toBe(first.id);
    expect(model.requests[3]?.instructions).toBe("");
    expect(await refusal(ask("four", first.id))).toMatch(
      /^400 previous_response_not_found previous_response_id/,
    );
    const kept = await client.responses.create({ model: "any", input: "x", store: false });
    expect(await refusal(ask("five", kept.id))).toMatch(/^400 previous_response_not_found/);
  });

  it("hands function calls to the caller and goes on with their outputs", async () => {
    const model = scriptedModel(askWeather, "It is cold.");
    const client = await openClient({ model });
    const first = await client.responses.create({
      model: "any",
      input: "Weather in Oslo?",
      tools: [weather],
    });
    expect(first.status).toBe("completed");
    expect(first.output).toMatchObject([
      {
        type: "function_call",
        call_id: "call_1",
        name: "weather",
        arguments: '{"city":"Oslo"}',
        status: "completed",
      },
    ]);
    const next = (input: OpenAI.Responses.ResponseInput) =>
      client.responses.create({ model: "any", tools: [weather], previous_response_id: first.id, input });
    expect(await refusal(next([{ role: "user", content: "Well?" }]))).toMatch(
      /^400 null input: 400 No tool output found for function call call_1\./,
    );
    const output = { type: "function_call_output", call_id: "call_1", output: "-5" } as const;
    expect(await refusal(next([output, { ...output, call_id: "call_9" }]))).toMatch(
      /No tool call found .* call_9/,
    );
    const second = await next([output]);
    expect(second.output_text).toBe("It is cold.");
    expect(model.requests.at(-1)?.messages.at(-1)).toEqual({
      role: "tool",
      toolCallId: "call_1",
      output: "-5",
    });
    // The same with an array of one's own, and nothing stored.
    const input: OpenAI.Responses.ResponseInput = [{ role: "user", content: "Weather in Oslo?" }];
    input.push(...(first.output as OpenAI.Responses.ResponseInputItem[]), output);
    const third = await client.responses.create({ model: "any", tools: [weather], input, store: false });
    expect(third.output_text).toBe("It is cold.");
  });

  it("says what is wrong, with a hint where a parameter has its place in this API", async () => {
    const client = await openClient({ model: scriptedModel("Hi.") });
    const ask = (body: object) =>
      refusal(client.responses.create({ model: "any", input: "x", ...body } as never));
    expect(await refusal(client.responses.create({ model: "any" }))).toMatch(
      /^400 missing_required_parameter input: 400 One of "input"/,
    );
    expect(await ask({ model: undefined })).toMatch(/^400 missing_required_parameter model/);
    expect(await ask({ messages: [] })).toMatch(/^400 unsupported_parameter null: .*moved to 'input'/);
    expect(await ask({ response_format: {} })).toMatch(
      /^400 unknown_parameter response_format: .*'text.format'/,
    );
    expect(await ask({ thread_id: "t" })).toMatch(
      /^400 unknown_parameter thread_id: .*'previous_response_id'/,
    );
    expect(await ask({ prompt: { id: "pmpt_1" } })).toMatch(/^400 unknown_parameter prompt: .*2026-11-30/);
    expect(await ask({ tools: [{ type: "function", function: { name: "f" } }] })).toMatch(
      /^400 missing_required_parameter tools\[0\]\.name/,
    );
    expect(await ask({ tools: [{ type: "code_interpreter" }] })).toMatch(
      /^400 missing_required_parameter tools\[0\]\.container: .*type: "auto"/,
    );
    expect(await ask({ max_output_tokens: 8 })).toMatch(/^400 integer_below_min_value max_output_tokens/);
    expect(await ask({ input: [{ role: "user", content: [{ type: "text", text: "x" }] }] })).toMatch(
      /^400 invalid_value input\[0\]\.content\[0\]\.type/,
    );
    expect(await ask({ input: [{ type: "message", role: "user", content: "x", parsed: null }] })).toMatch(
      /^400 unknown_parameter input\[0\]\.parsed: .*'create'/,
    );
    expect(await ask({ background: true, store: false })).toMatch(/^400 invalid_value background/);
    expect(await ask({ previous_response_id: "resp_1", conversation: "conv_1" })).toMatch(
      /mutually exclusive/,
    );
    expect(await ask({ conversation: "conv_1" })).toMatch(/^404 null null: 404 Conversation/);
    expect(await ask({ include: ["everything"] })).toMatch(/^400 invalid_value include\[0\]/);
    expect(await ask({ input: [{ type: "item_reference", id: "msg_0" }] })).toMatch(
      /^404 null input: 404 Item/,
    );
    expect(await ask({ tools: [{ type: "file_search", vector_store_ids: ["vs_0"] }] })).toMatch(/^404/);
    expect(await ask({ tools: [{ type: "code_interpreter", container: "cntr_0" }] })).toMatch(/^404/);
  });
});
