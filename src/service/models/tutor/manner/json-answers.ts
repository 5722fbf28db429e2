/** Answers as JSON, in the shape that the response format or the instructions describe. */
import { type Parameter, parametersOf } from "../functions/schema";
import { makeQuiz, quizLength } from "../quizzes";
import type { Question } from "../skill";
import { methodFor } from "../talk/methods";
import { inlineFormula, withoutLatex } from "./plain-formulas";

/** A JSON text that holds the answer and nothing else. */
export function asJson(answer: string, question: Question): string {
  if (isJson(answer)) return answer;
  const facts = factsOf(answer, question);
  const { responseFormat, instructions } = question.request;
  if (responseFormat.type === "json_schema") {
    return JSON.stringify(fromProperties(propertiesOf(responseFormat.schema), facts), null, 2);
  }
  const keys = keysIn(question.text) ?? keysIn(instructions);
  if (!keys) {
    if (facts.isRefusal) return JSON.stringify({ error: facts.text }, null, 2);
    const { name, value, values } = facts;
    const all = values.map((each) => `${name} = ${each}`).join(", ");
    const plainFacts = name ? { answer: all, [name]: values.length > 1 ? values : value } : { answer: value };
    return JSON.stringify(plainFacts, null, 2);
  }
  const result = Object.fromEntries(keys.map((key) => [key, valueFor(textParameter(key), facts)]));
  return JSON.stringify(result, null, 2);
}

/** What JSON can be made of. */
interface Facts {
  readonly question: string;
  /** The whole answer without LaTeX. */
  readonly text: string;
  /** The formula of the answer, or the text. */
  readonly result: string;
  /** The unknown that was asked for. */
  readonly name: string | null;
  /** Its value, as number where it is one. */
  readonly value: string | number;
  readonly isRefusal: boolean;
  /** All values that the answer gives for the unknown. */
  readonly values: readonly (string | number)[];
}

function factsOf(answer: string, { text: question }: Question): Facts {
  const text = withoutLatex(answer);
  const formulas = [...answer.matchAll(/\\\((.+?)\\\)/gs)].map((match) => inlineFormula(match[1] ?? ""));
  const yesOrNo = /^(Yes|No),/.exec(text)?.[1]?.toLowerCase();
  const result = yesOrNo ?? formulas.at(-1) ?? text;
  const [, name = null, right = result] = /^([a-zA-Z]\w{0,2}) = (.+)$/s.exec(result) ?? [];
  const last = right.split(" = ").at(-1) ?? right;
  const isRefusal =
    /^(?:This run may call no tools|I (?:am the offline tutor, a set|could not|cannot|can only|never))/.test(
      text,
    );
  return { question, text, result, name, value: numberOr(last), values: valuesOf(formulas, name), isRefusal };
}

function valuesOf(formulas: readonly string[], name: string | null): (string | number)[] {
  if (name === null) return [];
  const found = formulas
    .filter((each) => each.startsWith(`${name} = `))
    .map((each) => numberOr(each.slice(name.length + 3)));
  return [...new Set(found)];
}

function numberOr(text: string): string | number {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text;
}

function asNumber(value: string | number): number | null {
  if (typeof value === "number") return value;
  const [, top, bottom] = /^(-?\d+)\/(\d+)$/.exec(value) ?? [];
  return top && bottom ? Number(top) / Number(bottom) : null;
}

function propertiesOf(schema: Readonly<Record<string, unknown>>): Parameter[] {
  return parametersOf({ kind: "function", name: "", description: "", parameters: schema, strict: false });
}

function fromProperties(properties: readonly Parameter[], facts: Facts): Record<string, unknown> {
  return Object.fromEntries(properties.map((each) => [each.name, valueFor(each, facts)]));
}

