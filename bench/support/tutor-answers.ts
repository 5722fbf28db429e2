/** Asks the tutor many questions at once, with a plain Python in place of the sandbox, as that is quicker. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ModelMessage, ModelRequest, ModelTool } from "../../src/service/models/model";
import { createTutor } from "../../src/service/models/tutor/create-tutor";

/** How the tutor answered one question. */
export interface TutorAnswer {
  readonly question: string;
  /** The programs it ran, with what they printed. */
  readonly programs: readonly { readonly source: string; readonly output: string }[];
  readonly message: string;
}

/** The answers to the questions, each in a thread of its own. */
export async function tutorAnswers(
  questions: readonly string[],
  packages: readonly string[],
): Promise<TutorAnswer[]> {
  const threads = questions.map((text) => ({
    text,
    messages: [user(text)],
    programs: [] as Program[],
    answer: "",
  }));
  for (let round = 0; round < 3; round++) {
    const waiting: { thread: (typeof threads)[number]; source: string; id: string }[] = [];
    for (const thread of threads.filter((each) => each.answer === "")) {
      const reply = await turn(thread.messages, packages);
      if (reply.calls.length === 0) thread.answer = reply.text;
      for (const call of reply.calls) waiting.push({ thread, ...call });
    }
    const outputs = runPython(
      "run-programs.py",
      waiting.map((each) => each.source),
    ) as string[]; // what it writes
    for (const [index, { thread, source, id }] of waiting.entries()) {
      const output = outputs[index] ?? "";
      thread.programs.push({ source, output });
      thread.messages.push(called(source, id), { role: "tool", toolCallId: id, output });
    }
  }
  return threads.map(({ text, programs, answer }) => ({ question: text, programs, message: answer }));
}

interface Program {
  source: string;
  output: string;
}

/** Hands JSON to a script beside this file and reads the JSON that it writes. */
export function runPython(script: string, input: unknown): unknown {
  const result = spawnSync(pythonWithSympy(), [join(__dirname, script)], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0)
    throw new Error(`Cannot run ${script} with python3: ${result.stderr || result.error}`);
  return JSON.parse(result.stdout);
}

/** The first Python that has SymPy; the plain one when none has it. */
function pythonWithSympy(): string {
  const has = (python: string) => spawnSync(python, ["-c", "import sympy"]).status === 0;
  return ["python3", "/usr/bin/python3"].find(has) ?? "python3";
}

function user(text: string): ModelMessage {
  return { role: "user", content: [{ type: "text", text }] };
}

function called(source: string, id: string): ModelMessage {
  const call = { id, name: "code_interpreter", arguments: JSON.stringify({ code: source }) };
  return { role: "assistant", content: [], toolCalls: [call], assistantId: null, assistantName: null };
}

async function turn(messages: readonly ModelMessage[], packages: readonly string[]) {
  const tool: ModelTool = {
    kind: "code_interpreter",
    name: "code_interpreter",
    description: "",
    parameters: {},
    strict: false,
    packages,
  };
  const request: ModelRequest = {
    model: "offline-tutor",
    instructions: "",
    messages,
    tools: [tool],
    toolChoice: "auto",
    parallelToolCalls: true,
    responseFormat: { type: "text" },
    temperature: null,
    topP: null,
    maxCompletionTokens: null,
    reasoningEffort: null,
    files: [],
  };
  let text = "";
  const calls: { id: string; json: string }[] = [];
  for await (const event of createTutor().respond(request, new AbortController().signal)) {
    if (event.type === "text") text += event.text;
    if (event.type !== "tool_call") continue;
    const call = calls[event.index] ?? { id: event.id ?? "", json: "" };
    calls[event.index] = { ...call, json: call.json + event.arguments };
  }
  return {
    text,
    calls: calls.map(({ id, json }) => ({ id, source: (JSON.parse(json) as { code: string }).code })), // the tutor's own program
  };
}
