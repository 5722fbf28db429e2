/** What a text that leans on an earlier question may mean as a whole question. */
import { numbersIn } from "../functions/fill";
import { formulasIn } from "../functions/formulas";
import { plain } from "../notation/plain";
import { literally } from "../words";
import { resultIn } from "./result-in";

/** What was asked before, as a whole question, and the answer to it. */
export interface Before {
  readonly question: string;
  readonly answer: string;
}

/** Whole questions, the likeliest first; none when the text does not lean on the one before. */
export function* rewrites(text: string, before: Before): Generator<string> {
  const opened = OPENER.test(text) || /\binstead\b/i.test(text);
  const bare = bareOf(text);
  const question = before.question.replace(/[?.!\s]+$/, "");
  if (/^(?:again|once more|repeat(?: it| that)?|(?:try|do) (?:it |that )?again|one more time)$/i.test(bare))
    yield question;
  if (/\binstead\b/i.test(text)) yield bare;
  yield* exchanged(bare, question);
  yield* placed(bare, question);
  yield* ofThe(bare, question);
  yield* onResult(bare, before.answer);
  yield* withPronoun(bare, question, before.answer);
  if (opened) yield* replaced(bare, question);
}

/** Whether the text itself says that it goes on from what was before: "and for ...", "it", "instead". */
export function leansOnBefore(text: string): boolean {
  return OPENER.test(text) || LEANING.test(text);
}

/** "Solve this: x^2 = 4" points ahead, not back. */
const LEANING =
  /\b(?:instead|it|its|them|same)\b|\b(?:this|that|these|those)\b(?!(?: \p{L}+){0,3} ?:)(?! (?:equation|expression|function|inequality|system|integral|limit|polynomial)\b)/iu;

const OPENER = new RegExp(
  "^\\s*(?:(?:ok(?:ay)?|great|good|thanks?|thank you|cool|nice)[,.!]?\\s+)*" +
    "(?:(?:(?:no|sorry|oops|wait)[,.!]?\\s+|(?:and|now|then|but|so|also|next)\\b[\\s,]*)+" +
    "(?:(?:what|how) about|what if (?:it (?:is|was|were)|we (?:use|have|take))|i (?:meant|mean)|try(?: it)?(?: with| for)?|(?:do )?(?:the )?same (?:thing )?(?:for|with))?" +
    "|(?:what|how) about|what if (?:it (?:is|was|were)|we (?:use|have|take))|i (?:meant|mean)|try(?: it)?(?: with| for)?|repeat (?:it |that )?(?:for|with)|(?:do )?(?:the )?same (?:thing )?(?:for|with)|instead)\\s*",
  "i",
);

/** Without the words before and after what is said. */
function bareOf(text: string): string {
  return plain(text.replace(OPENER, ""))
    .replace(/(?:[?.!,\s]+|\b(?:please|too|as well|then)\b[?.!,\s]*)+$/i, "")
    .replace(/(?<!\S)instead$/i, "")
    .replace(/^(?:please|can you|could you|would you)\s+/i, "")
    .trim();
}

/** "7 instead of 5", "replace 5 by 7"; only where it is plain which 5 is meant. */
function* exchanged(bare: string, question: string): Generator<string> {
  const instead =
    /^(?:(?:with|use|using|take|try|make it|for|put)\s+)?(.+?)\s+(?:instead of|rather than|in place of)\s+(.+)$/i.exec(
      bare,
    );
  const replace =
    /^(?:replace|change|swap|exchange)\s+(?:the\s+)?(.+?)\s+(?:by|with|to|into|for)\s+(.+)$/i.exec(bare);
  const fresh = instead?.[1] ?? replace?.[2];
  const old = instead?.[2] ?? replace?.[1];
  if (!fresh || !old) return;
  for (const text of [question, plain(question)]) {
    const pattern = new RegExp(
      /^-?\d/.test(old)
        ? `(?<![\\w.])${literally(old)}(?![\\d.])`
        : `(?<![\\p{L}\\d])${literally(old)}(?![\\p{L}\\d])`,
      "giu",
    );
    if ([...text.matchAll(pattern)].length === 1) yield text.replace(pattern, () => fresh);
  }
}

