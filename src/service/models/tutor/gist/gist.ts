/** The skill for questions in anybody's words: finds the mathematics in them, and what is asked about it. */
import { mathematics } from "../math/mathematics";
import { symbolic } from "../math/symbolic/symbolic";
import type { Again, Question, Skill, Task } from "../skill";
import { claims } from "../talk/claims";
import { inPlainWords } from "../talk/other-words";
import { spelledRight } from "../talk/spelling";
import { together } from "../talk/together";
import { readingsOf } from "./intent";
import { ALGEBRA } from "./intents/algebra";
import { ARITHMETIC } from "./intents/arithmetic";
import { CALCULUS } from "./intents/calculus";
import { DIVISORS } from "./intents/divisors";
import { LISTS } from "./intents/lists";
import { NOTATIONS } from "./intents/notations";
import { SHAPES } from "./intents/shapes";
import { conversionIn } from "./quantities";
import { essenceOf, gistOf } from "./reduce";

const INTENTS = [...CALCULUS, ...ALGEBRA, ...LISTS, ...SHAPES, ...DIVISORS, ...NOTATIONS, ...ARITHMETIC];

/** Takes what no other skill has understood, when every word next to the mathematics is known. */
export const gist: Skill = {
  name: "gist",
  recognise(question, again) {
    if (question.text.length > MAX_LENGTH || PREMISE.test(question.text)) return null;
    const tried = new Set([bareOf(question.text)]);
    for (const text of new Set([question.text, inPlainWords(question.text), spelledRight(question.text)])) {
      for (const questions of candidates(text)) {
        const key = bareOf(questions.join("\n"));
        if (tried.has(key)) continue;
        tried.add(key);
        const task = asked(questions, question, again);
        if (task) return task;
      }
    }
    return null;
  },
};

/** What a text may ask, the surest first. */
function* candidates(text: string): Generator<readonly string[]> {
  const conversion = conversionIn(text);
  if (conversion) yield [conversion];
  const found = gistOf(text);
  if (found) yield* readingsOf(found, INTENTS);
  if (COUNTS.test(text)) return;
  const [said, bare] = essenceOf(text);
  if (said) yield [said];
  if (bare) yield [`What is ${bare}`];
}

const MAX_LENGTH = 400;

/** Without what makes no difference to the readers. */
function bareOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s,.?!]+/g, " ")
    .replace(/^ ?what is /, "")
    .trim();
}

/** What is counted depends on every word beside the numbers: "if Anna and Bob stand together". */
const COUNTS =
  /\b(?:ways|(?:re)?arrange\w*|permut\w+|orders?|ordered|choose|chosen|combinations?|handshakes?|committees?|teams?|codes?|pins?|probability|chances?)\b/i;

/** "Let 3x = 4." asks nothing yet. */
const PREMISE =
  /^\s*(?:let|suppose|assume|given|define|consider)\b(?![\s\S]*(?:\?|\b(?:what|which|find|solve|compute|calculate|determine|evaluate|simplify|how|need|want|give|tell|show)\b))/i;

function asked(questions: readonly string[], question: Question, again: Again): Task | null {
  const tasks = questions.map((text) => {
    const read = { ...question, text };
    return (
      mathematics.recognise(read, again) ?? symbolic.recognise(read, again) ?? claims.recognise(read, again)
    );
  });
  const known = tasks.flatMap((task) => (task ? [task] : []));
  const [first] = known;
  if (!first || known.length < tasks.length) return null;
  const whole = questions.join("? ");
  return { ...(known.length === 1 ? first : together(known)), question: whole };
}
