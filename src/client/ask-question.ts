import type OpenAI from "openai";
import type { MessagesPage } from "openai/resources/beta/threads/messages";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStepsPage } from "openai/resources/beta/threads/runs/steps";
import { type PollRunOptions, pollRun } from "./poll-run";

/** What came of one question. */
export interface AskedQuestion {
  readonly run: Run;
  /** Newest first, as the service lists them. */
  readonly messages: MessagesPage;
  /** Oldest first. */
  readonly steps: RunStepsPage;
  readonly assistantId: string;
}

/** Called as soon as there is something to wait for, and to tidy up. */
export type OnStart = (started: { readonly run: Run; readonly assistantId: string }) => void;

export const askInstructions =
  "You help with mathematics. Write and run Python code to answer questions. Answer briefly.";

/** Asks one question in a thread of its own, with the code interpreter, and waits for the answer. */
export async function askQuestion(
  client: OpenAI,
  { question, deployment }: { readonly question: string; readonly deployment: string },
  options: PollRunOptions & { readonly onStart?: OnStart } = {},
): Promise<AskedQuestion> {
  const { signal = null } = options;
  const assistant = await client.beta.assistants.create(
    {
      name: "Math Assist",
      instructions: askInstructions,
      tools: [{ type: "code_interpreter" }],
      model: deployment,
    },
    { signal },
  );
  const started = await client.beta.threads.createAndRun({
    assistant_id: assistant.id,
    thread: { messages: [{ role: "user", content: question }] },
  });
  options.onStart?.({ run: started, assistantId: assistant.id });
  const run = await pollRun(client, started, options);
  const threadId = run.thread_id;
  const [messages, steps] = await Promise.all([
    client.beta.threads.messages.list(threadId),
    client.beta.threads.runs.steps.list(run.id, { thread_id: threadId, order: "asc" }),
  ]);
  return { run, messages, steps, assistantId: assistant.id };
}
