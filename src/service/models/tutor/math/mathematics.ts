/** The skill for mathematics: reads definitions and the question, and plans one program for both. */
import { plain } from "../notation/plain";
import { programTask } from "../program-task";
import type { Skill } from "../skill";
import type { QuestionForm, Wording } from "./answer";
import { comment, define, type Pending } from "./definitions";
import { baseQuestion } from "./questions/bases";
import { clockQuestion } from "./questions/clock-times";
import { drawQuestion } from "./questions/draws";
import { orderingQuestion } from "./questions/ordering";
import { polynomialQuestion } from "./questions/polynomials";
import { primeListQuestion } from "./questions/prime-list";
import { primeQuestion } from "./questions/primes";
import { sequenceQuestion } from "./questions/sequences";
import { solveQuestion } from "./questions/solve";
import { statisticsQuestion } from "./questions/statistics";
import { unitQuestion } from "./questions/units";
import { valueQuestion } from "./questions/value";
import { yesNoQuestion } from "./questions/yes-no";
import { rephrase } from "./rephrase";
import { Script } from "./script";
import { isChatter, sentences } from "./sentences";
import { readingOf } from "./value";

const FORMS: readonly QuestionForm[] = [
  yesNoQuestion,
  orderingQuestion,
  clockQuestion,
  baseQuestion,
  unitQuestion,
  sequenceQuestion,
  primeListQuestion,
  statisticsQuestion,
  primeQuestion,
  polynomialQuestion,
  solveQuestion,
  valueQuestion,
];

/** Any question that can be read as mathematics, sentence by sentence, with nothing left over. */
export const mathematics: Skill = {
  name: "mathematics",
  recognise(question) {
    const { tools } = question.request;
    const runs = tools.some((tool) => tool.kind === "code_interpreter");
    if (!runs && tools.some((tool) => tool.kind === "file_search")) return null;
    const inOtherWords = rephrase(question.text);
    const plan = planOf(question.text) ?? (inOtherWords === null ? null : planOf(inOtherWords));
    return plan && programTask(question, plan);
  },
};

/** The program for a text, and how to word its answer; `null` when some sentence is not understood. */
export function planOf(text: string): { program: string; word: Wording } | null {
  if (text.length > MAX_LENGTH) return null;
  const script = new Script();
  const reading = readingOf(script);
  const pending: Pending = { relations: [] };
  let wording: Wording | null = drawQuestion(text, reading);
  if (wording) return { program: script.source(), word: wording };
  for (const sentence of sentences(plain(text))) {
    if (isChatter(sentence)) continue;
    if (!wording && define(sentence, reading, pending)) continue;
    if (wording) return null;
    wording = askedBy(sentence, reading, pending);
    if (!wording) return null;
  }
  return wording && { program: script.source(), word: wording };
}

/** Longer messages are not one question of mathematics. */
const MAX_LENGTH = 6000;

function askedBy(sentence: string, reading: ReturnType<typeof readingOf>, pending: Pending): Wording | null {
  const { script } = reading;
  for (const form of FORMS) {
    const wording = script.attempt(() => {
      script.line(`# ${comment(sentence)}`);
      return form.read(sentence, reading, pending);
    });
    if (wording) return wording;
  }
  return null;
}
