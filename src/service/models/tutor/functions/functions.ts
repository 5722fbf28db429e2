/** The skill for the caller's own functions. */
import type { ModelTool } from "../../model";
import { answerTask, type Question, type Skill, type Task } from "../skill";
import { arithmeticTask } from "./arithmetic";
import { fill } from "./fill";
import { fitness } from "./fitness";
import { type Plan, planCalls } from "./plan";
import { quizTask } from "./quiz";
import { parametersOf } from "./schema";
import { stepsTask } from "./steps";
import { wordOutputs } from "./word-outputs";

/** Calls the functions that a question plainly asks for, one call for each item that it lists. */
export const functions: Skill = {
  name: "functions",
  recognise(question) {
    const tools = functionsOf(question);
    if (tools.length === 0) return null;
    const special = quizTask(question, tools) ?? arithmeticTask(question.text, tools);
    if (special) return special;
    const plan = planCalls(question.text, tools);
    if (plan && plan.steps.length > 0) return taskOf(plan, tools, question.text);
    return followUp(question, tools);
  },
};

/** Asks for what a fitting function still needs; stands after the skills that could answer without it. */
export const missingArguments: Skill = {
  name: "missing arguments",
  recognise(question) {
    const open = planCalls(question.text, functionsOf(question))?.open;
    if (!open) return null;
    const wanted = open.missing.map((each) => {
      const { name, description } = each;
      return description ? `\`${name}\` (${description.replace(/\.$/, "")})` : `\`${name}\``;
    });
    return answerTask(
      `I can call \`${open.tool.name}\` for this, but I need to know ${wanted.join(" and ")}. Please tell me.`,
    );
  },
};

function functionsOf({ request }: Question): readonly ModelTool[] {
  return request.toolChoice === "none" ? [] : request.tools.filter((tool) => tool.kind === "function");
}

function taskOf(plan: Plan, tools: readonly ModelTool[], text: string): Task {
  return stepsTask(plan.steps, (done) => wordOutputs(done, tools, text));
}

/** "And in Tokyo?" after a question that called a function: the same call with what is new. */
function followUp(question: Question, tools: readonly ModelTool[]): Task | null {
  const { text, earlier } = question;
  if (
    !/^\s*(?:ok(?:ay)?[,.]? )?(?:and|what about|how about|now|also|same for|the same for|for)\b/i.test(
      text,
    ) &&
    text.split(/\s+/).length > 6
  )
    return null;
  const before = earlier
    .at(-1)
    ?.rounds.flat()
    .findLast((call) => tools.some((tool) => tool.name === call.name));
  const tool = tools.find((each) => each.name === before?.name);
  if (!before || !tool) return answerToRequest(question, tools);
  const known = safeArguments(before.arguments);
  const fresh = fill(tool, text.replace(/^\s*(?:and|what about|how about|now|also|same for)\s+/i, "in "));
  const said = fresh.calls[0] ?? {};
  const changed = Object.entries(said).some(([name, value]) => isSaid(value, text) && known[name] !== value);
  if (!changed) return null;
  const steps = fresh.calls.map((call) => ({
    tool: tool.name,
    arguments: Object.fromEntries(
      Object.entries({ ...known, ...call }).map(([name, value]) => [
        name,
        { value: isSaid(call[name], text) || known[name] === undefined ? value : known[name] },
      ]),
    ),
  }));
  return taskOf({ steps, open: null }, tools, text);
}

/** The reply to "I need to know `location`": the question before it, completed. */
function answerToRequest({ text, earlier }: Question, tools: readonly ModelTool[]): Task | null {
  const last = earlier.at(-1);
  if (!last?.answer.includes("but I need to know")) return null;
  const plan = planCalls(`${last.question.replace(/[?.!\s]+$/, "")} for ${text}`, tools);
  return plan && plan.steps.length > 0 ? taskOf(plan, tools, text) : null;
}

function isSaid(value: unknown, text: string): boolean {
  if (value === undefined) return false;
  const first = String(value).split(/[\s,/_]/)[0] ?? "";
  return first !== "" && (text.toLowerCase().includes(first.toLowerCase()) || /\//.test(String(value)));
}

function safeArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/**
 * Calls the function that `tool_choice` names, or the one that fits best when it says "required". What the text
 * does not say is filled with the emptiest value of its type.
 */
export function forcedTask(question: Question): Task | null {
  const { toolChoice, tools } = question.request;
  const own = tools.filter((tool) => tool.kind === "function");
  const tool =
    typeof toolChoice === "object"
      ? own.find((each) => each.name === toolChoice.name)
      : [...own].sort((a, b) => fitness(b, question.text) - fitness(a, question.text))[0];
  if (!tool) return null;
  const { calls, missing } = fill(tool, question.text);
  const empty = Object.fromEntries(
    missing.map((each) => {
      const first = each.allowed[0];
      if (first !== undefined) return [each.name, first];
      const blank = { string: question.text, number: 0, integer: 0, boolean: false, array: [], object: {} };
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
  return stepsTask(steps, (done) => wordOutputs(done, own, question.text));
}
