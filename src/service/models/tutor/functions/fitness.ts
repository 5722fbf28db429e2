/** How plainly a caller's function fits a piece of text. */
import type { ModelTool } from "../../model";
import { stem, stems, wordsOf } from "../words";
import { parametersOf } from "./schema";

/**
 * 0: not at all; from 1 on the function fits. The words of its name count most, then its description; a word in
 * the text also counts for what it usually goes with, such as "umbrella" for weather.
 */
export function fitness(tool: ModelTool, text: string): number {
  const said = meaningOf(text);
  const name = wordsOf(tool.name)
    .filter((word) => !GENERIC.has(word))
    .map(stem);
  const hits = name.filter((word) => said.has(word)).length;
  const share = name.length === 0 ? 0 : hits / name.length;
  const described = new Set(
    stems(tool.description).filter((word) => !GENERIC.has(word) && !name.includes(word)),
  );
  const own = stems(text).filter((word) => !GENERIC.has(word));
  const shared = [...described].filter((word) => said.has(word)).length;
  const parameters = parametersOf(tool).filter((each) => meets(each.name, said)).length;
  const byName = share >= 0.5 ? 1 + share : 0;
  const byDescription = shared >= 2 && shared * 2 >= Math.min(own.length, 6) ? 1 : 0;
  const byBoth = hits > 0 && shared > 0 ? 1 : 0;
  const base = Math.max(byName, byDescription, byBoth);
  return base === 0 ? 0 : base + 0.2 * shared + 0.1 * parameters + 0.05 * hits;
}

/** Whether the text has a word of the identifier, or one that goes with it. */
function meets(identifier: string, said: ReadonlySet<string>): boolean {
  return wordsOf(identifier).some((word) => !GENERIC.has(word) && said.has(stem(word)));
}

function meaningOf(text: string): ReadonlySet<string> {
  const said = new Set(stems(text));
  for (const [pattern, words] of RELATED) {
    if (pattern.test(text)) for (const word of words.split(" ")) said.add(stem(word));
  }
  return said;
}

const RELATED: readonly [RegExp, string][] = [
  [
    /\b(?:temperature|forecast|rain|raining|rainy|sunny|snow\w*|umbrella|hott?\w*|cold\w*|warm\w*|windy|degrees)\b/i,
    "weather forecast temperature",
  ],
  [
    /\b(?:stocks?|shares?|ticker|trading|trades? at|quote|nasdaq|market price)\b/i,
    "stock share price quote ticker",
  ],
  [/\b(?:price|cost|costs|worth|expensive|how much (?:is|are|does))\b/i, "price cost value"],
  [/\b(?:e-?mails?|mail)\b/i, "email mail send message"],
  [/\b(?:write to|let \w+ know|notify|inform|tell \w+ that|drop a line)\b/i, "send email message notify"],
  [/\b(?:what time|the time|o'clock|local time|current time|how late)\b/i, "time clock"],
  [/\b(?:add|plus|sum|total|increase)\b|\d\s*\+\s*\d/i, "add sum plus addition total"],
  [/\b(?:subtract|minus|difference|take away)\b|\d\s*[-−]\s*\d/i, "subtract minus subtraction difference"],
  [
    /\b(?:multiply|multiplied|times|product|double|triple)\b|\d\s*[*×x·]\s*\d/i,
    "multiply times product multiplication",
  ],
  [/\b(?:divide|divided|quotient|split)\b|\d\s*[/÷]\s*\d/i, "divide division quotient"],
  [
    /\b(?:dollars?|euros?|yen|pounds?|francs?|rupees?|yuan|usd|eur|gbp|jpy|chf|exchange)\b|[€$£¥]\s?\d/i,
    "currency exchange convert rate money",
  ],
  [/\b(?:quiz|exam|test me|practice questions)\b/i, "quiz test question"],
  [/\b(?:live in|inhabitants|people live|residents)\b/i, "population"],
  [/\b(?:stocks|shares|positions?|holdings?|investments?) (?:do|i|that i|in my)\b/i, "portfolio holding"],
  [/\b(?:where am i|where i am|my location|here|near me|around me)\b/i, "location"],
  [/\b(?:remind|reminder|don't let me forget)\b/i, "reminder alarm create set"],
  [/\b(?:book|reserve|reservation)\b/i, "book reserve booking reservation"],
  [/\b(?:translate|translation|in (?:french|german|spanish|italian))\b/i, "translate translation"],
  [/\b(?:look up|search|find|google)\b/i, "search lookup query"],
  [/\b(?:lights?|lamp)\b/i, "light lamp"],
  [/\b(?:nickname|called)\b/i, "nickname"],
];

/** Words that say nothing about what a function is for. */
export const GENERIC: ReadonlySet<string> = new Set(
  (
    "get fetch retrieve lookup look find read show list display calculate compute comput call make do run use function tool api " +
    "data info information current currently latest the of for by a an in to and from given return returns value result " +
    "number numbers two name user users set new my specific provided based string specif provid"
  ).split(" "),
);
