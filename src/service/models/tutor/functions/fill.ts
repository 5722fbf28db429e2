/** Fills the arguments of a function from a text. */
import type { ModelTool } from "../../model";
import { stem, wordsOf } from "../words";
import { allowedValues, mentions } from "./allowed";
import { itemsOf } from "./lists";
import { isMoment } from "./moments";
import { type Parameter, parametersOf } from "./schema";
import { textValues } from "./values";

/** The arguments of each call: several when the text lists several values for one parameter. */
export interface Filling {
  readonly calls: readonly Readonly<Record<string, unknown>>[];
  /** Required parameters for which the text has no value. */
  readonly missing: readonly Parameter[];
}

/** Reads the arguments from `text`; what it does not say is taken from `known`. */
export function fill(tool: ModelTool, text: string, known: Readonly<Record<string, unknown>> = {}): Filling {
  const parameters = parametersOf(tool);
  const used = new Set<string>();
  const numbers = assignNumbers(parameters, text);
  const values = new Map<string, readonly unknown[]>();
  for (const parameter of parameters) {
    const found = valuesFor(parameter, text, { numbers, used, wanted: wantedOf(parameters) });
    if (found.length > 0) values.set(parameter.name, found);
    else if (known[parameter.name] !== undefined) values.set(parameter.name, [known[parameter.name]]);
    else if (parameter.required && parameter.fallback !== undefined) {
      values.set(parameter.name, [parameter.fallback]);
    } else if (parameter.required) {
      const safe = unasked(parameter);
      if (safe !== undefined) values.set(parameter.name, [safe]);
    }
  }
  const missing = parameters.filter((each) => each.required && !values.has(each.name));
  return { calls: spread(parameters, values), missing };
}

/**
 * One call for each value of the parameter that has several; the others keep theirs, item by item. Several days are
 * meant for every item: "Paris and Rome on Monday and Tuesday" are four calls.
 */
function spread(parameters: readonly Parameter[], values: ReadonlyMap<string, readonly unknown[]>) {
  const isDays = (name: string) => (values.get(name) ?? []).every((each) => isMoment(each));
  const count = (names: readonly string[]) =>
    Math.max(1, ...names.map((name) => values.get(name)?.length ?? 0));
  const names = parameters.map((each) => each.name).filter((name) => values.has(name));
  const [days, items] = [names.filter(isDays), names.filter((name) => !isDays(name))];
  const times = count(days);
  return Array.from({ length: count(items) * times }, (_, at) =>
    Object.fromEntries(
      names.map((name) => {
        const found = values.get(name) ?? [];
        return [name, found[days.includes(name) ? at % times : Math.floor(at / times)] ?? found[0]];
      }),
    ),
  );
}

interface Reading {
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly used: Set<string>;
  /** What is looked for in any text, as the function is about it. */
  readonly wanted: ReadonlySet<Parameter>;
}

/** The required parameters; where a schema names none, which many forget, the one that it has. */
function wantedOf(parameters: readonly Parameter[]): ReadonlySet<Parameter> {
  const required = parameters.filter((each) => each.required);
  return new Set(required.length === 0 && parameters.length === 1 ? parameters : required);
}

function valuesFor(parameter: Parameter, text: string, reading: Reading): readonly unknown[] {
  if (parameter.allowed.length > 0) return allowedValues(parameter, text);
  switch (parameter.type) {
    case "number":
    case "integer":
      return reading.numbers.get(parameter.name) ?? [];
    case "boolean":
      return booleanIn(parameter, text);
    case "array": {
      const items = parameter.items ? arrayItems(parameter.items, text, reading) : [];
      return items.length > 0 ? [items] : [];
    }
    case "object":
      return objectIn(parameter, text);
    case "string":
      return textual(parameter, text, reading);
  }
}

/** The object that the text describes; empty when it leaves required properties open. */
function objectIn({ properties }: Parameter, text: string): readonly Readonly<Record<string, unknown>>[] {
  const reading = {
    numbers: assignNumbers(properties, text),
    used: new Set<string>(),
    wanted: wantedOf(properties),
  };
  const inner: Record<string, unknown> = Object.fromEntries(
    properties.flatMap((each) => {
      const [value] = valuesFor(each, text, reading);
      return value === undefined ? [] : [[each.name, value]];
    }),
  );
  // "2 pens": what is counted is the thing.
  const counted = /(?:\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))\s+(\p{L}[\p{L} -]*)/u.exec(
    text,
  )?.[1];
  const thing = properties.find((each) => each.required && each.type === "string" && !(each.name in inner));
  if (counted && thing) inner[thing.name] = counted.trim();
  const complete = properties.every((each) => !each.required || each.name in inner);
  return complete && Object.keys(inner).length > 0 ? [inner] : [];
}

function textual(parameter: Parameter, text: string, { used, wanted }: Reading): readonly string[] {
  if (!wanted.has(parameter) && !PLAIN_WHEN_OPTIONAL.test(parameter.name)) return [];
  const found = textValues(parameter, text).filter((each) => each.trim() !== "" && !used.has(each));
  for (const each of found) used.add(each);
  return found;
}

