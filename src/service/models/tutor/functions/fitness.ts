/** How plainly a caller's function fits a piece of text. */
import type { ModelTool } from "../../model";
import { stem, stems, wordsOf } from "../words";
import { RELATED, TRANSLATED } from "./related";
import { parametersOf } from "./schema";

/**
 * 0: not at all; from 1 on the function fits. The words of its name count most, then its description; a word in
 * the text also counts for what it usually goes with, such as "umbrella" for weather.
 */
export function fitness(tool: ModelTool, text: string): number {
  if (ACTIONS.test(tool.name) && !asksToAct(text)) return 0;
  const said = meaningOf(text);
  const name = wordsOf(tool.name)
    .flatMap(translated)
    .filter((word) => !GENERIC.has(word))
    .map(stem);
  const hits = name.filter((word) => said.has(word)).length;
  const share = name.length === 0 ? 0 : hits / name.length;
  const meant = inEnglish(`${wordsOf(tool.name).join(" ")} ${tool.description}`);
  const described = new Set([...meant].filter((word) => !GENERIC.has(word) && !name.includes(word)));
  const own = stems(text).filter((word) => !GENERIC.has(word));
  const shared = [...described].filter((word) => said.has(word)).length;
  const parameters = parametersOf(tool).filter((each) => meets(each.name, said)).length;
  const byName = share >= 0.5 ? 1 + share : 0;
  const byDescription = shared >= 2 && shared * 2 >= Math.min(own.length, 6) ? 1 : 0;
  const byBoth = hits > 0 && shared > 0 ? 1 : 0;
  const base = Math.max(byName, byDescription, byBoth);
  // Said in so many words counts for more than meant.
  const literal = name.filter((word) => own.includes(word)).length;
  return base === 0 ? 0 : base + 0.2 * shared + 0.1 * parameters + 0.05 * hits + 0.3 * literal;
}

/** Whether the text has a word of the identifier, or one that goes with it. */
function meets(identifier: string, said: ReadonlySet<string>): boolean {
  return wordsOf(identifier).some((word) => !GENERIC.has(word) && said.has(stem(word)));
}

/** The stems of the text, and of the words that it stands for. */
export function meaningOf(text: string): ReadonlySet<string> {
  const said = new Set(inEnglish(text));
  for (const [pattern, related] of RELATED) {
    if (pattern.test(text)) for (const word of related.split(" ")) said.add(stem(word));
  }
  return said;
}

/** Names of functions that do something; others tell something. */
export const ACTIONS =
  /^(?:send|create|set|turn|book|delete|remove|update|cancel|schedule|order|place|add_to|post|save|play|open|close|start|stop|notify|write|mail|email|submit|remind|assign|reserve|buy|sell|display)(?:_|[A-Z]|$)/;

/** Whether a text can be a wish that something be done: no question about something, no remark. */
export function asksToAct(text: string): boolean {
  return !/^\s*(?:who|what|when|where|why|which|how(?! about)|did|was|were|is|are|do(?:es)?|has|have|my|the|it|i (?!want|need|would|wish|must|have to))\b/i.test(
    text,
  );
}

/** The English words for a word of another language, or the word itself. */
function translated(word: string): string[] {
  const english = TRANSLATED.filter(([pattern]) => pattern.test(word)).flatMap(([, words]) =>
    words.split(" "),
  );
  return english.length > 0 ? english.slice(0, 1) : [word];
}

/** The stems of the text, and of the English words for those of other languages. */
function inEnglish(text: string): ReadonlySet<string> {
  const said = new Set(stems(text));
  for (const [pattern, english] of TRANSLATED) {
    if (pattern.test(text)) for (const word of stems(english)) said.add(word);
  }
  return said;
}

/** Words that say nothing about what a function is for. */
export const GENERIC: ReadonlySet<string> = new Set(
  (
    "get fetch retrieve lookup look find read show list display calculate compute comput call make do run use function tool api " +
    "data info information current currently latest the of for by a an in to and from given return returns value result " +
    "number numbers two name user users set new my specific provided based string specif provid"
  ).split(" "),
);
