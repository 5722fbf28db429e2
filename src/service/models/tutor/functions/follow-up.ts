/** Questions that lean on an earlier call: other values for it, the reply to a request, a look at what came back. */
import type { ModelTool } from "../../model";
import { answerTask, type Exchange, type Question, type Task } from "../skill";
import { stems } from "../words";
import { fill } from "./fill";
import { asksToAct, meaningOf } from "./fitness";
import { type Plan, planCalls } from "./plan";
import { parametersOf } from "./schema";
import { type Done, doneIn, isRecord, parse, stepsTask } from "./steps";
import { extreme, wordOutputs } from "./word-outputs";

/** `null` when the text does not lean on a call of the caller's functions. */
export function followUp(question: Question, tools: readonly ModelTool[]): Task | null {
  const before = lastCall(question.earlier, tools);
  if (!before) return null;
  const compared = extreme(lastDone(question.earlier), question.text);
  if (compared) return answerTask(compared);
  return changedCall(question.text, before, tools);
}

/** The plan for the reply to "I need to know `location`": the question before it, completed. */
export function completedPlan({ text, earlier }: Question, tools: readonly ModelTool[]): Plan | null {
  const asked: string[] = [];
  let wanted: string[] | null = null;
  for (const exchange of [...earlier].reverse()) {
    if (!exchange.answer.includes(ASKING)) break;
    wanted ??= [...exchange.answer.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "").slice(1);
    asked.unshift(exchange.question.replace(/[?.!\s]+$/, ""));
  }
  if (wanted === null) return null;
  const plan = planCalls([...asked, text].join(" for "), tools);
  const missing = plan?.open?.missing ?? [];
  const isReply = missing.length < wanted.length || !/\?\s*$/.test(text);
  if (!isReply) return null;
  const [only] = missing;
  if (!plan?.open || !only || only.type !== "string" || missing.length > 1 || only.name !== wanted.join())
    return plan;
  // Asked for one thing only, the reply is that thing, in whatever words, when it asks for nothing else.
  if (/\?\s*$/.test(text) || planCalls(text, tools)) return plan;
  const said = fill(plan.open.tool, asked.join(" for "));
  const values = { ...said.calls[0], [only.name]: text.trim().replace(/(?<=[^.])\.$/, "") };
  return { steps: [stepOf(plan.open.tool, values)], open: null };
}

/** Words of a request for arguments, by which the reply to it is known. */
export const ASKING = "but I need to know";

/** Longer texts are questions of their own; without an opening such as "and" already shorter ones. */
const MAX_WORDS = 15;
const MAX_BARE_WORDS = 4;

type Call = Exchange["rounds"][number][number];

const MAX_BACK = 4;

function lastCall(earlier: readonly Exchange[], tools: readonly ModelTool[]): Call | null {
  for (const exchange of earlier.slice(-MAX_BACK).reverse()) {
    const call = exchange.rounds.flat().findLast((each) => tools.some((tool) => tool.name === each.name));
    if (call) return call;
  }
  return null;
}

/** "And in Tokyo?": the same call with what is new; `null` when the text says more than new values. */
function changedCall(text: string, before: Call, tools: readonly ModelTool[]): Task | null {
  const tool = tools.find((each) => each.name === before.name);
  if (!tool) return null;
  const bare = text.replace(OPENER, "");
  const length = text.split(/\s+/).length;
  if (length > MAX_WORDS || (bare === text && (length > MAX_BARE_WORDS || !asksToAct(text)))) return null;
  const unsaid = fill(tool, "").calls[0] ?? {};
  const { calls } = fill(tool, inPlace(bare));
  const fresh = calls.map((call) =>
    Object.fromEntries(
      Object.entries(call).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(unsaid[name])),
    ),
  );
  const known = argumentsOf(before);
  const isNew = Object.entries(fresh[0] ?? {}).some(([name, value]) => known[name] !== value);
  if (!isNew || saysMore(bare, tool)) return null;
  const steps = fresh.map((call) => stepOf(tool, { ...unsaid, ...known, ...call }));
  return stepsTask(steps, (done) => wordOutputs(done, tools, text));
}

const OPENER =
  /^\s*(?:(?:ok(?:ay)?|thanks?|great|no|sorry)[,.!]?\s+)*(?:(?:and|now|also|then|but)\b[\s,]*)*(?:what about|how about|what if(?: it (?:is|was|were))?|same (?:for|with)|the same (?:for|with)|try(?: it)?(?: with| for)?|i meant)?\s*/i;

/** Whether a word is left that gives no value, is not about the function, and means something. */
function saysMore(text: string, tool: ModelTool): boolean {
  const { name, description } = tool;
  const about = meaningOf([name, description, ...parametersOf(tool).map((each) => each.name)].join(" "));
  const words = text.split(/\s+/);
  const given = JSON.stringify(fill(tool, inPlace(text)).calls);
  return words.some((word, at) => {
    const [stem] = stems(word);
    if (stem === undefined || about.has(stem) || EMPTY.includes(stem)) return false;
    const without = words.filter((_, index) => index !== at).join(" ");
    return JSON.stringify(fill(tool, inPlace(without)).calls) === given;
  });
}

const EMPTY = stems("instead please degrees today now right tomorrow again too well then time");

/** Values are read after a preposition: "Tokyo?" is "in Tokyo?". */
function inPlace(text: string): string {
  return /^\s*(?:in|at|for|to|from|with)\b/i.test(text) ? text : `in ${text}`;
}

function stepOf(tool: ModelTool, values: Readonly<Record<string, unknown>>) {
  const names = parametersOf(tool).map(({ name }) => name);
  const given = names
    .filter((name) => name in values)
    .map((name) => [name, { value: values[name] }] as const);
  return { tool: tool.name, arguments: Object.fromEntries(given) };
}

/** What the last question that called anything was told, for "which one is warmer?". */
function lastDone(earlier: readonly Exchange[]): Done[] {
  const rounds = earlier.slice(-MAX_BACK).findLast((each) => each.rounds.flat().length > 0)?.rounds;
  return doneIn(rounds?.flat() ?? []);
}

function argumentsOf(call: Call): Record<string, unknown> {
  const value = parse(call.arguments);
  return isRecord(value) ? { ...value } : {};
}
