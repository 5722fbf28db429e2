/** The skill for mathematics: reads definitions and the question, and plans one program for both. */
import { plain } from "../notation/plain";
import { packagesOf } from "../packages";
import { programTask } from "../program-task";
import type { Skill } from "../skill";
import type { QuestionForm, Wording } from "./answer";
import { comment, define, type Pending } from "./definitions";
import { inlined } from "./inlined";
import { baseQuestion } from "./questions/bases";
import { chanceQuestion } from "./questions/chances";
import { clockQuestion } from "./questions/clock-times";
import { countQuestion } from "./questions/count-solutions";
import { countingQuestion } from "./questions/counting";
import { decimalPlacesQuestion } from "./questions/decimal-places";
import { drawQuestion } from "./questions/draws";
import { interestQuestion } from "./questions/interest";
import { linePairQuestion } from "./questions/line-pairs";
import { lineQuestion } from "./questions/lines";
import { numberListQuestion } from "./questions/lists-of-numbers";
import { matrixQuestion } from "./questions/matrices";
import { negativePowerQuestion } from "./questions/negative-powers";
import { notationQuestion } from "./questions/notations";
import { numberPuzzle } from "./questions/number-puzzles";
import { numbersBySums } from "./questions/numbers-by-sums";
import { orderingQuestion } from "./questions/ordering";
import { percentChange } from "./questions/percent-change";
import { percentStory } from "./questions/percent-stories";
import { polynomialQuestion } from "./questions/polynomials";
import { primeListQuestion } from "./questions/prime-list";
import { primeQuestion } from "./questions/primes";
import { quadraticQuestion } from "./questions/quadratics";
import { recurrenceQuestion } from "./questions/recurrences";
import { sequenceQuestion } from "./questions/sequences";
import { solveQuestion, solveRelations } from "./questions/solve";
import { statisticsQuestion } from "./questions/statistics";
import { sumOfTerms } from "./questions/sums-of-terms";
import { temperatureQuestion } from "./questions/temperatures";
import { triangleQuestion } from "./questions/triangles";
import { unitQuestion } from "./questions/units";
import { valueQuestion } from "./questions/value";
import { wholeDivisionQuestion } from "./questions/whole-division";
import { yesNoQuestion } from "./questions/yes-no";
import { readSolving } from "./read-solving";
import { rephrase } from "./rephrase";
import { Script } from "./script";
import { isChatter, politeness, sentences } from "./sentences";
import { symbolic } from "./symbolic/symbolic";
import { readingOf } from "./value";

const FORMS: readonly QuestionForm[] = [
  countQuestion,
  lineQuestion,
  linePairQuestion,
  yesNoQuestion,
  orderingQuestion,
  clockQuestion,
  baseQuestion,
  notationQuestion,
  temperatureQuestion,
  unitQuestion,
  sumOfTerms,
  sequenceQuestion,
  primeListQuestion,
  statisticsQuestion,
  primeQuestion,
  numberListQuestion,
  quadraticQuestion,
  wholeDivisionQuestion,
  polynomialQuestion,
  solveQuestion,
  negativePowerQuestion,
  valueQuestion,
  decimalPlacesQuestion,
];

/** Forms that read the whole text, as their questions often take several sentences. */
const WHOLE_FORMS: readonly QuestionForm[] = [
  triangleQuestion,
  percentStory,
  percentChange,
  interestQuestion,
  numberPuzzle,
  numbersBySums,
  recurrenceQuestion,
];

/** Longer texts are no single question in words. */
const MAX_WHOLE = 400;

/** Any question that can be read as mathematics, sentence by sentence, with nothing left over. */
export const mathematics: Skill = {
  name: "mathematics",
  recognise(question, again) {
    const { tools } = question.request;
    const runs = tools.some((tool) => tool.kind === "code_interpreter");
    if (!runs && tools.some((tool) => tool.kind === "file_search")) return null;
    const plan = anyPlan(question.text);
    if (plan?.isRisky && packagesOf(question).includes("sympy")) {
      const found = symbolic.recognise(question, again);
      if (found) return found;
    }
    return plan && programTask(question, plan);
  },
};

interface Plan {
  readonly program: string;
  readonly word: Wording;
  /** Whether the program may find out that polynomials are not enough. */
  readonly isRisky?: boolean;
}

/** The text as it stands, in other words, with its definitions put in, or by the equations in it. */
function anyPlan(text: string): Plan | null {
  const other = rephrase(text);
  const put = inlined(text);
  return (
    planOf(text) ??
    (other === null ? null : planOf(other)) ??
    (put === null ? null : planOf(put)) ??
    solvingPlan(text)
  );
}

/** The program for a text, and how to word its answer; `null` when some sentence is not understood. */
export function planOf(text: string): Plan | null {
  if (text.length > MAX_LENGTH || DERIVATIVE_SIGN.test(text)) return null;
  const script = new Script();
  const reading = readingOf(script);
  const pending: Pending = { relations: [] };
  let wording: Wording | null =
    drawQuestion(text, reading) ??
    chanceQuestion(text, reading) ??
    countingQuestion(text, reading) ??
    matrixQuestion(text, reading);
  const whole = wholeOf(text);
  if (whole.length <= MAX_WHOLE) wording ??= firstOf(WHOLE_FORMS, whole, reading, pending);
  if (wording) return { program: script.source(), word: wording };
  for (const sentence of sentences(plain(text))) {
    if (isChatter(sentence)) continue;
    if (!wording && define(sentence, reading, pending)) continue;
    if (wording) return null;
    wording = firstOf(FORMS, sentence, reading, pending);
    if (!wording) return null;
  }
  return wording && { program: script.source(), word: wording, isRisky: script.isRisky };
}

/** `dy/dx` and `d/dx` are no quotients of letters. */
const DERIVATIVE_SIGN = /(?<![A-Za-z\d])d(?:\^?[23²³])?\s?[a-zA-Z]?(?:\([a-z]\))?\s?\/\s?d[a-z](?![A-Za-z])/;

/** As `planOf` for equations that stand anywhere between words which only ask for their solution. */
function solvingPlan(text: string): Plan | null {
  const solving = readSolving(text);
  if (!solving || solving.from || solving.to) return null;
  if (solving.complex && solving.relations.length > 1) return null;
  const script = new Script();
  script.line(`# ${comment(plain(text))}`);
  const wording = solveRelations(solving.relations, solving.wanted, readingOf(script), { relations: [] });
  return wording && { program: script.source(), word: wording };
}

/** Longer messages are not one question of mathematics. */
const MAX_LENGTH = 6000;

/** The text as one sentence, without words of politeness and final marks. */
function wholeOf(text: string): string {
  return politeness(plain(text).replace(/\s+/g, " ")).replace(/[\s.?!]+$/, "");
}

/** The wording of the first form that reads the text, whose program then stands in the script. */
function firstOf(
  forms: readonly QuestionForm[],
  text: string,
  reading: ReturnType<typeof readingOf>,
  pending: Pending,
): Wording | null {
  const { script } = reading;
  for (const form of forms) {
    const wording = script.attempt(() => {
      script.line(`# ${comment(text)}`);
      return form.read(text, reading, pending);
    });
    if (wording) return wording;
  }
  return null;
}
