/** Words with which the instructions want every answer to begin or to end. */
export interface FixedPhrases {
  readonly opening: string | null;
  readonly closing: string | null;
}

const QUOTED =
  "(?:\"([^\"\\n]{1,120})\"|“([^”\\n]{1,120})”|‘([^’\\n]{1,120})’|`([^`\\n]{1,120})`|'((?:[^'\\n]|'(?=\\w)){1,120})')";
const ANSWER =
  "(?:(?:(?:of )?(?:every|each|all|any|your|the|of) ?)*(?:answers?|repl(?:y|ies)|messages?|responses?|it|them)(?: you (?:give|write))? ?)?";

const OPENING = [
  `\\b(?:start|begin|open)(?:ing|s)? ${ANSWER}(?:with|by saying|by writing)(?: the (?:words?|phrase|sentence|text))?:? ${QUOTED}`,
  `\\b(?:say|write|add|put) ${QUOTED} (?:at the (?:start|beginning) of|before) `,
];
const CLOSING = [
  `\\b(?:end|finish|close|conclude)(?:ing|s)? ${ANSWER}(?:with|by saying|by writing)(?: the (?:words?|phrase|sentence|text))?:? ${QUOTED}`,
  `\\bsign(?:ing)? (?:off )?${ANSWER}(?:with|as)(?: the (?:words?|phrase))?:? ${QUOTED}`,
  `\\b(?:say|write|add|put) ${QUOTED} (?:at the end of|after) `,
];

/** Reads them where they stand in quotation marks. */
export function fixedPhrases(instructions: string): FixedPhrases {
  return { opening: phrase(OPENING, instructions), closing: phrase(CLOSING, instructions) };
}

/** The answer between the two. */
export function withPhrases(answer: string, { opening, closing }: FixedPhrases): string {
  const isList = /^(?:[-*#`|]|\d+\.)/.test(answer);
  const begun =
    opening === null || answer.startsWith(opening) ? answer : `${opening}${isList ? "\n\n" : " "}${answer}`;
  return closing === null || begun.endsWith(closing) ? begun : `${begun}\n\n${closing}`;
}

function phrase(forms: readonly string[], instructions: string): string | null {
  for (const form of forms) {
    const match = new RegExp(form, "i").exec(instructions);
    const found = match?.slice(1).find((each) => each !== undefined);
    if (match && found && !/\b(?:not|never|don't)\s*$/i.test(instructions.slice(0, match.index)))
      return found;
  }
  return null;
}
