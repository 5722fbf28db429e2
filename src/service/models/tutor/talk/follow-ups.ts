/** Questions that lean on what was asked before. */
import { formulasIn } from "../functions/formulas";
import { CODE_INTERPRETER } from "../program-task";
import { type Again, answerTask, type Exchange, type Skill } from "../skill";
import { leansOnBefore, rewrites } from "./rewrites";
import { subjectsOf } from "./subject";

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

/** "And for x^2 instead?", "now differentiate it", "times 3". */
export const changedQuestion: Skill = {
  name: "changed question",
  recognise({ text, earlier }, again) {
    if (earlier.length === 0 || text.length > MAX_LENGTH || standsAlone(text, again)) return null;
    for (const { exchange, found } of subjectsOf(earlier, again, MAX_SUBJECTS)) {
      for (const candidate of rewrites(text, { question: found.text, answer: exchange.answer })) {
        const changed = again(candidate, []);
        if (changed && !NO_SUBJECT.has(changed.skill))
          return { ...changed.task, question: changed.text, next: changed.task.next };
      }
    }
    return null;
  },
};

/** "Solve the equation x^2 = 4" means its own equation, whatever was asked before. */
function standsAlone(text: string, again: Again): boolean {
  if (leansOnBefore(text) || formulasIn(text).length === 0) return false;
  return OF_THEIR_OWN.has(again(text, [])?.skill ?? "");
}

const OF_THEIR_OWN: ReadonlySet<string> = new Set([
  "mathematics",
  "symbolic",
  "gist",
  "other words",
  "claims",
]);

/** Longer texts are questions of their own. */
const MAX_LENGTH = 200;
/** "Now at x = 2" after a picture may mean the question before the picture. */
const MAX_SUBJECTS = 3;
const NO_SUBJECT: ReadonlySet<string> = new Set(["talk", "retrieval", "other language"]);

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
