/** Reads "Let ..." and "Suppose ...": values, functions and equations that later sentences use. */

import { degreeIn } from "../notation/degree";
import type { Relation } from "../notation/expression";
import { parseRelations } from "../notation/parse";
import { toPython } from "../notation/to-python";
import { type Reading, splitList } from "./rule";

/** What the definitions left open: equations that no value follows from yet. */
export interface Pending {
  relations: Relation[];
}

/** Whether the sentence defines something and was understood; then it is written into the script. */
export function define(sentence: string, read: Reading, pending: Pending): boolean {
  const match =
    /^(?:let|suppose|assume|given|define|consider|say|if|where|and)(?: that| the (?:function|equation|equations))?[\s:]+(.+)$/i.exec(
      sentence,
    );
  const body = match?.[1] ?? (/^[a-zA-Z](?:\([a-z]\))? *=/.test(sentence) ? sentence : null);
  if (!body) return false;
  const done = read.script.attempt(() => {
    read.script.line(`# ${comment(sentence)}`);
    return defineOne(body, read, pending) || defineEach(body, read, pending) ? true : null;
  });
  return done === true;
}

/** Text that is safe in a Python comment. */
export function comment(text: string): string {
  const line = text
    .replace(/[^\x20-\x7e]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}

function defineOne(body: string, read: Reading, pending: Pending): boolean {
  return (
    defineFunction(body, read) ||
    defineDerived(body, read) ||
    defineValue(body, read) ||
    defineEquations(body, read, pending)
  );
}

/** "f(x) = ... and g(x) = ..." */
function defineEach(body: string, read: Reading, pending: Pending): boolean {
  const parts = splitList(body.replace(/\blet /gi, ""));
  return parts.length > 1 && parts.length < 12 && parts.every((part) => defineOne(part, read, pending));
}

function defineFunction(body: string, read: Reading): boolean {
  const match = /^([a-zA-Z])\s*\(\s*([a-z](?:\s*,\s*[a-z])*)\s*\)\s*(?:=|:=|be defined as|be)\s*(.+)$/.exec(
    body,
  );
  const [, name = "", list = "", right = ""] = match ?? [];
  if (!match || /=/.test(right)) return false;
  const parameters = list.split(",").map((each) => each.trim());
  const { script } = read;
  // "g(v) = 0" about a known g is an equation.
  if (script.functionNames.has(name)) return false;
  return (
    script.attempt(() => {
      const expression = script.parse(right);
      if (!expression) return null;
      const body = () => script.compile(expression);
      return script.defineFunction(name, parameters, body) ? true : null;
    }) === true
  );
}

/** "Let f(x) be the second derivative of ...": the result becomes a function by putting values in. */
function defineDerived(body: string, read: Reading): boolean {
  const match = /^([a-zA-Z])\s*\(\s*([a-z])\s*\)\s*(?:=|be)\s*(.+)$/.exec(body);
  const [, name = "", parameter = "", phrase = ""] = match ?? [];
  if (!match) return false;
  const { script } = read;
  const value = read.value(phrase);
  if (!value || value.kind === "surd" || value.expression) return false;
  const python = script.fresh(name);
  script.line(`${python} = lambda v: value_at(${value.python}, {"${parameter}": v})`);
  script.bindFunction(name, python, "polynomial");
  return true;
}

function defineValue(body: string, read: Reading): boolean {
  const match =
    /^(?:the (?:number|value) )?([a-zA-Z])\s*(?:=|:=|\bbe(?: equal to)?\b|\bequals?\b|\bis\b)\s*(.+)$/.exec(
      body,
    );
  const [, name = "", right = ""] = match ?? [];
  if (!match || read.script.isDefined(name) || /=/.test(right)) return false;
  const value = read.script.attempt(() => {
    const value = read.value(right);
    if (!value) return null;
    const free = value.expression ? read.script.unknowns(value.expression) : [];
    return free.length > 0 ? null : value;
  });
  if (!value) return false;
  if (value.kind === "polynomial" && !value.expression) {
    const python = read.script.fresh(name);
    read.script.line(`${python} = number(${value.python})`);
    read.script.bindNumber(name, python);
  } else read.script.defineVariable(name, value);
  return true;
}

/** Linear equations give their unknowns; others wait for the question. */
function defineEquations(body: string, read: Reading, pending: Pending): boolean {
  const { script } = read;
  const relations: Relation[] = [];
  for (const part of splitList(body)) {
    const called = /^([a-zA-Z])\s*\([a-z](?:\s*,\s*[a-z])*\)\s*=/.exec(part)?.[1];
    if (called && !script.functionNames.has(called)) return false;
    const parsed = parseRelations(part, script.functionNames);
    if (parsed?.length !== 1) return false;
    relations.push(...parsed);
  }
  if (relations.length === 0 || relations.some((each) => each.relation !== "=")) return false;
  const sides = relations.flatMap((each) => [each.left, each.right]);
  const unknowns = script.unknowns(...sides);
  if (unknowns.length === 0) return false;
  pending.relations.push(...relations);
  if (!sides.every((side) => (degreeIn(side, new Set(unknowns)) ?? 2) <= 1)) return true;
  const waiting = pending.relations;
  const known = solveLinear(waiting, read);
  if (!known) return true;
  pending.relations = [];
  return true;
}

/** Writes the elimination and binds what it determines. */
function solveLinear(relations: readonly Relation[], read: Reading): boolean {
  const { script } = read;
  const unknowns = script.unknowns(...relations.flatMap((each) => [each.left, each.right]));
  if (relations.length < unknowns.length) return false;
  const done = script.attempt(() => {
    const names = unknowns.map((name) => script.fresh(name));
    const all = writeElimination(relations, unknowns, names, read);
    if (!all) return null;
    script.check(
      `all(each(${names.join(", ")}) == 0 for each in ${all} if None not in (${names.join(", ")},))`,
    );
    for (const [index, name] of unknowns.entries()) script.bindNumber(name, names[index] ?? name);
    return true;
  });
  return done === true;
}

/**
 * Writes `names = solve_linear(...)`; gives the Python name of the list of equations, `null` when some side goes
 * beyond exact arithmetic.
 */
export function writeElimination(
  relations: readonly Relation[],
  unknowns: readonly string[],
  names: readonly string[],
  { script }: Reading,
): string | null {
  const equations = script.withParameters(unknowns, (parameters) => {
    if (!relations.every((each) => script.compile(each.left) && script.compile(each.right))) return null;
    return relations.map(
      (each) =>
        `    lambda ${parameters.join(", ")}: ${toPython(each.left, script)} - (${toPython(each.right, script)}),`,
    );
  });
  if (!equations) return null;
  const all = script.fresh("equations");
  script.line(
    "# Every equation is written as left - right, which must be zero.",
    `${all} = [`,
    ...equations,
    "]",
  );
  script.line(`${names.join(", ")}${names.length === 1 ? "," : ""} = solve_linear(${all}, ${names.length})`);
  return all;
}
