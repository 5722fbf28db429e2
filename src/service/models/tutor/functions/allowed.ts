/** Which of a parameter's allowed values a text means. */
import { literally, stem } from "../words";
import { CURRENCY_CODES, currenciesIn } from "./known-names";
import type { Parameter } from "./schema";

/** An operation of arithmetic. */
export type Sign = "+" | "-" | "*" | "/" | "^";

/** The allowed values that the text says: all that it lists, or the one that it means; empty when it says none. */
export function allowedValues(parameter: Parameter, text: string): readonly (string | number)[] {
  if (parameter.allowed.every((each) => CURRENCY_CODES.has(String(each))))
    return currencyCodes(parameter, text);
  const lower = text.toLowerCase();
  const inFull = parameter.allowed.filter((each) => wordAt(lower, each) >= 0);
  if (inFull.length > 0) return listed(lower, inFull);
  const named = parameter.allowed.filter((each) => {
    const words = wordsOf(each);
    if (!/[\p{L}\d]/u.test(words)) return false;
    if (words.length <= 2) {
      return new RegExp(`(?:°|(?<![\\p{L}\\d])(?:in|degrees) )${literally(words)}(?![\\p{L}\\d])`, "iu").test(
        text,
      );
    }
    return lower.includes(words) || words.split(" ").every((word) => mentions(lower, word));
  });
  const meant = parameter.allowed.filter((each) =>
    SYNONYMS.some(([said, value]) => said.test(text) && value.test(String(each))),
  );
  return (named.length > 0 ? named : meant).slice(0, 1);
}

/** "convert 5 euros to USD": what stands behind "to"; "yen and Swiss francs": all that are listed; else the first. */
function currencyCodes({ allowed }: Parameter, text: string): readonly (string | number)[] {
  const target = currenciesIn(/\b(?:to|into|in)\b(.*)/is.exec(text)?.[1] ?? "").find((each) =>
    allowed.includes(each),
  );
  if (target !== undefined) return [target];
  const codes = currenciesIn(text).filter((each) => allowed.includes(each));
  return /\band\b|,/.test(text) ? codes : codes.slice(0, 1);
}

/** The value that stands for an operation of arithmetic, given by its sign. */
export function operationIn(allowed: Parameter["allowed"], sign: Sign): string | number | undefined {
  return allowed.find((each) => OPERATIONS[sign].test(String(each)));
}

/** Whether the text has the word, in any of its endings. */
export function mentions(lower: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\d])${stem(word).replace(/[^\p{L}\d]/gu, ".")}`, "u").test(lower);
}

const OPERATIONS: Readonly<Record<Sign, RegExp>> = {
  "+": /^(?:\+|add(?:ition)?|plus|sum)$/i,
  "-": /^(?:[-−]|sub(?:tract(?:ion)?)?|minus|difference)$/i,
  "*": /^(?:[*×x·]|mul(?:tiply|tiplication)?|times|product)$/i,
  "/": /^(?:[/÷:]|div(?:ide|ision)?|quotient)$/i,
  "^": /^(?:\^|\*\*|pow(?:er)?|exponent(?:iation|iate)?)$/i,
};

/** What texts say for values that are signs, letters or codes. */
const SYNONYMS: readonly [said: RegExp, value: RegExp][] = [
  [/°\s?C\b|\bcentigrade\b|\bcelsius\b|\bin C\b/i, /^(?:c|celsius|centigrade|metric)$/i],
  [/°\s?F\b|\bfahrenheit\b|\bin F\b/i, /^(?:f|fahrenheit|imperial)$/i],
  [/\b(?:add|plus|sum)\b|\d\s*\+\s*\d/i, OPERATIONS["+"]],
  [/\b(?:subtract|minus|difference)\b|\d\s*[-−]\s*\d/i, OPERATIONS["-"]],
  [/\b(?:multiply|multiplied|times|product)\b|\d\s*[*×x·]\s*\d/i, OPERATIONS["*"]],
  [/\b(?:divide|divided|quotient)\b|\d\s*[/÷]\s*\d/i, OPERATIONS["/"]],
  [/\bto the power\b|\bpower\b|\d\s*(?:\^|\*\*)\s*\d/i, OPERATIONS["^"]],
  [/\bsquare root\b|\bsqrt\b|√/i, /^(?:sqrt|square_?root|root)$/i],
  [/\b(?:modulo|mod|remainder)\b|\d\s*%\s*\d/i, /^(?:%|mod(?:ulo|ulus)?|remainder)$/i],
  [/\b(?:turn|switch|put)\b.*\bon\b/i, /^(?:on|true|enabled?)$/i],
  [/\b(?:turn|switch|put)\b.*\boff\b/i, /^(?:off|false|disabled?)$/i],
  [/\b(?:cheapest|lowest|smallest|ascending|increasing)\b/i, /^(?:asc|ascending|price_asc|low_to_high)$/i],
  [
    /\b(?:highest|largest|most expensive|descending|decreasing)\b/i,
    /^(?:desc|descending|price_desc|high_to_low)$/i,
  ],
  [/\burgent(?:ly)?\b|\bimportant\b|\basap\b/i, /^(?:high|urgent|critical)$/i],
  [/\benglish\b/i, /^en(?:g|-.*)?$/i],
  [/\bfrench\b/i, /^fr(?:a|-.*)?$/i],
  [/\bgerman\b/i, /^(?:de|ger|de-.*)$/i],
  [/\bspanish\b/i, /^es(?:p|-.*)?$/i],
  [/\bitalian\b/i, /^ita?$/i],
];

/** The words of a value: `FREE_RESPONSE` is "free response". */
function wordsOf(allowed: string | number): string {
  return String(allowed).toLowerCase().replaceAll(/[_-]/g, " ").trim();
}

/** Where the text has a value as words of their own, longer than an abbreviation; -1: nowhere. */
function wordAt(lower: string, allowed: string | number): number {
  const words = wordsOf(allowed);
  if (words.length <= 2) return -1;
  return lower.search(new RegExp(`(?<![\\p{L}\\d])${literally(words)}(?![\\p{L}\\d])`, "u"));
}

/** All of the values when the text lists them ("a, b and c"), else the first of the schema. */
function listed(lower: string, values: readonly (string | number)[]): readonly (string | number)[] {
  const inOrder = [...values].sort((a, b) => wordAt(lower, a) - wordAt(lower, b));
  const isList = inOrder.every((each, at) => {
    const before = inOrder[at - 1];
    if (before === undefined) return true;
    const gap = lower.slice(wordAt(lower, before) + String(before).length, wordAt(lower, each));
    return /^[\s,;]*(?:and|or|&)?\s*(?:the\s)?$/.test(gap);
  });
  return isList ? inOrder : values.slice(0, 1);
}
