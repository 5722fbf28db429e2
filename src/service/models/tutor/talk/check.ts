/** Checks an answer that stands in the thread already, by working the question out anew. */
import { wishesOf } from "../manner/instructions";
import { inlineFormula, withoutLatex } from "../manner/plain-formulas";
import { plain } from "../notation/plain";
import { replay } from "../replay";
import { answerTask, type Exchange, type Move, type Question, type Skill, type Task } from "../skill";
import { subjectOf } from "./subject";

/** "Check that", and assistants whose instructions say that they verify. */
export const checking: Skill = {
  name: "check",
  recognise(question, again) {
    const isChecker = wishesOf({ ...question, text: "" }).verify;
    const isAsked = CHECK_THAT.test(question.text) && question.text.length < 200;
    if (!isAsked && !(isChecker && question.isAgain)) return null;
    const subject = subjectOf(question.earlier, again);
    if (!subject) {
      const reply = question.earlier.length === 0 ? NOTHING_TO_CHECK : NO_MATHEMATICS;
      return isAsked || question.earlier.length > 0 ? answerTask(reply) : null;
    }
    return { ...comparing(subject.found.task, subject.exchange, question), question: subject.found.text };
  },
};

const NOTHING_TO_CHECK = "There is no answer in this thread yet that I could check.";
const NO_MATHEMATICS =
  "I can only check answers to questions of mathematics that I can work out myself, and this is none.";

const CHECK_THAT =
  /\b(?:check|verify|double-?check|validate|review|confirm|(?<=^\W*(?:(?:please|can you|could you|now) )*)test)\b[^.?!]{0,40}\b(?:that|this|it|answer|answers|result|solution|work|above|previous|assistant)\b|^\s*(?:is (?:that|this|it|the answer)(?: above)? (?:right|correct|true)|are you sure|really|is the (?:answer|solution|result)(?: above)? (?:right|correct))\b/i;

function comparing(task: Task, subject: Exchange, question: Question): Task {
  const who = question.isAgain && subject.answeredBy ? `The answer of ${subject.answeredBy}` : "The answer";
  return { next: (rounds) => judged(replay(task, rounds, true), subject.answer, who) };
}

function judged(move: Move, claim: string, who: string): Move {
  if (move.kind === "call") return move;
  const verdict = compare(claim, move.text);
  if (verdict === null) {
    return {
      kind: "answer",
      text: `I could not check it, as I found no result of my own to compare with. ${move.text}`,
    };
  }
  const text = verdict
    ? `${who} is correct. I worked it out anew and the result passed its check: ${move.text}`
    : `${who} is not what I find. I worked it out anew and checked it: ${move.text}`;
  return { kind: "answer", text };
}

/** Whether the claim says what was found; `null` when nothing comparable was found. */
function compare(claim: string, found: string): boolean | null {
  const isSo = /^(?:yes|no)\b/i.test(found) ? saysYes(found) : null;
  if (isSo !== null) {
    const isClaimed = saysYes(plain(withoutLatex(claim)));
    return isClaimed === null ? null : isClaimed === isSo;
  }
  const formulas = [...found.matchAll(/\\\((.+?)\\\)/gs)].map((match) =>
    compact(inlineFormula(match[1] ?? "")),
  );
  const named = formulas
    .filter((each) => /^[a-z]=[^=]+$/.test(each))
    .filter((each) => !/^[a-z]=.*[a-z]/.test(each));
  // The question's own equations claim nothing.
  const said = formulas
    .filter((each) => named.length > 0 && each.includes("=") && !named.includes(each))
    .reduce((rest, equation) => rest.replaceAll(equation, " "), compact(plain(withoutLatex(claim))));
  if (named.length > 0) {
    const claims = [...said.matchAll(/([a-z])=(-?\d+(?:[./]\d+)?)/g)].map(
      (match) => `${match[1]}=${match[2]}`,
    );
    const all = named.every((each) => claims.some((one) => same(each, one)) || said.includes(each));
    return (
      all &&
      claims.every(
        (one) => named.some((each) => same(each, one)) || !named.some((each) => each[0] === one[0]),
      )
    );
  }
  const last = formulas.at(-1)?.split("=").at(-1);
  if (!last || /^[a-z]$/.test(last)) return null;
  if (/^-?\d+(?:[./]\d+)?$/.test(last)) {
    const numbers = said.match(/-?\d+(?:[./]\d+)?/g) ?? [];
    return numbers.length > 0 && same(`v=${last}`, `v=${numbers.at(-1)}`);
  }
  return said.includes(last);
}

/** Whether an answer to "is it so?" says yes; `null` when it does not say. */
function saysYes(text: string): boolean | null {
  const [word] = /\b(?:yes|true|no|not|false)\b/i.exec(text) ?? [];
  return word === undefined ? null : /yes|true/i.test(word);
}

function compact(text: string): string {
  return text
    .replace(/\s+/g, "")
    .toLowerCase()
    .replace(/\((-?\d+)\)/g, "$1");
}

function same(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const [x, y] = [a, b].map((each) => {
    const [top, bottom = "1"] = each.slice(2).split("/");
    return Number(top) / Number(bottom);
  });
  return x !== undefined && y !== undefined && Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));
}
