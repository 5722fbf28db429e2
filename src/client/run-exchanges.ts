import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep, ToolCall } from "openai/resources/beta/threads/runs/steps";
import { plainMath } from "./plain-math";

/** Who takes part in a run. */
export type Party = "notebook" | "thread" | "assistant" | "code interpreter" | "file search";

/** One arrow of the sequence: who tells whom what. */
export interface Exchange {
  readonly from: Party;
  readonly to: Party;
  /** One line; long code or output is cut by whoever draws it. */
  readonly text: string;
  /** An answer to an earlier arrow: drawn dashed. */
  readonly isReply: boolean;
}

/**
 * What happened in a run, as arrows, from the run and its steps alone. Nothing is invented: each arrow stands for a
 * step, a tool call, its output, or the run's own status.
 *
 * @param steps oldest first
 */
export function exchangesOf(run: Run, steps: readonly RunStep[]): readonly Exchange[] {
  return [
    tell("notebook", "thread", `run ${run.id}`),
    tell("thread", "assistant", "instructions, messages, tools"),
    ...steps.flatMap(exchangesOfStep),
    reply("thread", "notebook", statusText(run)),
  ];
}

/** Those who take part, in a fixed order from left to right. */
export function partiesOf(exchanges: readonly Exchange[]): readonly Party[] {
  const order: readonly Party[] = ["notebook", "thread", "assistant", "code interpreter", "file search"];
  return order.filter((party) => exchanges.some(({ from, to }) => from === party || to === party));
}

function exchangesOfStep(step: RunStep): readonly Exchange[] {
  const details = step.step_details;
  const failure = step.last_error === null ? [] : [reply("assistant", "thread", step.last_error.message)];
  if (details.type === "message_creation") {
    return [tell("assistant", "thread", `message ${details.message_creation.message_id}`), ...failure];
  }
  // Calls of one step go out together, then their outputs come back.
  const calls = details.tool_calls.map(askTool);
  const answers = details.tool_calls.flatMap(answerOfTool);
  return [...calls, ...answers, ...failure];
}

function askTool(call: ToolCall): Exchange {
  if (call.type === "code_interpreter")
    return tell("assistant", "code interpreter", call.code_interpreter.input);
  if (call.type === "file_search") return tell("assistant", "file search", "search the files");
  return tell("assistant", "notebook", `${call.function.name}(${call.function.arguments})`);
}

function answerOfTool(call: ToolCall): readonly Exchange[] {
  if (call.type === "code_interpreter") {
    const { outputs } = call.code_interpreter;
    const texts = outputs.map((output) =>
      output.type === "logs" ? output.logs : `picture ${output.image.file_id}`,
    );
    return texts.map((text) => reply("code interpreter", "assistant", text));
  }
  if (call.type === "file_search") {
    const hits = call.file_search.results?.length ?? 0;
    return [reply("file search", "assistant", `${hits} passages`)];
  }
  // Null until the outputs were handed in.
  const { output } = call.function;
  return output === null ? [] : [reply("notebook", "assistant", plainMath(output))];
}

function statusText(run: Run): string {
  const reason = run.last_error?.message ?? run.incomplete_details?.reason;
  return reason === undefined ? run.status : `${run.status}: ${reason}`;
}

function tell(from: Party, to: Party, text: string): Exchange {
  return { from, to, text: oneLine(text), isReply: false };
}

function reply(from: Party, to: Party, text: string): Exchange {
  return { from, to, text: oneLine(text), isReply: true };
}

/** Program text and output in one line, without the lines that say little: blank ones, comments, imports. */
function oneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => line !== "" && !/^(#|import \w|from \w+ import )/.test(line));
  return telling.join("; ").replaceAll(":; ", ": ");
}
