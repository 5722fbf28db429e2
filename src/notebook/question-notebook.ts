import { randomBytes } from "node:crypto";
import { type Cell, type Notebook, type Output, tslabMetadata } from "./notebook";

/** A question with what came of it, for a notebook that shows it and asks it again when run. */
export interface SavedQuestion {
  readonly question: string;
  readonly instructions: string;
  /** As Markdown, with `$ … $` for formulas. */
  readonly answer: string;
  /** The Python that ran, in order. */
  readonly programs: readonly string[];
}

/** A notebook of four code cells: settings, the question, the steps, tidying up. */
export function questionNotebook(saved: SavedQuestion): Notebook {
  const { question, instructions, answer, programs } = saved;
  const title = question.split("\n")[0] ?? "";
  const cells: Cell[] = [
    prose(`# ${title.length > 70 ? `${title.slice(0, 69)}…` : title}`),
    code(
      [
        '/// <reference types="node" />',
        'const { AzureOpenAI } = await import("openai");',
        'const { newDisplay } = await import("tslab");',
        'const { connect, pollRun, showError, showMessages, showSteps, tidy } = await import("assistants-quickstart");',
        "const { endpoint, apiKey, apiVersion, deployment } = await connect({ display: newDisplay });",
        "const client = new AzureOpenAI({ endpoint, apiKey, apiVersion });",
      ],
      [],
    ),
    prose("The question, the wait, and the answer:"),
    code(
      [
        "const assistant = await client.beta.assistants.create({",
        `  instructions: ${JSON.stringify(instructions)},`,
        '  tools: [{ type: "code_interpreter" }],',
        "  model: deployment,",
        "});",
        `const question = ${JSON.stringify(question)};`,
        'const thread = await client.beta.threads.create({ messages: [{ role: "user", content: question }] });',
        "const run = await pollRun(client, await client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id }));",
        'if (run.status !== "completed") showError(run);',
        "await showMessages(await client.beta.threads.messages.list(thread.id, { run_id: run.id }));",
      ],
      [markdown(answer)],
    ),
    prose("What ran to get it:"),
    code(
      ["showSteps(await client.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }));"],
      programs.length === 0
        ? []
        : [markdown(programs.map((program) => `\`\`\`python\n${program.trimEnd()}\n\`\`\``).join("\n\n"))],
    ),
    prose("Clean up; safe to run twice:"),
    code(["await tidy(client, [assistant, thread]);"], []),
  ];
  return { cells, metadata: tslabMetadata, nbformat: 4, nbformat_minor: 5 };
}

export function prose(source: string): Cell {
  return { cell_type: "markdown", id: newCellId(), source, metadata: {} };
}

export function code(lines: readonly string[], outputs: Output[]): Cell {
  return {
    cell_type: "code",
    id: newCellId(),
    source: lines.join("\n"),
    execution_count: null,
    outputs,
    metadata: {},
  };
}

function markdown(text: string): Output {
  return { output_type: "display_data", data: { "text/markdown": text }, metadata: {} };
}

function newCellId(): string {
  return randomBytes(4).toString("hex");
}
