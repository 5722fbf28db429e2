/** Words answers from what programs print. */

import { parseExpression, parseRelations } from "../notation/parse";
import { relationToLatex, toLatex } from "../notation/to-latex";
import type { ProgramOutput } from "../program-task";
import type { Pending } from "./definitions";
import type { Reading } from "./rule";

/** A form of question: recognises the sentence, completes the program, words the answer. */
export interface QuestionForm {
  read(sentence: string, reading: Reading, pending: Pending): Wording | null;
}

/** Makes the sentence of the answer; `null` when the output is not what was expected. */
export type Wording = (output: ProgramOutput) => string | null;

/** A printed value as formula between `\(` and `\)`; text that is no notation stays as it is. */
export function formula(printed: string): string {
  return `\\(${bareFormula(printed)}\\)`;
}

/** As `formula`, without the marks. */
export function bareFormula(printed: string): string {
  const expression = parseExpression(printed);
  if (expression) return toLatex(expression);
  const relations = parseRelations(printed);
  return relations?.[0] ? relationToLatex(relations[0]) : printed;
}

/** ", about 3.10686" for a fraction of which the program has printed a `decimal:`. */
export function about(answer: string, notes: ProgramOutput["notes"]): string {
  const decimal = notes.get("decimal")?.[0];
  return decimal !== undefined && answer.includes("/") ? `, about ${decimal}` : "";
}

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
