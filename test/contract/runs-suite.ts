import type OpenAI from "openai";
import { expect } from "vitest";
import { type EndpointTest, model, text, weather } from "./api-suite";

/** The endpoints of runs and steps, each with its test. */
export const runEndpointTests: Readonly<Record<string, EndpointTest>> = {
  "POST /threads/runs": async ({ client }) => {
    const { id: assistant_id } = await client.beta.assistants.create({ model });
    const thread = { messages: [{ role: "user" as const, content: "Hi" }] };
    const run = await client.beta.threads.createAndRunPoll({ assistant_id, thread });
    expect(run.status).toBe("completed");
    const stream = client.beta.threads.createAndRunStream({ assistant_id, thread });
    expect((await stream.finalRun()).status).toBe("completed");
    expect(await stream.finalMessages()).toHaveLength(1);
  },
  "GET /threads/{thread_id}/runs": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client);
    const run = await runs.createAndPoll(thread_id, { assistant_id });
    expect((await runs.list(thread_id)).data).toEqual([run]);
  },
  "POST /threads/{thread_id}/runs": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client);
    const stream = runs.stream(thread_id, {
      assistant_id,
      instructions: "Be kind",
      additional_instructions: "Be brief",
      additional_messages: [{ role: "user", content: "More" }],
      metadata: { a: "1" },
      max_prompt_tokens: 256,
      max_completion_tokens: 256,
      truncation_strategy: { type: "last_messages", last_messages: 5 },
      tool_choice: "auto",
      parallel_tool_calls: false,
      response_format: { type: "text" },
      temperature: 0.5,
      top_p: 0.5,
    });
    const run = await stream.finalRun();
    expect(run).toMatchObject({ status: "completed", temperature: 0.5, parallel_tool_calls: false });
    expect(run.instructions).toMatch(/^Be kind\s+Be brief$/);
  },
  "GET /threads/{thread_id}/runs/{run_id}": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client);
    const { id } = await runs.create(thread_id, { assistant_id });
    expect((await runs.poll(id, { thread_id })).status).toBe("completed");
  },
  "POST /threads/{thread_id}/runs/{run_id}": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client);
    const { id } = await runs.createAndPoll(thread_id, { assistant_id });
    expect((await runs.update(id, { thread_id, metadata: { a: "1" } })).metadata).toEqual({ a: "1" });
  },
  "POST /threads/{thread_id}/runs/{run_id}/cancel": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client, [weather]);
    const { id, status } = await runs.createAndPoll(thread_id, { assistant_id });
    expect(status).toBe("requires_action");
    await runs.cancel(id, { thread_id });
    expect((await runs.poll(id, { thread_id })).status).toBe("cancelled");
    await expect(runs.cancel(id, { thread_id })).rejects.toMatchObject({ status: 400 });
  },
  "POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs": async ({ client }) => {
    for (const way of ["poll", "stream"] as const) {
      const { runs, assistant_id, thread_id } = await ready(client, [weather]);
      const run = await runs.createAndPoll(thread_id, { assistant_id });
      const calls = run.required_action?.submit_tool_outputs.tool_calls ?? [];
      const tool_outputs = calls.map(({ id }) => ({ tool_call_id: id, output: "5 degrees" }));
      await expect(runs.submitToolOutputs(run.id, { thread_id, tool_outputs: [] })).rejects.toMatchObject({
        status: 400,
      });
      const ended =
        way === "poll"
          ? await runs.submitToolOutputsAndPoll(run.id, { thread_id, tool_outputs })
          : await runs.submitToolOutputsStream(run.id, { thread_id, tool_outputs }).finalRun();
      expect(ended.status).toBe("completed");
    }
  },
  "GET /threads/{thread_id}/runs/{run_id}/steps": async ({ client }) => {
    const { runs, assistant_id, thread_id } = await ready(client, [{ type: "code_interpreter" }]);
    const stream = runs.stream(thread_id, { assistant_id });
    const { id, status } = await stream.finalRun();
    expect(status).toBe("completed");
    const { data } = await runs.steps.list(id, { thread_id, order: "asc" });
    expect(data.map(({ type }) => type)).toEqual(["tool_calls", "message_creation"]);
    const details = data[0]?.step_details;
    const call = details?.type === "tool_calls" ? details.tool_calls[0] : undefined;
    expect(call).toMatchObject({
      code_interpreter: {
        input: "print(6 * 7)",
        outputs: [{ type: "logs", logs: expect.stringContaining("42") }],
      },
    });
  },
  "GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}": async ({ client }) => {
    const store = await client.vectorStores.create({});
    await client.vectorStores.fileBatches.uploadAndPoll(store.id, {
      files: [await text("Paris is the capital")],
    });
    const { runs, assistant_id, thread_id } = await ready(client, [{ type: "file_search" }], store.id);
    const run = await runs.createAndPoll(thread_id, { assistant_id, include: [contentOfResults] });
    const [step] = (await runs.steps.list(run.id, { thread_id, order: "asc" })).data;
    const at = { thread_id, run_id: run.id };
    const full = await runs.steps.retrieve(step?.id ?? "", { ...at, include: [contentOfResults] });
    expect(JSON.stringify(full.step_details)).toContain("Paris is the capital");
    expect(JSON.stringify((await runs.steps.retrieve(step?.id ?? "", at)).step_details)).not.toContain(
      "Paris",
    );
  },
};

const contentOfResults = "step_details.tool_calls[*].file_search.results[*].content" as const;

type Tools = OpenAI.Beta.AssistantCreateParams["tools"];

/** An assistant with tools and a thread with a question. */
async function ready(client: OpenAI, tools: Tools = [], vectorStoreId?: string) {
  const resources = vectorStoreId && { file_search: { vector_store_ids: [vectorStoreId] } };
  const { id: assistant_id } = await client.beta.assistants.create({
    model,
    tools: tools ?? [],
    ...(resources && { tool_resources: resources }),
  });
  const messages = [{ role: "user" as const, content: "What is it?" }];
  const { id: thread_id } = await client.beta.threads.create({ messages });
  return { runs: client.beta.threads.runs, assistant_id, thread_id };
}
