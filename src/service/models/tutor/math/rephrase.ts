/** Puts questions that are asked in many ways, also in other languages, into the words that the readers know. */
import { plain } from "../notation/plain";
import { listFirst } from "./questions/statistics";
import { politeness } from "./sentences";
import { SHAPES_IN_WORDS, withoutUnits } from "./shapes-in-words";
import { WAYS_TO_ASK } from "./ways-to-ask";

/** The question in other words; `null` when no rule has any. */
export function rephrase(text: string): string | null {
  const listed = listFirst(plain(text));
  if (listed) return listed;
  const asked = politeness(plain(text))
    .replace(/[¿¡]/g, "")
    .replace(/[\s.?!]+$/, "")
    .trim();
  for (const [pattern, words] of WAYS_TO_ASK) {
    const match = pattern.exec(asked);
    if (match) return inOrder(asked.replace(pattern, words));
  }
  const bare = withoutUnits(asked);
  if (bare === asked) return null;
  const shape = SHAPES_IN_WORDS.find(([pattern]) => pattern.test(bare));
  return shape ? bare.replace(...shape) : null;
}

/** Words that only stand in a rule's match, as the readers know them. */
function inOrder(question: string): string {
  return question
    .replace(/ in (?:smallest|least|lowest) order$/i, " in ascending order")
    .replace(/ in (?:biggest|largest|greatest|highest) order$/i, " in descending order")
    .replace(/= zero(?= for\b|$)/i, "= 0")
    .replace(/^simplified /i, "Simplify ")
    .replace(/^expanded /i, "Expand ")
    .replace(/^factor(?:i[sz])?ed /i, "Factor ");
}