function valueFor(parameter: Parameter, facts: Facts): unknown {
  const { name, type, allowed } = parameter;
  if (allowed.length > 0)
    return (
      allowed.find((each) => facts.text.toLowerCase().includes(String(each).toLowerCase())) ?? allowed[0]
    );
  switch (type) {
    case "number":
    case "integer": {
      const own = asNumber(facts.value) ?? Number(/-?\d+(?:\.\d+)?/.exec(facts.result)?.[0] ?? 0);
      return type === "integer" ? Math.round(own) : own;
    }
    case "boolean":
      return !facts.isRefusal && !/^no\b|\bis not what I find\b|\bfalse\b/i.test(facts.text);
    case "array":
      return parameter.items ? listFor(parameter.items, facts) : [];
    case "object":
      return fromProperties(parameter.properties, facts);
    case "string":
      return textFor(name, facts);
  }
}

function textFor(name: string, facts: Facts): string {
  if (/question|problem|equation|task/i.test(name)) return facts.question;
  if (/title|topic|^name$/i.test(name))
    return /quiz/i.test(facts.text) ? "A quiz in mathematics" : firstWords(facts.question);
  if (/variable|unknown|symbol/i.test(name)) return facts.name ?? "";
  if (/explan|reason|step|detail|comment|message|summary|note|text/i.test(name)) return facts.text;
  if (facts.name !== null && name === facts.name) return String(facts.value);
  return facts.result;
}

function firstWords(text: string): string {
  return text.split(/[.?!\n]/)[0]?.slice(0, 80) ?? "";
}

function listFor(item: Parameter, facts: Facts): unknown[] {
  const isQuestion =
    item.type === "object" && item.properties.some((each) => /question|prompt/i.test(each.name));
  if (!isQuestion) {
    if (item.type === "object") return [fromProperties(item.properties, facts)];
    if (item.type === "string" && /step|line|explan/i.test(item.name)) {
      const steps = facts.isRefusal ? [] : (methodFor(facts.question) ?? []).map(withoutLatex);
      return [...steps, ...facts.text.split(/\n+/).filter((line) => line.trim() !== "")];
    }
    return facts.values.length > 1
      ? [...facts.values].map((each) => (item.type === "string" ? String(each) : (asNumber(each) ?? 0)))
      : [valueFor(item, facts)];
  }
  return makeQuiz(facts.question, quizLength(facts.question)).map((each) =>
    Object.fromEntries(
      item.properties.map((property) => {
        const { name, type } = property;
        if (type === "array")
          return [name, each.choices.map((one) => (property.items?.type === "string" ? String(one) : one))];
        if (/answer|correct|solution/i.test(name))
          return [name, type === "string" ? String(each.answer) : each.answer];
        if (type === "string" && /question|prompt|text/i.test(name)) return [name, each.text];
        return [name, valueFor(property, { ...facts, result: each.text, text: each.text })];
      }),
    ),
  );
}

/** Keys that a text asks for: quoted after "keys", or of an example `{"x": ...}`. */
function keysIn(text: string): string[] | null {
  const list = /\b(?:keys?|fields?|propert(?:y|ies))\s*:?\s+((?:["'`]\w+["'`](?:,| and|\s)*)+)/i.exec(
    text,
  )?.[1];
  const named = list ? [...list.matchAll(/["'`](\w+)["'`]/g)].map((match) => match[1] ?? "") : [];
  if (named.length > 0) return named;
  const example = [...text.matchAll(/["'](\w+)["']\s*:/g)].map((match) => match[1] ?? "");
  return example.length > 0 ? [...new Set(example)] : null;
}

/** A property of which only the name is known: its type follows from the name. */
function textParameter(name: string): Parameter {
  const isNumber = /^(?:[a-z]|value|number|count|total|amount)$/.test(name);
  const isFlag = /^(?:correct|is_\w+|verified|valid|ok)$/.test(name);
  const type = isNumber ? "number" : isFlag ? "boolean" : "string";
  return {
    name,
    description: "",
    type,
    required: true,
    nullable: false,
    allowed: [],
    fallback: undefined,
    items: null,
    properties: [],
  };
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
