/** Questions as pupils type them: with chat words, a story around the task, slips of the keys. */
import type { Skill } from "../skill";
import { spelledRight } from "./spelling";

/** Reads a question that nobody has understood once more, in plain words and spelled right. */
export const otherWords: Skill = {
  name: "other words",
  recognise({ text }, again) {
    if (text.length > MAX_LENGTH) return null;
    const tried = new Set([text]);
    for (const candidate of [inPlainWords(text), spelledRight(text), inPlainWords(spelledRight(text))]) {
      if (tried.has(candidate)) continue;
      tried.add(candidate);
      const found = again(candidate);
      if (found && UNDERSTOOD.has(found.skill)) return { ...found.task, question: found.text };
    }
    return null;
  },
};

const MAX_LENGTH = 400;

/** The skills that take only what they can read to its end. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "mathematics",
  "symbolic",
  "plots",
  "fibonacci",
  "several questions",
  "explanation",
]);

const PUPILS =
  "(?:my |our |all )?(?:kids|children|class|pupils|students|everyone|everybody|guys|folks|friends|teacher|tutor|professor|mate|buddy|bro)";
const TASK =
  "(?:home ?work|worksheet|exercise|task|textbook|book|teacher|question|problem|quiz|test|exam|assignment)";

const PLAIN_WORDS: readonly [RegExp, string][] = [
  [/\b(?:pl[sz]+|thx|tysm|lol|asap|thanks in advance|many thanks)\b[!.,]*/gi, ""],
  [/\bc(?:u|l)d (?=you\b|u\b|we\b|i\b)/gi, "could "],
  [/\b(can|could|would|will) (?:u|ya)\b/gi, "$1 you"],
  [/^\s*(?:(?:please )?help(?: me)?|(?:i )?need (?:some )?help)\s*[!.:,]+\s*/i, ""],
  [/\b(?:whats|what s|wats|wat is|wots)\b/gi, "what is"],
  [/\bgimme\b/gi, "give"],
  [/\bteh\b/gi, "the"],
  [/^(?:solv|slove|sovle|sole|solce)\b/i, "Solve"],
  [/\b(give|show|tell) me (?=the\b|an?\b|all\b)/gi, "$1 "],
  [
    new RegExp(
      `^\\s*(?:(?:hey|hi|hello|ok(?:ay)?|so|well|right|yo|good (?:morning|afternoon|evening))\\b[\\s,!.:]*)?(?:(?:there|${PUPILS}|m(?:rs?|s|iss)\\.? \\p{L}+)\\b\\s*[,!.:]+\\s*)?`,
      "iu",
    ),
    "",
  ],
  [
    new RegExp(
      `^(?:(?:on|in|from|for) )?(?:my|our|the|this|today's|tonight's)? ?(?:maths? )?${TASK}(?: \\d+)?(?: (?:says?|asks?|wants|is|goes)(?: (?:me|us))?(?: to)?)?\\s*[:,]?\\s+`,
      "i",
    ),
    "",
  ],
  [
    /^(?:i|we)(?:'ve| have)?(?: got| need)?(?: to)? ?(?:have |get )?(?:the |these |two |three |a |this )*(?:simultaneous |linear )?(?:equations?|system)[\s:,]+(?=\S*\d|[a-z]\b)/i,
    "Given ",
  ],
  [/\b(?:i (?:got|am) stuck (?:on|with|at)|stuck (?:on|with)|struggling with)\b:?/gi, ""],
  [
    /^(?:so |and )?(?:how (?:do|would|can) (?:i|you|we)|i (?:can't|cannot|have to|must|should)|we (?:have to|must|should)) /i,
    "",
  ],
  [
    /(?<=\b(?:find|solve|work out|determine)\b.*=.*)[.!?;,]+\s*(?:so )?what (?:is|are) [a-z](?:(?:,| and|\s)+[a-z])*\s*\?*\s*$/i,
    "",
  ],
];

/** Without chat words and the story around the task. */
export function inPlainWords(text: string): string {
  const plain = PLAIN_WORDS.reduce((rest, [said, meant]) => rest.replace(said, meant), text);
  return plain
    .replace(/\s+/g, " ")
    .replace(/\s+([?.!,])/g, "$1")
    .trim();
}
