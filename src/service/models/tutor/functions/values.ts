/** Finds the words of a text that an argument is made of, by what the parameter is called. */

import { literally } from "../words";
import { inSigns } from "./arithmetic";
import { formulasIn } from "./formulas";
import { COMPANIES, currenciesIn, timeZoneOf } from "./known-names";
import { itemsOf } from "./lists";
import { addressees, bodies, quoted, subjects } from "./messages";
import { dates, moments, times } from "./moments";
import { places, properNames } from "./places";
import type { Parameter } from "./schema";

/** The candidates for a text parameter, in order; several when the text lists several. */
export function textValues(parameter: Parameter, text: string): string[] {
  if (/\btime ?zone\b/i.test(parameter.description)) return zones(text);
  if (/\bSQL\b/.test(parameter.description)) return statements(text);
  const called = `${parameter.name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase()}`;
  for (const [name, find] of KINDS) {
    if (name.test(called)) return find(text, called);
  }
  const described = parameter.description.toLowerCase();
  for (const [name, find] of KINDS) {
    if (described !== "" && name.test(described.split(/[,.(]/)[0]?.replaceAll(" ", "_") ?? "")) {
      const found = find(text, called);
      if (found.length > 0) return found;
    }
  }
  return anyText(text, called);
}

type Finder = (text: string, called: string) => string[];

const KINDS: readonly [RegExp, Finder][] = [
  [/time_?zone|(?:^|_)tz$/, zones],
  [
    /^(?:from|source|base|to|target|quote|in)?_?(?:currency)(?:_?(?:code|from|to|in))?$|currency|^(?:from|to)_cur/,
    currencies,
  ],
  [
    /e_?mail(?!_?(?:body|subject|text|content))|recipient|correo|courriel|empf|destinatari|^(?:to|para|an)$|^cc$|address_?to/,
    addressees,
  ],
  [/(?:^|_)sql|^statement$/, statements],
  [/(?:^|_)room|^zone$/, rooms],
  [/subject|(?:^|_)title|topic|headline/, subjects],
  [
    /body|message|content|^text$|note|reminder|comment|(?:^|_)task|description|texto|nachricht|mensaje|messaggio|contenu|inhalt/,
    bodies,
  ],
  [
    /location|city|cities|place|town|country|region|destination|origin|departure|arrival|area|stadt|^ort$|ciudad|lugar|ville|lieu|citt|cidade|miasto/,
    placesFor,
  ],
  [/symbol|ticker|stock/, tickers],
  [/expression|formula|equation|polynomial|integrand|^f$|^expr/, expressions],
  [/query|question|search|prompt|keyword/, (text) => [searchWords(text)]],
  [/when|deadline|moment|date_?time/, moments],
  [/date|(?:^|_)days?(?:_of_week)?$|weekday|(?:^|_)due$|datum|fecha|^tag$/, dates],
  [/(?:^|_)time$|hour/, times],
  [/language|(?:^|_)lang$|sprache|idioma|langue|lingua/, languages],
  [/(?:^|_)(?:id|code|number|sku|isbn|order|invoice|ticket|reference)$/, codes],
  [/unit|scale/, units],
  [/name|person|user|customer|author|student|who|artist|company|product|item|team/, names],
];

function expressions(text: string): string[] {
  const found = formulasIn(text);
  return found.length > 0 ? found : formulasIn(inSigns(text));
}

function zones(text: string): string[] {
  const named = text.match(/\b(?:[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+|UTC(?:[+-]\d+)?|GMT(?:[+-]\d+)?)/g);
  if (named) return [...new Set(named)];
  return places(text).map((place) => timeZoneOf(place) ?? timeZoneOf(place.split(",")[0] ?? "") ?? place);
}

function currencies(text: string, called: string): string[] {
  const codes = currenciesIn(text);
  const asked = /\bhow many\b/i.test(text) || /^\s*(?:what|how much)[^?]*\bin\b.*\bis\b/i.test(text);
  const ordered = asked && codes.length === 2 && !/\bfrom\b/i.test(text) ? [...codes].reverse() : codes;
  const [first, ...others] = ordered;
  const targets = [...new Set(others)];
  // "Convert 5 euros to yen and dollars": a parameter of one name only means what is looked for.
  const isTarget =
    /to|target|quote|into/.test(called) || (!/from|base|source/.test(called) && targets.length > 0);
  if (isTarget) return targets;
  return first === undefined ? [] : [first];
}

function placesFor(text: string, called: string): string[] {
  const way = /origin|departure|from/.test(called)
    ? "from"
    : /destination|arrival|(?:^|_)to/.test(called)
      ? "to"
      : null;
  if (!way) return places(text);
  const [, first, second] = /\bbetween\s+(\p{Lu}[\p{L}' -]*?)\s+and\s+(\p{Lu}[\p{L}' -]*)/u.exec(text) ?? [];
  if (first && second) return [way === "from" ? first : second.trim()];
  const match = new RegExp(`\\b${way}\\s+((?:[A-Z][\\p{L}.'-]*)(?:\\s+[A-Z][\\p{L}.'-]*)*)`, "u").exec(text);
  return match?.[1] ? [match[1]] : places(text).slice(0, way === "to" && !/\bfrom\b/.test(text) ? 1 : 0);
}

function tickers(text: string): string[] {
  const found: { at: number; symbol: string }[] = [];
  for (const match of text.matchAll(/\$?\b([A-Z]{1,5}(?:\.[A-Z])?)\b/g)) {
    if (!NO_TICKERS.has(match[1] ?? "")) found.push({ at: match.index, symbol: match[1] ?? "" });
  }
  for (const [company, symbol] of COMPANIES) {
    const at = text.search(new RegExp(`\\b${company}\\b`, "i"));
    if (at >= 0) found.push({ at, symbol });
  }
  found.sort((a, b) => a.at - b.at);
  const symbols = [...new Set(found.map((each) => each.symbol))];
  return symbols.length > 0 ? symbols : properNames(text);
}

const NO_TICKERS: ReadonlySet<string> = new Set(
  "I A AM PM OK US USA UK EU USD EUR GBP CSV JSON PDF API CEO TV PC ID X Y Z Q P S T AI IT".split(" "),
);

function languages(text: string): string[] {
  const list = new RegExp(`\\b(?:to|in|into)\\s+(${LANGUAGE}(?:(?:,| and| or|\\s)+${LANGUAGE})*)`, "i").exec(
    text,
  )?.[1];
  const [one] = text.match(new RegExp(LANGUAGE, "i")) ?? [];
  if (list) return itemsOf(list);
  return one ? [one] : [];
}

const LANGUAGE =
  "\\b(?:English|French|German|Spanish|Italian|Portuguese|Dutch|Polish|Japanese|Chinese|Korean|Arabic|Russian|Turkish|Hindi|Swedish|Greek|Latin)\\b";

function codes(text: string, called: string): string[] {
  const word = literally(called.replace(/_?(?:id|code|number|no)$/, "").replaceAll("_", " "));
  const near = word
    ? new RegExp(
        `\\b${word}s?\\s*(?:id|no\\.?|number|nr\\.?|code)?\\s*(?:is|:)?\\s*#?([\\w-]*\\d[\\w-]*)`,
        "i",
      ).exec(text)?.[1]
    : undefined;
  const found = text.match(/(?<=#)[\w-]+|\b[A-Za-z]+-?\d[\w-]*\b|\b\d{3,}\b/g) ?? [];
  if (found.length > 0) return [...new Set(found)];
  return near ? [near] : quoted(text);
}

function units(text: string): string[] {
  const match =
    /\b(celsius|fahrenheit|kelvin|metric|imperial|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|kilograms?|kg|lbs?|pounds?)\b/i.exec(
      text,
    );
  return match?.[1] ? [match[1].toLowerCase()] : [];
}

function names(text: string): string[] {
  const inQuotes = quoted(text);
  return inQuotes.length > 0 ? inQuotes : properNames(text);
}

function anyText(text: string, called: string): string[] {
  const word = literally(called.replaceAll("_", " "));
  const near = new RegExp(
    `\\b${word}\\s*(?:is|of|:|=)?\\s+["“']?([\\p{L}\\d][\\p{L}\\d .'-]*?)["”']?(?=[,;.?!]|$|\\s(?:and|with|to|for|in)\\b)`,
    "iu",
  ).exec(text)?.[1];
  if (near) return [near];
  const several = new RegExp(`\\b${word}s:?\\s+([\\p{L}\\d][^.;?!]*)`, "iu").exec(text)?.[1];
  if (several && /,|\band\b|\bor\b/.test(several)) return itemsOf(several);
  const inQuotes = quoted(text);
  if (inQuotes.length > 0) return inQuotes;
  const asked = /\bwhat does (?:the word )?(\p{L}[\p{L}-]*) mean\b/iu.exec(text)?.[1];
  if (asked) return [asked];
  const proper = properNames(text);
  if (proper.length > 0) return proper;
  const rest = PHRASE.exec(text)?.[1];
  const items = rest ? itemsOf(rest) : [];
  return items.every((each) => each.split(/\s+/).length <= MAX_PHRASE) ? items : [];
}

/** What follows the last preposition: "the light in the kitchen". */
const PHRASE =
  /^.*\b(?:for|of|about|in|with|called|named)\s+(?:the |a |an |my )?(\p{L}[^,.;?!\d]*?(?:(?:,|\band\b|\bor\b)[^.;?!\d]*?)*)(?:\s+(?:to|at|on|by)\b.*)?[.?!]*$/iu;

/** Longer phrases are no value but a sentence. */
const MAX_PHRASE = 3;

const ROOMS =
  /\b(?:(?:living|dining|bath|bed|guest|kids'?|meeting|class)[ -]?room|kitchen|bathroom|bedroom|office|hall(?:way)?|garage|garden|basement|attic|study|nursery|toilet|terrace|balcony|room \w+)\b/gi;

function rooms(text: string, called: string): string[] {
  const found = text.match(ROOMS);
  if (!found) return anyText(text, called);
  // The name of a room keeps its capital: "room Aurora".
  return [...new Set(found.map((each) => each.charAt(0).toLowerCase() + each.slice(1)))];
}

/** SQL is taken as it stands, and never made up. */
function statements(text: string): string[] {
  const found = /\b(?:select|insert into|update|delete from|with)\b[\s\S]+/i.exec(text)?.[0];
  return found ? [found.replace(/[`"”?]+\s*$/, "").trim()] : [];
}

/** The question without the words of asking. */
export function searchWords(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:please |can you |could you |would you |i want to |i'd like to |help me )*(?:search|look up|find|google|tell me|show me)?\s*(?:the web |online |the internet |our docs |the docs )?(?:for |about |on )?/i,
      "",
    )
    .replace(
      /\s+(?:under|below|over|above|less than|more than|at most|at least|up to|cheaper than)\s+\D{0,2}\d.*$/i,
      "",
    )
    .replace(/[.?!\s]+$/, "");
}
