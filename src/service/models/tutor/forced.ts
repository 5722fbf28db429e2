/** Calls that `tool_choice` demands. */
import type { ModelTool } from "../model";
import { fill } from "./functions/fill";
import { fitness } from "./functions/fitness";
import { parametersOf } from "./functions/schema";
import { doneIn, stepsTask } from "./functions/steps";
import { wordOutputs } from "./functions/word-outputs";
import { CODE_INTERPRETER } from "./program-task";
import { searchTask } from "./retrieval/retrieval";
import type { Move, Question, Round, Task } from "./skill";

/** Whether the request demands a call. */
export function mustCall({ request: { toolChoice } }: Question): boolean {
  return toolChoice === "required" || typeof toolChoice === "object";
}

/** The move, cut down to the calls that are demanded; `null` when it makes none of them. */
export function obeying(move: Move | null, { request: { toolChoice } }: Question): Move | null {
  if (move?.kind !== "call") return null;
  const calls = move.calls.filter((call) => typeof toolChoice === "string" || call.name === toolChoice.name);
  return calls.length > 0 ? { ...move, calls } : null;
}

/**
 * Calls the tool that `tool_choice` names, or the one that fits best when it says "required". What the text
 * does not say is filled with the emptiest value of its type.
 */
export function forcedTask(question: Question): Task | null {
  const { toolChoice, tools } = question.request;
  const fits = (tool: ModelTool): number => (tool.kind === "function" ? fitness(tool, question.text) : 0);
  const tool =
    typeof toolChoice === "object"
      ? tools.find((each) => each.name === toolChoice.name)
      : [...tools].sort((a, b) => fits(b) - fits(a))[0];
  if (!tool) return null;
  if (tool.kind === "file_search") return searchTask(question);
  if (tool.kind === "function") return functionTask(tool, question);
  const code =
    '# The run asks for a program, and the question for nothing to compute.\nprint("nothing to compute")\n';
  return { next: () => ({ kind: "call", calls: [{ name: CODE_INTERPRETER, arguments: { code } }] }) };
}

function functionTask(tool: ModelTool, { text }: Question): Task {
  const { calls, missing } = fill(tool, text);
  const empty = Object.fromEntries(
    missing.map((each) => {
      const first = each.allowed[0];
      if (first !== undefined) return [each.name, first];
      const blank = { string: text, number: 0, integer: 0, boolean: false, array: [], object: {} };
      return [each.name, blank[each.type]];
    }),
  );
  const order = parametersOf(tool).map((each) => each.name);
  const steps = calls.map((call) => {
    const all = { ...empty, ...call };
    const names = order.filter((name) => name in all);
    return {
      tool: tool.name,
      arguments: Object.fromEntries(names.map((name) => [name, { value: all[name] }])),
    };
  });
  return stepsTask(steps, (done) => wordOutputs(done, [tool], text));
}

/** What the caller's functions answered to calls that the question itself would not have led to; `null` for none. */
export function wordForced(unused: Round, { request, text }: Question): string | null {
  const own = request.tools.filter((tool) => tool.kind === "function");
  const calls = unused.filter((call) => own.some((tool) => tool.name === call.name) && call.output !== null);
  return calls.length === 0 ? null : wordOutputs(doneIn(calls), own, text);
}
