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
  'Please enable the code interpreter (`tools: [{ type: "code_interpreter" }]`, in the Responses API with ' +
  '`container: { type: "auto" }` beside the type) and ask again.';

/** Why the program stopped, where it says so in words of its own. */
function reasonIn(text: string): string | undefined {
  if (/^ZeroDivisionError\b/m.test(text)) return "it leads to a division by zero";
  return /^ValueError: ([a-z][a-z ,-]{8,})$/m.exec(text)?.[1];
}

/**
 * What to say when the interpreter itself stood in the way: it adds lines in brackets to what a program prints.
 * `null` when the program ran to its end.
 */
export function interpreterTrouble(text: string): string | null {
  const stopped = /^\[((?:Stopped|Not run)\b[^\]\n]*?)\.?\]$/m.exec(text)?.[1];
  if (stopped) return `The code interpreter did not let my program finish, so I give no answer: ${stopped}.`;
  const only = /^\s*\[([A-Z][\s\S]*?)\.?\]\s*$/.exec(text)?.[1];
  if (only === undefined || /^(?:answer|check|Traceback)\b/m.test(text)) return null;
  const why = only.replace(/\s+/g, " ").slice(0, 300);
  return (
    `The code interpreter could not start its sandbox, so my program never ran and I give no answer: ${why}. ` +
    "Nothing is wrong with your question; `npm run doctor` checks the interpreter and says what to do."
  );
}

function wordOutput(plan: ProgramPlan, text: string): string {
  const output = readOutput(text);
  const failed = !/^check: ok\b/m.test(text) || output.checks.length === 0;
  const worded = failed ? interpreterTrouble(text) : plan.word(output);
  if (worded !== null) return worded;
  const reason = output.notes.get("refused")?.[0] ?? reasonIn(text);
  if (reason) return `I could not answer this: ${reason}.`;
  return (
    "I could not find an answer that passes its own check, so I give none rather than a wrong one. " +
    "The program I ran and what it printed are in the run's steps. You may put the question in other words."
  );
}
