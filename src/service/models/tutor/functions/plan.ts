/** Decides which of the caller's functions a question asks for, with which arguments and in which order. */
import type { ModelTool } from "../../model";
import { stem, stems, wordsOf } from "../words";
import { clauses } from "./clauses";
import { fill } from "./fill";
import { fitness, GENERIC } from "./fitness";
import { type Parameter, parametersOf } from "./schema";
import type { Argument, Done, Step } from "./steps";
import { wordOutputs } from "./word-outputs";

/** The calls for the text; or the function that fits although the text leaves parameters open. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly open: { readonly tool: ModelTool; readonly missing: readonly Parameter[] } | null;
}

type Known = Readonly<Record<string, unknown>>;

/** Plans the calls. `null` when no function fits. */
export function planCalls(text: string, tools: readonly ModelTool[]): Plan | null {
  const steps: Step[] = [];
  let open: Plan["open"] = null;
  const known: Record<string, unknown> = {};
  for (const part of parts(text, tools)) {
    for (const tool of chosen(part, tools)) {
      let planned = planOne(tool, part, { tools, known, depth: 0 });
      if ("missing" in planned) planned = planOne(tool, text, { tools, known, depth: 0 });
      if ("missing" in planned) open ??= { tool, missing: planned.missing };
      else {
        for (const step of planned.steps) if (!steps.some((each) => same(each, step))) steps.push(step);
        remember(known, planned.steps);
      }
    }
  }
  const needed = withSources(steps);
  return needed.length > 0 || open ? { steps: needed, open } : null;
}

/** Pieces of the text that each fit a function; a sentence that fits none belongs to its neighbour. */
function parts(text: string, tools: readonly ModelTool[]): string[] {
  const result: { text: string; fits: boolean }[] = [];
  for (const clause of clauses(text)) {
    const fits = tools.some((tool) => fitness(tool, clause) >= 1);
    const last = result.at(-1);
    const again = last && /^(?:and|what about|how about)\b/i.test(clause);
    if (fits && last && !last.fits) result[result.length - 1] = { text: `${last.text} ${clause}`, fits };
    else if (fits || !last) result.push({ text: clause, fits });
    else if (again)
      last.text = `${last.text.replace(/[?.!]+$/, "")} and ${clause.replace(/^(?:and|what about|how about)\s+(?:in |for )?/i, "")}`;
    else last.text = `${last.text} ${clause}`;
  }
  return result.filter((each) => each.fits).map((each) => each.text);
}

/** The functions that a piece asks for: the best one, and others whose own words it says besides. */
function chosen(text: string, tools: readonly ModelTool[]): ModelTool[] {
  const ranked = tools
    .map((tool) => ({ tool, score: fitness(tool, text) + (fill(tool, text).missing.length === 0 ? 0.3 : 0) }))
    .filter(({ tool }) => fitness(tool, text) >= 1)
    .sort((a, b) => b.score - a.score);
  const writer = ranked.find(({ tool }) => textParameter(tool));
  if (writer) return [writer.tool];
  const [best, ...others] = ranked;
  if (!best) return [];
  const taken = new Set(ownWords(best.tool));
  const result = [best.tool];
  const said = stems(text);
  for (const { tool } of others) {
    const own = ownWords(tool).filter((word) => !taken.has(word) && said.includes(word));
    if (own.length === 0 || isSource(tool, best.tool) || isSource(best.tool, tool)) continue;
    if (own.length < ownWords(tool).length / 2) continue;
    result.push(tool);
    for (const word of ownWords(tool)) taken.add(word);
  }
  return result;
}

function ownWords(tool: ModelTool): string[] {
  return wordsOf(tool.name)
    .filter((word) => !GENERIC.has(word))
    .map(stem);
}

interface Context {
  readonly tools: readonly ModelTool[];
  readonly known: Known;
  readonly depth: number;
}

const MAX_CHAIN = 3;

