/** Fills the arguments of a function from a text. */
import type { ModelTool } from "../../model";
import { stem, wordsOf } from "../words";
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
    const found = valuesFor(parameter, text, { numbers, used });
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

/** One call for each value of the parameter that has several; the others keep theirs, item by item. */
function spread(parameters: readonly Parameter[], values: ReadonlyMap<string, readonly unknown[]>) {
  const count = Math.max(1, ...[...values.values()].map((each) => each.length));
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(
      parameters.flatMap(({ name }) => {
        const found = values.get(name);
        return found ? [[name, found[at] ?? found[0]]] : [];
      }),
    ),
  );
}

interface Reading {
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly used: Set<string>;
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
    case "object": {
      const inner = Object.fromEntries(
        parameter.properties.flatMap((each) => {
          const [value] = valuesFor(each, text, reading);
          return value === undefined ? [] : [[each.name, value]];
        }),
      );
      const complete = parameter.properties.every((each) => !each.required || each.name in inner);
      return complete && Object.keys(inner).length > 0 ? [inner] : [];
    }
    case "string":
      return textual(parameter, text, reading.used);
  }
}

function textual(parameter: Parameter, text: string, used: Set<string>): readonly string[] {
  if (!parameter.required && !PLAIN_WHEN_OPTIONAL.test(parameter.name)) return [];
  const found = textValues(parameter, text).filter((each) => each.trim() !== "" && !used.has(each));
  if (!parameter.required && found.length > 1) return [];
  for (const each of found) used.add(each);
  return found;
}

/** Optional parameters whose values cannot be mistaken for others. */
const PLAIN_WHEN_OPTIONAL = /date|^time$|lang|unit|currency|timezone|email|location|city|subject/i;

function allowedValues(parameter: Parameter, text: string): readonly unknown[] {
  const lower = text.toLowerCase();
  const inFull = parameter.allowed.filter((each) => wordAt(lower, each) >= 0);
  if (inFull.length > 0) return listed(lower, inFull);
  const named = parameter.allowed.filter((each) => {
    const words = String(each).toLowerCase().replaceAll(/[_-]/g, " ");
    if (words.length <= 2) return new RegExp(`(?:°|\\b(?:in|degrees) )${words}\\b`, "i").test(text);
    return lower.includes(words) || words.split(" ").every((word) => mentions(lower, word));
  });
  const signs: readonly [RegExp, RegExp][] = [
    [/°\s?C\b|\bcentigrade\b|\bin C\b/, /^(?:c|celsius|centigrade|metric)$/i],
    [/°\s?F\b|\bin F\b/, /^(?:f|fahrenheit|imperial)$/i],
    [/\bcelsius\b/i, /^(?:c|metric)$/i],
    [/\bfahrenheit\b/i, /^(?:f|imperial)$/i],
  ];
  const bySign = parameter.allowed.filter((each) =>
    signs.some(([said, meant]) => said.test(text) && meant.test(String(each))),
  );
  return (named.length > 0 ? named : bySign).slice(0, 1);
}

/** Where the text has an allowed value as a word of its own, longer than an abbreviation; -1: nowhere. */
function wordAt(lower: string, allowed: unknown): number {
  const words = String(allowed).toLowerCase().replaceAll(/[_-]/g, " ");
  const pattern = words.replace(/[^\p{L}\d ]/gu, "\\$&");
  return words.length <= 2 ? -1 : lower.search(new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, "u"));
}

/** All of the values when the text lists them ("a, b and c"), else the first of the schema. */
function listed(lower: string, values: readonly unknown[]): readonly unknown[] {
  const inOrder = [...values].sort((a, b) => wordAt(lower, a) - wordAt(lower, b));
  const isList = inOrder.every((each, at) => {
    const before = inOrder[at - 1];
    if (before === undefined) return true;
    const gap = lower.slice(wordAt(lower, before) + String(before).length, wordAt(lower, each));
    return /^[\s,;]*(?:and|or|&)?\s*(?:the\s)?$/.test(gap);
  });
  return isList ? inOrder : values.slice(0, 1);
}

function mentions(lower: string, word: string): boolean {
  return new RegExp(`\\b${stem(word).replace(/[^\p{L}\d]/gu, ".")}`, "u").test(lower);
}

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
  if (item.type === "string") return textual({ ...item, required: true }, text, reading.used);
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
        `(-?\\d+(?:\\.\\d+)?)[ -]?${root}\\w*|\\b${root}\\w*\\s*(?:of|=|is|:|to|by)?\\s*(-?\\d+(?:\\.\\d+)?)`,
        "i",
      ).exec(rest);
      if (!near || result.has(name)) continue;
      result.set(name, [Number(near[1] ?? near[2])]);
      rest = rest.replace(near[0], " ");
    }
  }
  const left = numbersIn(rest);
  const open = numeric.filter(({ name, required }) => !result.has(name) && required);
  if (open.length === 1 && open[0]) result.set(open[0].name, left);
  else for (const [at, { name }] of open.entries()) if (left[at] !== undefined) result.set(name, [left[at]]);
  return result;
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
