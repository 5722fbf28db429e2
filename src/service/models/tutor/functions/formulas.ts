/** The formula inside a sentence. */
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";

/** The formulas of a sentence, in order: several when it lists several; none when there is none. */
export function formulasIn(text: string): string[] {
  const marked = [...text.matchAll(/`([^`]+)`|\\\((.+?)\\\)|\$([^$]+)\$|"([^"]+)"/g)]
    .map((match) => plain(match.slice(1).find((each) => each !== undefined) ?? ""))
    .filter(isFormula);
  if (marked.length > 0) return [...new Set(marked)];
  const pieces = text
    .split(/\s+and\s+|[,;]\s+|\n+/)
    .flatMap(longestIn)
    .filter((each) => /[a-z]/i.test(each));
  const isEquation = (each: string): boolean => each.includes("=");
  if (pieces.length > 1 && new Set(pieces.map(isEquation)).size === 1) return [...new Set(pieces)];
  return longestIn(text);
}

/** The longest run of words that reads as a formula with a sign in it. */
function longestIn(text: string): string[] {
  const words = plain(text)
    .replace(/[?!.]+(?=\s|$)/g, "")
    .split(/\s+/);
  for (let length = words.length; length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const run = words
        .slice(at, at + length)
        .join(" ")
        .replace(/^[,:]+|[,:]+$/g, "");
      if (isFormula(run)) return [run];
    }
  }
  return [];
}

function isFormula(text: string): boolean {
  if (!/\d|[a-z]\s*[=^+*/-]|\b(?:sin|cos|tan|exp|ln|log|sqrt)\b/i.test(text)) return false;
  return parseExpression(text) !== null || parseRelations(text) !== null;
}
