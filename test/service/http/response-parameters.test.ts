import { describe, expect, it } from "vitest";
import { openClient, refusal } from "../../support/open-client";
import { finish, scriptedModel } from "../../support/scripted-model";

const look = { type: "function" as const, name: "look", strict: false, parameters: null };

describe("parameters of responses", () => {
  it("refuses what exceeds the context window, or lets the oldest go when asked to", async () => {
    const model = scriptedModel("Yes.");
    const { responses } = await openClient({ model });
    const long = { role: "user" as const, content: "word ".repeat(110_000) };
    const input = [long, { role: "user" as const, content: "Well?" }];
    expect(await refusal(responses.create({ model: "any", input }))).toMatch(
      /^400 context_length_exceeded input: 400 Your input exceeds the context window/,
    );
    expect(model.requests).toEqual([]);
    await responses.create({ model: "any", input, truncation: "auto" });
    expect(model.requests[0]?.messages).toHaveLength(1);
    const alone = { model: "any", input: [{ ...long, content: long.content.repeat(2) }] };
    expect(await refusal(responses.create({ ...alone, truncation: "auto" }))).toMatch(
      /context_length_exceeded/,
    );
  });

  it("checks that a tool which must be called is there", async () => {
    const { responses } = await openClient({ model: scriptedModel("Yes.") });
    const ask = (body: object) => responses.create({ model: "any", input: "x", ...body } as never);
    expect(await refusal(ask({ tool_choice: "required" }))).toBe(
      "400 null tool_choice: 400 Tool choice 'required' must be specified with 'tools' parameter.",
    );
    const named = { type: "function", name: "find" };
    expect(await refusal(ask({ tools: [look], tool_choice: named }))).toBe(
      "400 null tool_choice: 400 Tool choice 'find' not found in 'tools' parameter.",
    );
    const allowed = { type: "allowed_tools", mode: "auto", tools: [{ type: "file_search" }] };
    expect(await refusal(ask({ tools: [look], tool_choice: allowed }))).toMatch(
      /Tool choice 'file_search' not found/,
    );
    expect(await ask({ tools: [look], tool_choice: { type: "function", name: "look" } })).toMatchObject({
      status: "completed",
      tool_choice: { type: "function", name: "look" },
    });
  });

  it("makes one call at most without parallel_tool_calls, whatever the model wants", async () => {
    const calls = ["a", "b"].map((id) => ({ id, name: "look", arguments: "{}" }));
    const { responses } = await openClient({ model: scriptedModel({ calls }) });
    const asked = { model: "any", input: "x", tools: [look] };
    expect((await responses.create(asked)).output).toHaveLength(2);
    const single = await responses.create({ ...asked, parallel_tool_calls: false });
    expect(single.output).toMatchObject([{ type: "function_call", call_id: "a" }]);
    expect(single.parallel_tool_calls).toBe(false);
  });

  it("echoes what it only takes, and hands on what the model heeds", async () => {
    const model = scriptedModel("Yes.");
    const { responses } = await openClient({ model });
    const format = { type: "json_schema" as const, name: "answer", schema: { type: "object" } };
    const made = await responses.create({
      model: "any",
      input: "x",
      reasoning: { effort: "low", summary: "auto" },
      text: { format, verbosity: "low" },
      temperature: 0.3,
      top_p: 0.9,
      max_output_tokens: 100,
      // The SDK's type does not know it yet.
      ...{ max_tool_calls: 3 },
      safety_identifier: "s",
      prompt_cache_key: "k",
      service_tier: "auto",
      top_logprobs: 0,
      user: "u",
      truncation: "auto",
      metadata: { class: "9b" },
    });
    expect(made).toMatchObject({
      reasoning: { effort: "low", summary: "auto" },
      text: { format: { ...format, strict: true, description: null }, verbosity: "low" },
      temperature: 0.3,
      top_p: 0.9,
      max_output_tokens: 100,
      max_tool_calls: 3,
      safety_identifier: "s",
      prompt_cache_key: "k",
      user: "u",
      truncation: "auto",
      metadata: { class: "9b" },
    });
    expect(model.requests[0]).toMatchObject({
      reasoningEffort: "low",
      temperature: 0.3,
      topP: 0.9,
      maxCompletionTokens: 100,
      responseFormat: { type: "json_schema", name: "answer" },
    });
  });

  it("ends as incomplete when max_output_tokens are used up", async () => {
    const { responses } = await openClient({
      model: scriptedModel(async function* () {
        yield { type: "text", text: "So far" };
        yield finish("max_completion_tokens");
      }),
    });
    const cut = await responses.create({ model: "any", input: "x", max_output_tokens: 16 });
    expect(cut).toMatchObject({
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
      completed_at: null,
      output: [{ type: "message", status: "incomplete", content: [{ text: "So far" }] }],
    });
  });

  it("says what the input of a request comes to, without making a response", async () => {
    const model = scriptedModel("Yes.");
    const { responses } = await openClient({ model });
    const first = await responses.create({ model: "any", input: "x".repeat(400) });
    const count = async (body: object) => (await responses.inputTokens.count(body as never)).input_tokens;
    expect(await count({ input: "x".repeat(400) })).toBe(100);
    expect(await count({ input: "y", previous_response_id: first.id })).toBe(102);
    expect(await count({ input: "y", instructions: "z".repeat(40) })).toBe(11);
    expect(await refusal(count({}))).toMatch(/^400 missing_required_parameter input/);
    expect(model.requests).toHaveLength(1);
  });

  it("answers like Azure below /openai/v1, and like OpenAI below /v1", async () => {
    const model = { ...scriptedModel("Yes."), accepts: (name: string) => name === "mine" };
    const own = await openClient({ model });
    const ask = async (base: string) => {
      const client = own.withOptions({ baseURL: new URL(base, own.baseURL).href });
      return [
        await refusal(client.responses.create({ model: "other", input: "x" })),
        await refusal(client.get("/nothing")),
      ].map((text) => text.slice(0, 40));
    };
    expect(await ask("/openai/v1/")).toEqual([
      "404 DeploymentNotFound null: 404 The API",
      "404 404 null: 404 Resource not found (GE",
    ]);
    expect(await ask("/v1")).toEqual([
      "400 model_not_found model: 400 The reque",
      "404 null null: 404 Invalid URL (GET /v1/",
    ]);
  });
});
