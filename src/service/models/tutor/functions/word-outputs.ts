/** Words what functions gave back. */
import type { ModelTool } from "../../model";
import { wordsOf } from "../words";
import { ACTIONS } from "./fitness";
import { isNothing, problemIn } from "./problems";
import { type Done, isRecord, parse } from "./steps";

/** One sentence for a single result, a list for several; what only fed other calls is left out. */
export function wordOutputs(done: readonly Done[], tools: readonly ModelTool[], question: string): string {
  const fed = new Set(
    done.flatMap(({ step }) =>
      Object.values(step.arguments).flatMap((each) => ("from" in each ? each.from : [])),
    ),
  );
  const last = done.filter(({ step }) => !fed.has(step));
  const sentences = last.map((each) => {
    const said = sentence(each, tools);
    const about = subject(each.sent);
    return last.length === 1 || said.includes(about) ? said : `${about}: ${said}`;
  });
  const [only] = sentences;
  const text = sentences.length === 1 && only ? only : sentences.map((each) => `- ${each}`).join("\n");
  const winner = extreme(last, question);
  return winner ? `${text}\n\n${winner}` : text;
}

function sentence({ step, sent, output }: Done, tools: readonly ModelTool[]): string {
  const value = parse(output);
  const about = subject(sent);
  const title = titleOf(step.tool);
  const problem = problemIn(value);
  if (problem) return `\`${step.tool}\` could not answer${about && ` for ${about}`}: ${shortened(problem)}.`;
  if (isNothing(value)) return `\`${step.tool}\`${about && ` for ${about}`} gave nothing back.`;
  if (typeof value === "string" && isSentence(value)) return shortened(value).replace(/(?<![.!?…])$/, ".");
  const said = shortened(plainValue(withoutEcho(value, sent)));
  const isAction = ACTIONS.test(step.tool) && tools.some((tool) => tool.name === step.tool);
  if (isAction) return `Done, I called \`${step.tool}\`${about && ` for ${about}`}: ${said}.`;
  const values = Object.values(sent);
  const isVerb =
    !NOUNS.test(step.tool) || (values.length > 0 && values.every((each) => typeof each === "number"));
  if (isVerb) return `\`${step.tool}(${values.map(plainValue).join(", ")})\` gives ${said}.`;
  const joiner = isRecord(value) || Array.isArray(value) ? ":" : " is";
  const place = Object.keys(sent).some((name) => /location|city|place|country/i.test(name)) ? "in" : "for";
  return `The ${title}${about && ` ${place} ${about}`}${joiner} ${said}.`;
}

/** Names that say what comes back; others say what is done. */
const NOUNS = /^(?:get|fetch|retrieve|lookup|look_up|find|list|show|read|weather|current|stock)/;

function titleOf(name: string): string {
  const words = wordsOf(name);
  const rest = words.filter(
    (word, at) =>
      at > 0 ||
      !/^(?:get|fetch|retrieve|lookup|look|find|calculate|compute|show|list|read|check)$/.test(word),
  );
  return rest.join(" ") || words.join(" ");
}

function subject(sent: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(sent).filter(
    ([name, value]) =>
      !/unit|format|mode|body|message|content|text|subject/i.test(name) &&
      (typeof value === "string" || typeof value === "number"),
  );
  return values
    .map(([, value]) => String(value))
    .filter((each) => each !== "")
    .slice(0, 3)
    .join(", ");
}

function withoutEcho(value: unknown, sent: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(value)) return value;
  const echoes = Object.values(sent).map((each) => String(each).toLowerCase());
  const rest = Object.entries(value).filter(
    ([name, each]) =>
      typeof each === "number" || /unit|currency/i.test(name) || !echoes.includes(String(each).toLowerCase()),
  );
  return rest.length > 0 ? Object.fromEntries(rest) : value;
}

/** JSON in words: `temperature 22, unit celsius`. */
function plainValue(value: unknown): string {
  if (Array.isArray(value))
    return value.map((each) => (isRecord(each) ? `(${plainValue(each)})` : plainValue(each))).join(", ");
  if (isRecord(value)) {
    const entries = Object.entries(value);
    return entries.map(([key, each]) => `${wordsOf(key).join(" ")} ${plainValue(each)}`).join(", ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(12)));
  return String(value);
}

/** Longer outputs are data, not something to repeat in an answer. */
const MAX_SAID = 1_000;

function shortened(text: string): string {
  const bare = text.trim().replace(/(?<!\.)\.$/, "");
  return bare.length > MAX_SAID ? `${bare.slice(0, MAX_SAID)} …` : bare;
}

function isSentence(text: string): boolean {
  return /\s\S+.*[.!?]$/s.test(text.trim()) || /^\p{Lu}\S*(?:\s+\S+){3}/u.test(text.trim());
}

/** "Which is warmer?": the one with the largest or smallest number. */
export function extreme(done: readonly Done[], question: string): string | null {
  const asked =
    /\b(?:which|where|who|what)\b[^?]*\b(warm|hott?|high|larg|bigg|most|great|expensive|more|cold|cool|low|small|least|cheap|less)\w*/i.exec(
      question,
    );
  if (!asked || done.length < 2) return null;
  const wantsLeast = /^(?:cold|cool|low|small|least|cheap|less)/i.test(asked[1] ?? "");
  const ranked = done
    .map(({ sent, output }) => ({ name: subject(sent), number: firstNumber(parse(output)) }))
    .filter((each) => Number.isFinite(each.number))
    .sort((a, b) => (wantsLeast ? a.number - b.number : b.number - a.number));
  const [first, second] = ranked;
  if (!first || !second || ranked.length < done.length) return null;
  if (first.number === second.number)
    return `${first.name} and ${second.name} are equal, with ${first.number}.`;
  return `The ${wantsLeast ? "lowest" : "highest"} value is that of ${first.name}, with ${first.number}.`;
}

function firstNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return Number(/-?\d+(?:\.\d+)?/.exec(value)?.[0] ?? Number.NaN);
  if (!isRecord(value)) return Number.NaN;
  return firstNumber(Object.values(value).find((each) => Number.isFinite(firstNumber(each))) ?? Number.NaN);
}
