/** The formula inside a sentence. */
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";

/** The longest run of words that reads as a formula with a sign in it; none when there is none. */
export function formulaIn(text: string): string[] {
  const inside = /`([^`]+)`|\\\((.+?)\\\)|\$([^$]+)\$|"([^"]+)"/.exec(text);
  const marked = inside?.slice(1).find((each) => each !== undefined);
  if (marked && isFormula(plain(marked))) return [plain(marked)];
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