function planOne(
  tool: ModelTool,
  text: string,
  context: Context,
): { steps: Step[] } | { missing: readonly Parameter[] } {
  const content = textParameter(tool);
  const source = content ? contentSource(tool, text, context) : null;
  const say = (done: readonly Done[]) => wordOutputs(done, context.tools, "");
  const { calls, missing } = fill(tool, text, context.known);
  const given: Record<string, Argument> = {};
  if (content && source) given[content.name] = { from: source, parameter: content, say };
  const open = missing.filter((each) => !(each.name in given));
  if (content && source) {
    const subject = open.find((each) => /subject|title/i.test(each.name));
    if (subject) given[subject.name] = { value: titleOf(source) };
  }
  const left = open.filter((each) => !(each.name in given));
  const variants: Record<string, Argument>[] = [{}];
  for (const parameter of left) {
    const produced = produce(parameter, tool, text, context);
    if (!produced) return { missing: left };
    const forms = produced.map((step) => ({ [parameter.name]: { from: [step], parameter } }));
    if (variants.length === 1) variants.splice(0, 1, ...forms.map((form) => ({ ...variants[0], ...form })));
    else for (const [at, form] of forms.entries()) Object.assign(variants[at] ?? {}, form);
  }
  const list = source ? calls.slice(0, 1) : calls;
  const steps = list.flatMap((call) =>
    variants.map((variant): Step => {
      const values = Object.entries(call).map(([name, value]): [string, Argument] => [name, { value }]);
      return { tool: tool.name, arguments: { ...Object.fromEntries(values), ...given, ...variant } };
    }),
  );
  return { steps };
}

/** Calls of other functions that give what `parameter` needs. */
function produce(parameter: Parameter, consumer: ModelTool, text: string, context: Context): Step[] | null {
  if (context.depth >= MAX_CHAIN) return null;
  const wanted = wordsOf(parameter.name)
    .filter((word) => word !== "id" && word !== "name" && word !== "code")
    .map(stem);
  for (const tool of context.tools) {
    if (tool === consumer || wanted.length === 0) continue;
    const inName = wanted.some((word) => wordsOf(tool.name).map(stem).includes(word));
    const inDescription = wanted.every((word) => stems(tool.description).includes(word));
    if (!inName && !inDescription) continue;
    if (parametersOf(tool).some((each) => each.name === parameter.name)) continue;
    const planned = planOne(tool, text, { ...context, depth: context.depth + 1 });
    if ("steps" in planned) return planned.steps;
  }
  return null;
}

/** Whether `tool` could give a parameter of `consumer`, so that it is no wish of its own. */
function isSource(tool: ModelTool, consumer: ModelTool): boolean {
  const words = ownWords(tool);
  return parametersOf(consumer).some(
    (each) => !parametersOf(tool).some((own) => own.name === each.name) && words.includes(stem(each.name)),
  );
}

/** The parameter that takes running text, such as the body of a message. */
function textParameter(tool: ModelTool): Parameter | null {
  const found = parametersOf(tool).find(
    (each) =>
      each.type === "string" && /^(?:body|message|content|text|note|report|summary)$/i.test(each.name),
  );
  return found ?? null;
}

/** "Mail Ada the weather in Paris": the weather has to be asked first. */
function contentSource(tool: ModelTool, text: string, context: Context): Step[] | null {
  if (context.depth > 0 || /["“]|\b(?:saying|that says|to say)\b/i.test(text)) return null;
  const sources = context.tools.filter(
    (each) => each !== tool && !textParameter(each) && fitness(each, text) >= 1.2,
  );
  const steps = sources.flatMap((each) => {
    const planned = planOne(each, text.replace(/(?:\bto\s+)?[\w.+-]+@[\w-]+\.[\w.-]*\w/gi, " "), {
      ...context,
      depth: 1,
    });
    return "steps" in planned ? planned.steps : [];
  });
  return steps.length > 0 ? steps : null;
}

function titleOf(steps: readonly Step[]): string {
  const words = wordsOf(steps[0]?.tool ?? "").filter((word) => !/^(?:get|fetch|find|lookup)$/.test(word));
  const title = words.join(" ");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function remember(known: Record<string, unknown>, steps: readonly Step[]): void {
  for (const step of steps) {
    for (const [name, argument] of Object.entries(step.arguments)) {
      if ("value" in argument && typeof argument.value === "string") known[name] ??= argument.value;
    }
  }
}

/** The steps, each after those that it needs. */
function withSources(steps: readonly Step[]): Step[] {
  const ordered: Step[] = [];
  const add = (step: Step): void => {
    for (const argument of Object.values(step.arguments)) if ("from" in argument) argument.from.forEach(add);
    if (!ordered.includes(step)) ordered.push(step);
  };
  steps.forEach(add);
  return ordered;
}

function same(a: Step, b: Step): boolean {
  const values = ({ tool, arguments: given }: Step) =>
    JSON.stringify([
      tool,
      Object.entries(given).map(([name, each]) => [name, "value" in each ? each.value : "?"]),
    ]);
  return values(a) === values(b) && !Object.values(a.arguments).some((each) => "from" in each);
}
