import { type Notebook, tslabMetadata } from "./notebook";
import { code, prose } from "./question-notebook";

/** A notebook of one's own, in the frame of the course: settings, one question, clean up. */
export function newNotebook(title: string): Notebook {
  const cells = [
    prose(`# ${title}\n\nWhat this notebook is about, in one sentence. Time: 15 minutes.`),
    prose("## Settings"),
    code(
      [
        '/// <reference types="node" />',
        'const { AzureOpenAI } = await import("openai");',
        'const { newDisplay } = await import("tslab");',
        'const { connect, pollRun, showError, showMessages, tidy } = await import("assistants-quickstart");',
        "const { endpoint, apiKey, apiVersion, deployment } = await connect({ display: newDisplay });",
        "const client = new AzureOpenAI({ endpoint, apiKey, apiVersion });",
      ],
      [],
    ),
    prose("## An assistant and a thread"),
    code(
      [
        "const assistant = await client.beta.assistants.create({",
        '  name: "Math Assist",',
        '  instructions: "Write and run Python code to answer questions.",',
        '  tools: [{ type: "code_interpreter" }],',
        "  model: deployment,",
        "});",
        "const thread = await client.beta.threads.create();",
      ],
      [],
    ),
    prose("## Ask\n\nChange the question and run the cell again."),
    code(
      [
        'await client.beta.threads.messages.create(thread.id, { role: "user", content: "Solve 3x + 11 = 14" });',
        "const run = await client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id });",
        "const ended = await pollRun(client, run);",
        'if (ended.status !== "completed") showError(ended);',
        "await showMessages(await client.beta.threads.messages.list(thread.id, { run_id: run.id }));",
      ],
      [],
    ),
    prose("## Clean up\n\nSafe to run twice."),
    code(["await tidy(client, [assistant, thread]);"], []),
  ];
  return { cells, metadata: tslabMetadata, nbformat: 4, nbformat_minor: 5 };
}
