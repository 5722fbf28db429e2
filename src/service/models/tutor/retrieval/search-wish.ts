/** What a question wants of the files: an answer, the file that says something, or several things side by side. */
import { itemsOf } from "../functions/lists";
import { searchWords } from "../functions/values";
import type { Question } from "../skill";
import { stems } from "../words";
import { ASKING } from "./passages";

export interface SearchWish {
  readonly kind: "answer" | "file" | "compare";
  /** What is looked for, each in a search of its own. */
  readonly subjects: readonly string[];
}

/** `null` when the question names nothing that could be looked for. */
export function searchWish(question: Question): SearchWish | null {
  const { text } = question;
  const compared = comparedIn(text);
  if (compared) return { kind: "compare", subjects: compared };
  const place = PLACE.exec(text.trim())?.[1];
  if (place === undefined) {
    const asked = inContext(question);
    return stems(asked).length > 0 ? { kind: "answer", subjects: [asked] } : null;
  }
  // "Which file says that?" is about the answer before.
  const subject = namesNothing(place) ? (searchedBefore(question) ?? "") : place.replace(SAYING, "");
  return namesNothing(subject) ? null : { kind: "file", subjects: [subject] };
}

/** What is searched for. */
export function queryFor(subject: string): string {
  return searchWords(subject) || subject;
}

const FILE = "(?:files?|documents?|notes?|texts?|sources?|pages?|handbooks?)";
const PLACE = new RegExp(
  `^(?:and |so |please |tell me |show me )*(?:(?:in|from|on) )?(?:` +
    `(?:which|what)(?: one)?(?: of (?:the|my|your|these|our))? ${FILE}\\b|` +
    `where (?:exactly )?(?:does (?:it|${FILE}) say|do (?:the|my|your|our) ${FILE} say|is (?:it|that|this) (?:written|said|mentioned|from)|did you (?:find|read|get|see)|(?:do|does) (?:that|this) come from)|` +
    `what (?:is|are|was) (?:the|your) sources?` +
    `)\\s*(.*?)[?.!\\s]*$`,
  "is",
);

const SAYING =
  /^(?:(?:does it|do they) )?(?:says?|mentions?|talks? about|speaks? of|is about|are about|contains?|explains?|describes?|states?)(?: that)? /i;

const COMPARING: readonly RegExp[] = [
  /\bcompare (?:the )?(?:files? |documents? )?(.+)$/is,
  /\b(?:differences?|comparison|similarities) (?:between|of) (.+)$/is,
  /^(?:and )?how (?:do|does) (.+?) (?:compare|differ)\b/is,
  /^(.+?\b(?:vs\.?|versus|compared (?:to|with))(?: .+))$/is,
];
const MOST_COMPARED = 4;

function comparedIn(text: string): string[] | null {
  for (const form of COMPARING) {
    const list = form.exec(text.trim().replace(/[?.!\s]+$/, ""))?.[1];
    if (list === undefined) continue;
    const items = itemsOf(list.replace(/\s(?:with|to|against|from)\s/gi, " and "));
    const named = items.filter((each) => stems(each).length > 0);
    return named.length > 1 && named.length <= MOST_COMPARED ? named : null;
  }
  return null;
}

function namesNothing(text: string): boolean {
  return stems(text).every((word) => ASKING.has(word));
}

function asksBack(question: string): boolean {
  const place = PLACE.exec(question.trim())?.[1];
  return place !== undefined && namesNothing(place);
}

function searchedBefore({ earlier }: Question): string | null {
  const found = earlier.findLast(({ question, answer }) => answer.includes("【") && !asksBack(question));
  return found?.question ?? null;
}

/** "And in summer?" is about what was asked before. */
function inContext({ text, earlier }: Question): string {
  const before = earlier.at(-1)?.question;
  const isFollowUp =
    /^\s*(?:and|what about|how about|why|is it|does it|are they|which one|who wrote it)\b/i.test(text);
  return before && isFollowUp && stems(text).length < 4 ? `${before.replace(/[?.!\s]+$/, "")} ${text}` : text;
}