/** Optional parameters whose values cannot be mistaken for others. */
const PLAIN_WHEN_OPTIONAL =
  /date|(?:^|_)(?:week)?days?$|when|deadline|^due|^time$|lang|unit|currency|timezone|email|location|city|subject/i;

/** What may be filled in although nobody said it: a unit, a mode, a switch. */
function unasked(parameter: Parameter): unknown {
  if (parameter.nullable) return null;
  if (parameter.type === "boolean") return false;
  const described = /\bdefaults? (?:is|to|:)?\s*["'`]?([\w-]+)/i.exec(parameter.description)?.[1];
  if (described && parameter.type === "string") return described;
  if (/unit|format|mode|scale|system|priority/i.test(parameter.name)) return parameter.allowed[0];
  return undefined;
}

function booleanIn(parameter: Parameter, text: string): readonly boolean[] {
  const words = wordsOf(parameter.name).filter(
    (word) => !/^(?:is|has|include|with|enable|should|show)$/.test(word),
  );
  if (words.length === 0 || !words.every((word) => mentions(text.toLowerCase(), word))) return [];
  return [
    !new RegExp(`\\b(?:no|not|without|don't|off)\\b[^.]{0,20}\\b${stem(words[0] ?? "")}`, "i").test(text),
  ];
}

function arrayItems(item: Parameter, text: string, reading: Reading): readonly unknown[] {
  if (item.type === "number" || item.type === "integer") return numbersIn(text);
  if (item.allowed.length > 0) {
    return item.allowed.filter((each) => mentions(text.toLowerCase(), String(each).toLowerCase()));
  }
  if (item.type === "object") return itemsOf(text).flatMap((piece) => objectIn(item, piece));
  if (item.type === "string") return textual(item, text, { ...reading, wanted: new Set([item]) });
  return [];
}

/** Numbers in the text by parameter: those that stand beside its name first, the rest in order. */
function assignNumbers(parameters: readonly Parameter[], text: string): Map<string, readonly number[]> {
  const numeric = parameters.filter(
    ({ type, allowed }) => (type === "number" || type === "integer") && allowed.length === 0,
  );
  const result = new Map<string, readonly number[]>();
  let rest = text;
  for (const { name } of numeric) {
    const words = wordsOf(name).filter((word) => word.length > 2);
    for (const word of words) {
      const root = stem(word);
      const near = new RegExp(
        `(-?\\d+(?:\\.\\d+)?)[ -]?${root}\\w*|\\b${root}\\w*\\s*(?:of|=|is|:|to|by)?\\s*(-?\\d+(?:\\.\\d+)?)|\\b${root}\\w*(?:\\s+\\p{L}+){1,5}\\s+(?:to|at|is)\\s+(-?\\d+(?:\\.\\d+)?)`,
        "iu",
      ).exec(rest);
      if (!near || result.has(name)) continue;
      result.set(name, [Number(near[1] ?? near[2] ?? near[3])]);
      rest = rest.replace(near[0], " ");
    }
  }
  for (const { name } of numeric) {
    const limit = result.has(name) ? undefined : limitIn(name, rest);
    if (limit === undefined) continue;
    result.set(name, [Number(limit.number)]);
    rest = rest.replace(limit.said, " ");
  }
  const left = numbersIn(rest);
  const isCount = ({ name }: Parameter): boolean => COUNTS.test(name);
  const open = numeric.filter((each) => !result.has(each.name) && (each.required || isCount(each)));
  if (open.length === 1 && open[0]) result.set(open[0].name, left);
  else for (const [at, { name }] of open.entries()) if (left[at] !== undefined) result.set(name, [left[at]]);
  return result;
}

/** Optional numbers that a bare number in the text can mean. */
const COUNTS = /(?:^|_)(?:count|quantity|number|amount|times|people|persons|guests|passengers|limit|n)$/i;

/** "under 20 dollars" for `max_price`, "at least 3" for `min_stars`. */
function limitIn(name: string, text: string): { number: string; said: string } | undefined {
  const words = /(?:^|_)max|budget|_to$|upper|until/i.test(name)
    ? "under|below|less than|at most|max(?:imum)?(?: of)?|up to|cheaper than|within"
    : /(?:^|_)min|lower/i.test(name)
      ? "over|above|more than|at least|min(?:imum)?(?: of)?"
      : null;
  const found = words && new RegExp(`\\b(?:${words})\\s+\\D{0,2}(\\d+(?:\\.\\d+)?)`, "i").exec(text);
  return found ? { number: found[1] ?? "", said: found[0] } : undefined;
}

/** Every number of the text: `1,250.5`, `-3`, `$20`, `five`. */
export function numbersIn(text: string): number[] {
  const cleaned = text.replace(/\b(\d{1,3}(?:,\d{3})+)\b/g, (digits) => digits.replaceAll(",", ""));
  const words = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
  const spelled = cleaned.replace(new RegExp(`\\b(?:${words.join("|")})\\b`, "gi"), (word) =>
    String(words.indexOf(word.toLowerCase())),
  );
  return (spelled.match(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w]*[-:/]\d)/g) ?? []).map(Number);
}
