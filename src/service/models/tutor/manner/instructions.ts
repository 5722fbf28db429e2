/** What the instructions of an assistant ask of the way it answers. */
import type { Question } from "../skill";

export interface Wishes {
  /** How to address the user. */
  readonly userName: string | null;
  /** One sentence is enough. */
  readonly brief: boolean;
  /** Nothing but the result. */
  readonly resultOnly: boolean;
  /** JSON and nothing else, although no response format says so. */
  readonly jsonOnly: boolean;
  /** Check what another assistant wrote. */
  readonly verify: boolean;
  /** Say how, not what comes out. */
  readonly withoutSolving: boolean;
  /** Steps in plain words. */
  readonly explain: boolean;
  /** Write questions rather than answers. */
  readonly quiz: boolean;
}

/** Reads the wishes from the instructions, and from the question those that can stand there. */
export function wishesOf({ request: { instructions }, text }: Pick<Question, "request" | "text">): Wishes {
  const both = `${instructions}\n${text}`;
  return {
    userName: userNameIn(instructions) ?? userNameIn(text),
    brief: BRIEF.test(instructions) || BRIEF.test(text),
    resultOnly: RESULT_ONLY.test(both),
    jsonOnly: JSON_ONLY.test(both),
    verify: VERIFY.test(instructions),
    withoutSolving: WITHOUT_SOLVING.test(both),
    explain: EXPLAIN.test(both),
    quiz: /\bquiz(?:zes| (?:writer|master|maker))?\b/i.test(instructions),
  };
}

/** The text without what it says about the form of the answer. */
export function withoutWishes(text: string): string {
  const bare = FORM_WISHES.reduce((rest, wish) => rest.replace(wish, " "), text)
    .replace(/[ \t]+/g, " ")
    .trim();
  return /[\p{L}\d]/u.test(bare) ? bare : text;
}

const FORM_WISHES: readonly RegExp[] = [
  /(?<=^|[.!?\n]\s*)(?:please )?(?:reply|answer|respond|return|output|give (?:me )?(?:the |your )?(?:answer|result|output))\b[^.!?\n]{0,30}\bJSON\b[^.!?\n]*(?:[.!]|$)/gi,
  /,? (?:as|in) (?:valid |raw )?JSON(?: only| format)?(?=[\s.?!,]*$)/gi,
  /(?<=^|[.!?\n]\s*)(?:please )?(?:be|answer|reply|respond|keep it) (?:very )?(?:brief|briefly|concise|concisely|short|shortly)[.!]?/gi,
  /,? (?:and )?(?:answer |reply )?(?:briefly|in one sentence|in a single sentence|in one line)(?=[\s.?!,]*$)/gi,
  /^(?:please )?(?:as|in) (?:valid |raw )?JSON\b[^:.]*:/gi,
  /(?<=^|[.!?\n]\s*)(?:please )?(?:answer|reply|respond) (?:in|with) (?:only )?(?:one|a single) (?:word|number)[.!]?/gi,
  /(?<=^|[.!?\n]\s*)(?:please )?(?:only|just) (?:give|tell|show)(?: me)? the (?:final )?(?:answer|result|number)\s*(?:to|of|for)?\s*[:.]?/gi,
  /(?<=^|[.!?\n]\s*)(?:please )?(?:give|tell|show)(?: me)? (?:only|just) the (?:final )?(?:answer|result|number)\s*(?:to|of|for)?\s*[:.]?/gi,
  /(?<=^|[.!?\n]\s*)(?:only|just) the (?:final )?(?:answer|result|number)(?: please)?\s*[:.]/gi,
  /[,.]? (?:only|just) the (?:final )?(?:answer|result|number)(?: please)?(?=[\s.?!,]*$)/gi,
  /(?<=^|[.!?\n]\s*)(?:please )?(?:address|call) me (?:as |by )?\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)*[.!]/gu,
];

const BRIEF =
  /\b(?:be|answer|reply|respond|keep (?:it|your answers?)|stay)\s+(?:very |as )?(?:brief|briefly|concise|concisely|short|shortly|terse)|\bbriefly\b|\b(?:short|brief|concise|terse|one-?line|one sentence) (?:answers?|replies|tutor|sentences?|only)\b|\b(?:in|with|at most|no more than) (?:one|a single|two) (?:short )?(?:sentences?|lines?)\b|\bno explanations?\b/i;

const RESULT_ONLY =
  /\b(?:answer|reply|respond) (?:in|with) (?:only )?(?:one|a single) word\b|\b(?:only|just|nothing but) (?:(?:give|tell|show)(?: me)? |return |state |reply with |answer with |print |say )?(?:the |a |one )?(?:final )?(?:answer|result|number|value|solution)\b(?! (?:of|to|when|if))|\b(?:answer|reply|respond) (?:only )?with (?:only |just )?(?:the |a |one )?(?:bare |single )?(?:number|result|value)(?: only)?\b/i;

const JSON_ONLY =
  /\b(?:only|just|nothing but|valid|raw|strictly|pure) (?:return |reply with |answer (?:with|in) |in |as )?(?:a |valid |raw )*JSON\b|\bJSON (?:only|object only)\b|\b(?:as|in|with|return|output|reply with|answer in|respond in) (?:a |an |valid |raw |one |single )*JSON(?: object| format)?\b/i;

const VERIFY =
  /\b(?:verif(?:y|ies|ier)|checker|double-?check|critic|reviewer|proofread\w*|audit\w*)\b|\b(?:check|review|test|inspect|judge|confirm)s?\b[^.]{0,60}\b(?:answers?|solutions?|work|results?|assistant|solver|claims?|wrote|correct)\b/i;

const WITHOUT_SOLVING =
  /\b(?:do not|don't|never|without|not)\s+(?:\w+\s+){0,2}?(?:solv(?:e|ing)\b|(?:giv(?:e|ing)|reveal(?:ing)?|tell(?:ing)?|stat(?:e|ing)|show(?:ing)?)\s+(?:\w+\s+){0,4}?(?:solution|answer|result)s?\b)|\b(?:give|offer) (?:me |them |the user )?(?:only |just )?(?:a )?hints?\b|\bhints? only\b/i;

const EXPLAIN =
  /\bstep[ -]by[ -]step\b|\b(?:show|explain|describe|write|walk me through)\b[^.?!]{0,40}\b(?:steps?|working|your work|how (?:you|it|to|one)|why)\b|\bexplain\b/i;

function userNameIn(text: string): string | null {
  const name = "((?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*){0,2})";
  const patterns = [
    `\\b(?:[Aa]ddress|[Cc]all|[Rr]efer to|[Gg]reet)\\s+(?:the |your )?(?:user|student|learner|me|them|customer|reader|him|her|person)?\\s*(?:as|by(?: the)? name(?: of)?)?[:,]?\\s*["“'\`]?${name}`,
    `\\b(?:[Uu]ser|[Ss]tudent|[Ll]earner|[Cc]ustomer)(?:'s|s'|’s)? (?:first |full )?(?:name is|is called|is named|goes by)\\s+["“'\`]?${name}`,
    `\\b(?:[Uu]ser|[Ss]tudent|[Ll]earner) (?:named|called)\\s+["“'\`]?${name}`,
    `\\b(?:talking|speaking) (?:to|with)\\s+${name}`,
  ];
  for (const pattern of patterns) {
    const found = new RegExp(pattern, "u").exec(text)?.[1];
    if (found && !/^(?:The|A|An|Name|User|Python|Step|I|It|By|As|In)$/.test(found)) return found;
  }
  return null;
}
