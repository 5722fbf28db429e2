/** The usual way to answer: write a Python program, run it, word the answer from what it printed. */
import type { Question, Task } from "./skill";

/** The name under which the code interpreter is offered. */
export const CODE_INTERPRETER = "code_interpreter";

/** What a program printed, taken apart. */
export interface ProgramOutput {
  /** The values of its `answer:` lines, in order. */
  readonly answers: readonly string[];
  /** Lines `name: value` other than `answer` and `check`. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
  /** The text of its `check:` lines after the leading `ok`. */
  readonly checks: readonly string[];
  readonly text: string;
}

export interface ProgramPlan {
  /** The Python source. It prints `answer: ...` lines and, when the result passed its own test, `check: ok ...`. */
  readonly program: string;
  /** Makes the answer from what was printed; `null` when the output is not what was expected. */
  word(output: ProgramOutput): string | null;
}

/**
 * A task that runs one program. Without the tool it says what to enable; when the program fails, prints no
 * `check: ok`, or `word` gives `null`, it says that no checked answer was found, instead of guessing.
 */
export function programTask(question: Question, plan: ProgramPlan): Task {
  return {
    next(rounds) {
      const last = rounds.at(-1)?.find((call) => call.name === CODE_INTERPRETER);
      if (last) return { kind: "answer", text: wordOutput(plan, last.output ?? "") };
      const { tools, toolChoice } = question.request;
      if (toolChoice === "none") return { kind: "answer", text: NO_TOOLS };
      if (!tools.some((tool) => tool.name === CODE_INTERPRETER))
        return { kind: "answer", text: NO_INTERPRETER };
      return { kind: "call", calls: [{ name: CODE_INTERPRETER, arguments: { code: plan.program } }] };
    },
  };
}

/** Takes apart what a program printed. */
export function readOutput(text: string): ProgramOutput {
  const answers: string[] = [];
  const checks: string[] = [];
  const notes = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const match = /^([a-z][a-z ]*): ?(.*)$/.exec(line.trimEnd());
    if (!match) continue;
    const [, name = "", value = ""] = match;
    if (name === "answer") answers.push(value);
    else if (name === "check") checks.push(value);
    else notes.set(name, [...(notes.get(name) ?? []), value]);
  }
  const passed = checks.length > 0 && checks.every((check) => /^ok\b/.test(check));
  return {
    answers,
    notes,
    checks: passed ? checks.map((check) => check.replace(/^ok\b[ :,]*/, "")) : [],
    text,
  };
}

/** Where `tool_choice` is "none" and the answer needs a tool. */
export const NO_TOOLS =
  'This run may call no tools (`tool_choice` is "none"). I am the offline tutor and answer this only with a tool: ' +
  'run the thread again with `tool_choice: "auto"`.';

const NO_INTERPRETER =
  "I am the offline tutor and I never compute in my head: I write a short Python program and run it. " +
  'Please enable the code interpreter for this assistant (`tools: [{ type: "code_interpreter" }]`) and ask again.';

/** Why the program stopped, where it says so in words of its own. */
function reasonIn(text: string): string | undefined {
  if (/^ZeroDivisionError\b/m.test(text)) return "it leads to a division by zero";
  return /^ValueError: ([a-z][a-z ,-]{8,})$/m.exec(text)?.[1];
}

function wordOutput(plan: ProgramPlan, text: string): string {
  const output = readOutput(text);
  const failed = !/^check: ok\b/m.test(text) || output.checks.length === 0;
  const worded = failed ? null : plan.word(output);
  if (worded !== null) return worded;
  const reason = output.notes.get("refused")?.[0] ?? reasonIn(text);
  if (reason) return `I could not answer this: ${reason}.`;
  return (
    "I could not find an answer that passes its own check, so I give none rather than a wrong one. " +
    "The program I ran and what it printed are in the run's steps. You may put the question in other words."
  );
}
