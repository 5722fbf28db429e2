/** Questions that lean on what was asked before. */
import { formulasIn } from "../functions/formulas";
import { plain } from "../notation/plain";
import { CODE_INTERPRETER } from "../program-task";
import { answerTask, type Exchange, type Skill } from "../skill";
import { subjectOf } from "./subject";

/** "Show me the code you used." */
export const shownCode: Skill = {
  name: "shown code",
  recognise({ text, earlier }) {
    if (!SHOW_CODE.test(text)) return null;
    const exchange = earlier.findLast((each) => programsOf(each).length > 0);
    if (!exchange)
      return answerTask("I have not run any code in this thread yet. Ask me something to compute first.");
    const programs = programsOf(exchange).map((code) => `\`\`\`python\n${code.trimEnd()}\n\`\`\``);
    const many = programs.length > 1 ? "These are the programs" : "This is the program";
    return answerTask(
      `${many} I ran for your question "${firstLine(exchange.question)}":\n\n${programs.join("\n\n")}`,
    );
  },
};

const SHOW_CODE =
  /\b(?:show|give|print|see|display|share|what(?:'s| is| was))\b[^.?!]{0,40}\b(?:code|program|script|python)\b|\b(?:code|program) (?:that )?you (?:used|ran|wrote|run)\b|\bhow did you (?:compute|calculate|get|do|find) (?:that|this|it)\b/i;

/** "And for x^2 instead?", "now differentiate it". */
export const changedQuestion: Skill = {
  name: "changed question",
  recognise({ text, earlier }, again) {
    if (
      earlier.length === 0 ||
      text.length > 200 ||
      !(OPENER.test(text) || INSTEAD.test(text) || PRONOUN.test(text))
    )
      return null;
    const subject = subjectOf(earlier, again);
    if (!subject) return null;
    for (const candidate of candidates(text, subject.found.text)) {
      const found = again(candidate, []);
      if (found && found.skill !== "talk" && found.skill !== "retrieval")
        return { ...found.task, question: found.text, next: found.task.next };
    }
    return null;
  },
};

function programsOf(exchange: Exchange): string[] {
  return exchange.rounds.flat().flatMap((call) => {
    if (call.name !== CODE_INTERPRETER) return [];
    try {
      const { code } = JSON.parse(call.arguments) as { code?: unknown }; // checked in the next line
      return typeof code === "string" ? [code] : [];
    } catch {
      return [];
    }
  });
}

function firstLine(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}

const OPENER =
  /^\s*(?:ok(?:ay)?[,.]?\s+|great[,.]?\s+|thanks?[,.!]?\s+)*(?:and\s+)?(?:now\s+)?(?:what|how) about\s+|^\s*(?:ok(?:ay)?[,.]?\s+)?(?:and|now|then|same (?:for|with)|the same (?:for|with)|do the same (?:for|with)|instead|try|repeat (?:it |that )?(?:for|with))\b[\s,]*(?:for|with|of|if it (?:is|was|were)|do|try)?\s*/i;

const INSTEAD = /\binstead\b/i;

/** What the text may mean as a whole question. */
function* candidates(text: string, before: string): Generator<string> {
  const bare = plain(
    text.replace(OPENER, "").replace(/\s*\b(?:instead|please|too|as well|then)\b[\s.?!]*$/i, ""),
  )
    .replace(/[?.!\s]+$/, "")
    .replace(/^(?:for|with|of|use|try|take)\s+/i, "");
  const [old] = formulasIn(before);
  if (old && PRONOUN.test(text)) {
    yield bare.replace(PRONOUN, ` (${old})`);
    yield bare.replace(PRONOUN, ` ${old}`);
    yield text.replace(PRONOUN, ` ${old}`);
  }
  if (!OPENER.test(text) && !INSTEAD.test(text)) return;
  const number = /^-?\d+(?:\.\d+)?%?$/.test(bare) ? bare : null;
  if (number) yield* withNumber(before, number);
  const [formula] = formulasIn(bare);
  if (formula && !number && old && formula === bare && plain(before).includes(old))
    yield plain(before).replace(old, formula);
  if (old && /^(?:the |its )?\p{L}+(?: \p{L}+)?$/u.test(bare)) {
    yield `What is the ${bare.replace(/^(?:the|its) /i, "")} of ${old}`;
  }
}

/** A percentage takes the place of a percentage, any other number that of the last number. */
function* withNumber(before: string, number: string): Generator<string> {
  const percents = /-?\d+(?:\.\d+)?\s?%/;
  if (number.endsWith("%")) {
    if (percents.test(before)) yield before.replace(percents, number);
    return;
  }
  const last = [...before.matchAll(/-?\d+(?:\.\d+)?(?!\s?%)/g)].at(-1);
  if (last) yield before.slice(0, last.index) + number + before.slice(last.index + last[0].length);
}

const PRONOUN =
  /\s+(?:it|that|this|them|the (?:function|expression|equation|polynomial|same (?:function|expression)|result))\b/i;
