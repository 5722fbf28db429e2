import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AzureOpenAI } from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { type AskedQuestion, askInstructions, askQuestion } from "../client/ask-question";
import { cite } from "../client/cite";
import { connect } from "../client/connect";
import { dollarMath } from "../client/dollar-math";
import { RunWaitError } from "../client/errors";
import { explainError } from "../client/explain-error";
import { plainMath } from "../client/plain-math";
import { describeSteps } from "../client/show-steps";
import { startStatusLine } from "../client/status-line";
import { tidy } from "../client/tidy";
import { toJson } from "../client/to-json";
import { findsPackages } from "../notebook/finds-packages";
import { questionNotebook } from "../notebook/question-notebook";
import { writeNotebook } from "../notebook/write-notebook";
import { currentStep } from "./current-step";
import { fromCaller } from "./from-caller";
import { runCommand, UsageError } from "./run-command";
import { secondInterrupt } from "./second-interrupt";

const usage = `npm run ask -- "QUESTION" [--steps] [--json] [--save FILE.ipynb] [--files DIR]

Asks one question and prints the answer on stdout; progress goes to stderr.
  --steps            also what ran: the Python, what it printed, how long it took
  --json             the messages as JSON; with --steps an object with messages and steps
  --save FILE.ipynb  writes question, code and answer as a notebook that runs
  --files DIR        stores the pictures and files that the answer brings
  --help             this text
Ctrl-C stops waiting; again within five seconds cancels the run as well.
Exit codes: 0 answered, 1 not answered or wrong arguments, 130 stopped with Ctrl-C.`;

const options = {
  steps: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  save: { type: "string" },
  files: { type: "string" },
} as const;

const root = resolve(__dirname, "../..");

/** `npm run ask`: one question from the terminal. */
void runCommand({ usage, options, takesWords: true }, async ({ values, words, signal }) => {
  const question = words.join(" ").trim();
  if (question === "") throw new UsageError("Cannot ask: the question is missing");
  const { options: clientOptions, deployment, answers } = await connect({ quiet: true });
  process.stderr.write(`Connected: ${answers}\n`);
  const client = new AzureOpenAI(clientOptions);
  let started: { run: Run; assistantId: string } | null = null;
  const line = startStatusLine({ display: null });
  const step = currentStep(client);
  try {
    const asked = await askQuestion(
      client,
      { question, deployment },
      {
        signal,
        quiet: true,
        onStart: (start) => {
          started = start;
          step.watch(start.run);
        },
        onProgress: (status, elapsedMs) => line.update(step.describe(status), elapsedMs),
      },
    );
    line.end();
    if (asked.run.status !== "completed") throw new Error(explainError(asked.run).toString());
    await report(client, question, asked, values);
    await tidyQuietly(client, [asked.run.thread_id, asked.assistantId]);
  } catch (error) {
    line.end();
    if (started !== null && error instanceof RunWaitError) await offerCancel(client, error);
    throw error;
  } finally {
    step.end();
  }
});

interface Wishes {
  readonly steps: boolean;
  readonly json: boolean;
  readonly save?: string | undefined;
  readonly files?: string | undefined;
}

async function report(client: AzureOpenAI, question: string, asked: AskedQuestion, wishes: Wishes) {
  const { messages, steps } = asked;
  const answers = messages.data.filter((message) => message.role === "assistant").reverse();
  const text = answers.map((message) => cite(message).text).join("\n\n");
  if (wishes.json) {
    const json = wishes.steps ? { messages: toJson(messages), steps: toJson(steps) } : toJson(messages);
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  } else {
    if (wishes.steps) process.stdout.write(`${describeSteps(steps)}\n\n`);
    process.stdout.write(`${plainMath(text)}\n`);
  }
  const fileIds = answers.flatMap((message) => [
    ...message.content.flatMap((part) => (part.type === "image_file" ? [part.image_file.file_id] : [])),
    ...cite(message).footnotes.flatMap((note) => (note.kind === "download" ? [note.fileId] : [])),
  ]);
  if (wishes.files !== undefined) await saveFiles(client, fileIds, fromCaller(wishes.files));
  else if (fileIds.length > 0) process.stderr.write(`${fileIds.length} files; --files DIR stores them\n`);
  if (wishes.save === undefined) return;
  const programs = steps.data.flatMap(({ step_details: details }) =>
    details.type === "tool_calls"
      ? details.tool_calls.flatMap((call) =>
          call.type === "code_interpreter" ? [call.code_interpreter.input] : [],
        )
      : [],
  );
  const notebook = questionNotebook({
    question,
    instructions: askInstructions,
    answer: dollarMath(text),
    programs,
  });
  const path = fromCaller(wishes.save);
  await writeFile(path, writeNotebook(notebook));
  process.stderr.write(`Saved ${path}\n`);
  if (findsPackages(path)) return;
  process.stderr.write(
    `It lies outside the project and would not find its packages: to run it, move it to ${join(root, "notebooks")}\n`,
  );
}

async function saveFiles(client: AzureOpenAI, fileIds: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const id of new Set(fileIds)) {
    const { filename } = await client.files.retrieve(id);
    const response = await client.files.content(id);
    // The model chose the name: only its last part may be used.
    const name = filename.split(/[\\/]/).at(-1)?.replace(/^\.+/, "") || id;
    const path = join(folder, /\.\w+$/.test(name) ? name : `${name}.png`);
    await writeFile(path, new Uint8Array(await response.arrayBuffer()));
    process.stderr.write(`Saved ${path}\n`);
  }
}

async function offerCancel(client: AzureOpenAI, { runId, threadId, reason }: RunWaitError): Promise<void> {
  if (reason !== "aborted") return;
  process.stderr.write(`Stopped waiting; run ${runId} goes on. Ctrl-C again within 5 s cancels it.\n`);
  if (!(await secondInterrupt(5_000))) return;
  const { status } = await client.beta.threads.runs.cancel(runId, { thread_id: threadId });
  throw new Error(`Run ${runId}: ${status}`);
}

/** What was made for the question goes again; that it cannot is no reason to fail after the answer. */
async function tidyQuietly(client: AzureOpenAI, ids: readonly string[]): Promise<void> {
  const noDisplay = { text: () => undefined } as never;
  await tidy(client, ids, { display: () => noDisplay }).catch(() => undefined);
}
