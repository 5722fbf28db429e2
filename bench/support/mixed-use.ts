import type { AzureOpenAI } from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { pollRun } from "../../src/client/poll-run";

const WEATHER = {
  type: "function" as const,
  function: {
    name: "get_weather",
    description: "The weather in a city",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};

/**
 * One learner's visit: runs that are polled, streamed, cancelled and wait for a function, a response with one that
 * follows, a file, a search, and everything deleted at the end.
 *
 * @throws Error when something ends in another way than it should
 */
export async function mixedUse(client: AzureOpenAI, n: number): Promise<void> {
  const file = await client.files.create({
    purpose: "assistants",
    file: new File([`The answer of round ${n} is ${n * 7}. Pears are sweet.\n`], `round-${n}.txt`),
  });
  const store = await client.vectorStores.create({ name: `round ${n}`, file_ids: [file.id] });
  const assistant = await client.beta.assistants.create({
    model: "bench",
    tools: [{ type: "code_interpreter" }, { type: "file_search" }, WEATHER],
    tool_resources: { file_search: { vector_store_ids: [store.id] } },
  });
  const thread = await client.beta.threads.create({
    messages: [{ role: "user", content: `Solve ${(n % 9) + 1}x + 4 = ${n}.` }],
  });
  try {
    await useRuns(client, thread.id, assistant.id);
    await client.beta.threads.messages.list(thread.id, { limit: 100 });
    await client.vectorStores.search(store.id, { query: "pears" });
    await useResponses(client);
  } finally {
    await client.beta.threads.delete(thread.id);
    await client.beta.assistants.delete(assistant.id);
    await client.vectorStores.delete(store.id);
    await client.files.delete(file.id);
  }
}

async function useRuns(client: AzureOpenAI, threadId: string, assistantId: string): Promise<void> {
  const { runs, messages } = client.beta.threads;
  const options = { assistant_id: assistantId };
  const ask = (content: string) => messages.create(threadId, { role: "user", content });
  completed(await runs.createAndPoll(threadId, options, { pollIntervalMs: 200 }));
  await ask("What is 12 * 12?");
  completed(await runs.stream(threadId, options).finalRun());
  const stopped = await runs.create(threadId, options);
  // It may have ended before: then there is nothing to cancel.
  await runs.cancel(stopped.id, { thread_id: threadId }).catch(() => undefined);
  await pollRun(client, stopped, { quiet: true });
  await ask("What is the weather in Paris?");
  const waiting = await pollRun(client, await runs.create(threadId, options), { quiet: true });
  const calls = waiting.required_action?.submit_tool_outputs.tool_calls;
  if (calls === undefined) throw new Error(`A run that has to call a function ended as ${waiting.status}`);
  completed(
    await runs.submitToolOutputsAndPoll(waiting.id, {
      thread_id: threadId,
      tool_outputs: calls.map(({ id }) => ({ tool_call_id: id, output: "Sunny, 21 °C" })),
    }),
  );
}

async function useResponses(client: AzureOpenAI): Promise<void> {
  const tools = [{ type: "code_interpreter" as const, container: { type: "auto" as const } }];
  const first = await client.responses.create({ model: "bench", input: "Solve 2x + 4 = 10.", tools });
  const options = { model: "bench", input: "And 17 * 3?", tools, previous_response_id: first.id };
  const second = await client.responses.create(options);
  for (const { id, status } of [second, first]) {
    if (status !== "completed") throw new Error(`A response ended as ${status}`);
    await client.responses.delete(id);
  }
}

function completed(run: Run): void {
  if (run.status === "completed") return;
  throw new Error(`A run ended as ${run.status}: ${run.last_error?.message ?? ""}`);
}