/** "at x = 2", "from 0 to 1", "for y", "in meters": a place, a range, an unknown or a unit of its own. */
function* placed(bare: string, question: string): Generator<string> {
  const value = /^(?:for|at|when|if|with|where)?\s*([a-z])\s*(?:=|is|equals)\s*(-?[\d./]+)$/i.exec(bare);
  const at = /^at\s+(-?\d+(?:\.\d+)?)$/i.exec(bare);
  const name = value?.[1] ?? unknownIn(question);
  const number = value?.[2] ?? at?.[1];
  if (number && name) {
    const known = new RegExp(`\\b${name}\\s*(?:=|is)\\s*-?[\\d./]+(?![\\d\\w])`, "i");
    if (known.test(question)) yield question.replace(known, `${name} = ${number}`);
    yield `${question} at ${name} = ${number}`;
    yield `${question} for ${name} = ${number}`;
    yield `What is ${formulasIn(question)[0]} at ${name} = ${number}`;
  }
  const range = /^(?:from|between)\s+(.+?)\s+(?:to|and)\s+(.+)$/i.exec(bare);
  if (range) {
    const without = question.replace(/\s+(?:from|between)\s+\S+\s+(?:to|and)\s+\S+/i, "");
    yield `${without} from ${range[1]} to ${range[2]}`;
  }
  const unknown = /^(?:solve )?(?:it |that )?for ([a-z])$/i.exec(bare)?.[1];
  if (unknown) yield `${question.replace(/\s+for [a-z]$/i, "")} for ${unknown}`;
  const unit = /^(?:in|to|into)\s+([\p{L} ]+)$/iu.exec(bare)?.[1];
  const ending = /\s(?:in|to|into)\s+[\p{L} ]+$/iu;
  if (unit && ending.test(question)) yield question.replace(ending, ` in ${unit}`);
}

/** "its roots", "and the median?": another fact about the same thing. */
function* ofThe(bare: string, question: string): Generator<string> {
  const fact =
    /^(?:(?:what(?:'s| is| are)|find|give me|show me|calculate|compute|tell me)\s+)?(?:its|the)\s+(\p{L}+(?: \p{L}+)?)(?: of (?:it|that|this|them))?$/iu.exec(
      bare,
    )?.[1];
  if (!fact || /^(?:result|answer|code|steps?|same)$/i.test(fact)) return;
  const of = /\bof\s+(.+)$/is.exec(question)?.[1];
  for (const thing of [of, matterOf(question)]) {
    if (thing) yield `What ${/[^s]s$/.test(fact) ? "are" : "is"} the ${fact} of ${thing}`;
  }
}

const RESULT = "(?:it|that|this|the (?:result|answer|solution))";
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:/\\d+)?)";

/** "times 3", "double it", "as a fraction": goes on from the result. */
function* onResult(bare: string, answer: string): Generator<string> {
  const result = resultIn(answer);
  if (result === null) return;
  for (const [pattern, write] of STEPS) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const written = write(`(${result})`, match);
    yield `What is ${written}`;
  }
  const percent = new RegExp(`^(?:what(?:'s| is)\\s+)?${NUMBER}\\s?(?:%|percent) of ${RESULT}$`, "i").exec(
    bare,
  )?.[1];
  if (percent) yield `What is ${percent}% of ${result}`;
  const form = new RegExp(
    `^(?:(?:write|give|show|express|convert|turn)\\s+(?:me\\s+)?)?(?:${RESULT}\\s+)?(?:as|in|to|into)\\s+((?:an? )?[\\p{L}\\d ]+)$`,
    "iu",
  ).exec(bare)?.[1];
  if (form) {
    yield `Write ${result} as ${form}`;
    yield `What is ${result} in ${form}`;
    yield `Convert ${result} to ${form}`;
  }
  const places = new RegExp(`^round(?:ed)?\\s*(?:${RESULT}\\s*)?(to .+)$`, "i").exec(bare)?.[1];
  if (places) yield `Round ${result} ${places}`;
}

