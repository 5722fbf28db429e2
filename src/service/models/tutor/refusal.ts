/** What the tutor says when no skill fits. */
import { openDraws } from "./math/open-draws";
import { openEquations } from "./math/open-equations";
import type { Question } from "./skill";

/** What it can do, in two sentences. */
export const ABILITIES =
  "I can solve equations, inequalities and systems, work with fractions, percentages, units, primes, bases, sequences, " +
  "polynomials, derivatives, integrals, limits, matrices, statistics and probabilities of draws, plot functions and data, " +
  "read CSV files, search your files, and call your functions. " +
  "I write a short Python program for it, run it in the code interpreter and check the result. " +
  "Try for example: Solve `3x + 11 = 14`.";

/** How to get answers to everything else. */
export const CONNECT =
  "For other questions connect a model: put the `AZURE_OPENAI_*` names of an Azure deployment, or `MODEL_BASE_URL`, " +
  "`MODEL_API_KEY` and `MODEL_NAME` of any OpenAI-compatible one, into `secrets.env`.";

/** A polite refusal: who speaks, what it can do, and how to get a model that can do more. */
export function refusal({ text }: Question): string {
  return (
    openEquations(text) ??
    openDraws(text) ??
    [isStory(text) ? STORY : NOT_UNDERSTOOD, ABILITIES, CONNECT].join("\n\n")
  );
}

const NOT_UNDERSTOOD =
  "I am the offline tutor, a set of rules and no language model, and I do not understand this question well enough to answer it.";

const STORY =
  "I am the offline tutor, a set of rules and no language model, and I do not understand word problems: I cannot turn a story into formulas. " +
  "Please write the equation that it leads to, or the calculation, and I work it out and check it.";

/** Whether an answer is a refusal, so that its question has nothing to go on from. */
export function isRefusal(answer: string): boolean {
  return answer.startsWith(NOT_UNDERSTOOD) || answer.startsWith(STORY);
}

/** Numbers in a text of many words and without formulas. */
function isStory(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const numbers =
    text.match(/\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|twice|half|dozen)\b/gi) ??
    [];
  return words.length >= 10 && numbers.length >= 2 && !/[=^]|\d\s*[-+*/]\s*\d/.test(text);
}