const STEPS: readonly [RegExp, (result: string, match: RegExpExecArray) => string][] = [
  [new RegExp(`^(?:${RESULT}\\s+)?(?:times|multiplied by)\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r}*${n}`],
  [new RegExp(`^(?:${RESULT}\\s+)?plus\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r} + ${n}`],
  [new RegExp(`^(?:${RESULT}\\s+)?minus\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r} - ${n}`],
  [new RegExp(`^(?:${RESULT}\\s+)?divided by\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r}/(${n})`],
  [new RegExp(`^(?:${RESULT}\\s+)?to the power(?: of)?\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r}^${n}`],
  [new RegExp(`^multiply\\s+${RESULT}\\s+(?:by|with)\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r}*${n}`],
  [new RegExp(`^divide\\s+${RESULT}\\s+by\\s+${NUMBER}$`, "i"), (r, [, n]) => `${r}/(${n})`],
  [new RegExp(`^add\\s+${NUMBER}(?:\\s+to\\s+${RESULT})?$`, "i"), (r, [, n]) => `${r} + ${n}`],
  [new RegExp(`^subtract\\s+${NUMBER}(?:\\s+from\\s+${RESULT})?$`, "i"), (r, [, n]) => `${r} - ${n}`],
  [new RegExp(`^double\\s+${RESULT}$`, "i"), (r) => `2*${r}`],
  [new RegExp(`^triple\\s+${RESULT}$`, "i"), (r) => `3*${r}`],
  [new RegExp(`^halve\\s+${RESULT}$`, "i"), (r) => `${r}/2`],
  [new RegExp(`^square\\s+${RESULT}$|^${RESULT} squared$`, "i"), (r) => `${r}^2`],
  [new RegExp(`^cube\\s+${RESULT}$|^${RESULT} cubed$`, "i"), (r) => `${r}^3`],
  [
    new RegExp(`^(?:take |find |what is )?(?:its|the) square root(?: of ${RESULT})?$`, "i"),
    (r) => `sqrt${r}`,
  ],
];

/** "integrate it", "plot the result": the formula of the question, or the result where that is said. */
function* withPronoun(bare: string, question: string, answer: string): Generator<string> {
  if (!PRONOUN.test(bare)) return;
  const result = resultIn(answer);
  const meansResult = /\bthe (?:result|answer|solution)\b|\bagain\b/i.test(bare);
  for (const referent of meansResult ? [result] : [matterOf(question), result]) {
    if (!referent) continue;
    const verb = bare.replace(/\s+again\b/i, "");
    yield verb.replace(PRONOUN, () => ` ${referent}`);
    yield verb.replace(PRONOUN, () => ` (${referent})`);
  }
}

const PRONOUN =
  /\s+(?:it|that|this|them|the (?:function|expression|equation|polynomial|same (?:function|expression)|result|answer|solution))\b/i;

/** "and for x^2", "and 20%?", "what about 12 and 18": new things in the place of those before. */
function* replaced(bare: string, question: string): Generator<string> {
  const said = bare.replace(/^(?:for|with|of|use|try|take|do|if it (?:is|was|were))\s+/i, "");
  if (/^-?\d+(?:\.\d+)?%$/.test(said)) {
    const percents = /-?\d+(?:\.\d+)?\s?(?:%|percent\b)/;
    if (percents.test(question)) yield question.replace(percents, said);
    return;
  }
  const fresh = /^[-\d.,\s]*(?:(?:and|,)\s*[-\d.]+)*$/i.test(said) ? numbersIn(said) : [];
  const known = [...question.matchAll(/(?<![\w.^])-?\d+(?:\.\d+)?(?!\s?%)/g)];
  if (fresh.length > 1 && fresh.length === known.length) {
    let at = 0;
    yield question.replace(/(?<![\w.^])-?\d+(?:\.\d+)?(?!\s?%)/g, () => String(fresh[at++]));
  }
  const last = [...question.matchAll(/-?\d+(?:\.\d+)?(?!\s?%)/g)].at(-1);
  if (fresh.length === 1 && last) {
    yield question.slice(0, last.index) + fresh[0] + question.slice(last.index + last[0].length);
  }
  const [formula] = formulasIn(said);
  const [old] = formulasIn(question);
  if (formula === said && fresh.length === 0 && old && plain(question).includes(old)) {
    yield plain(question).replace(old, () => formula);
  }
  const olds = formulasIn(question).map((each) => plain(question).indexOf(each));
  const ending = formulasIn(question).at(-1) ?? "";
  if (olds.length > 1 && formulasIn(said).length > 1 && olds.every((at) => at >= 0)) {
    const text = plain(question);
    yield text.slice(0, Math.min(...olds)) + said + text.slice(text.lastIndexOf(ending) + ending.length);
  }
  if (old && /^(?:\p{L}+ )?\p{L}+$/u.test(said)) yield `What is the ${said} of ${old}`;
}

/** What a question is about: its formula, or the one number in it. */
function matterOf(question: string): string | null {
  const [formula] = formulasIn(question);
  if (formula) return formula;
  const numbers = numbersIn(question);
  return numbers.length === 1 ? String(numbers[0]) : null;
}

function unknownIn(question: string): string | null {
  const placed = /\b([a-z])\s*=\s*-?[\d./]+$/i.exec(question)?.[1];
  if (placed) return placed;
  const names = new Set((formulasIn(question)[0] ?? "").match(/(?<![a-z])[a-z](?![a-z(])/gi));
  const [only] = names;
  return names.size === 1 && only ? only : null;
}
