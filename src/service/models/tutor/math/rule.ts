/** Rules that read phrases: a pattern with slots, and what to make of them. */
import { toLatex } from "../notation/to-latex";
import type { Script, Value, ValueKind } from "./script";

/** A phrase for a quantity, such as "the remainder when A is divided by B". */
export interface ValueRule {
  readonly when: RegExp;
  make(slots: readonly string[], read: Reading): Value | null;
}

/** What rules work with. */
export interface Reading {
  readonly script: Script;
  /** The quantity that the text names; `null` when it names none. */
  value(text: string): Value | null;
  /** As `value`, but only when it is a plain number; polynomials in no unknown are turned into one. */
  number(text: string): Value | null;
  /** As `number`, as Python `int`; the program stops when it is none. */
  integer(text: string): Value | null;
}

/** `a`, `b and c` and the like, cut at commas and "and" outside of parentheses. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  const separator = /^(?:\s*,\s*(?:and\s+|or\s+)?|\s*;\s*|\s+(?:and|or)\s+)/;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
    const cut = depth === 0 ? separator.exec(text.slice(at))?.[0] : undefined;
    if (!cut) continue;
    parts.push(text.slice(start, at));
    start = at + cut.length;
    at = start - 1;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

/** How a value is called in a sentence. */
export function sayOf(value: Value): string {
  return value.expression ? `\\(${toLatex(value.expression)}\\)` : value.say;
}

/** A computed number. */
export function made(python: string, say: string, kind: ValueKind = "number"): Value {
  return { kind, python, say };
}

/** "first" to "twentieth" and "3rd" as numbers. */
export function ordinal(word: string): number | null {
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (digits) return Number(digits);
  const at = ORDINALS.indexOf(word.toLowerCase());
  return at < 0 ? null : at + 1;
}

const ORDINALS = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " +
  "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");

const CARDINALS = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");

const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** "seven", "forty-three", "one hundred", "ten thousand" or digits as number. */
export function cardinal(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) return Number(trimmed);
  let total = 0;
  let part = 0;
  for (const word of trimmed.replace(/\band\b/g, " ").split(/[\s-]+/)) {
    const small = CARDINALS.indexOf(word);
    const ten = TENS.indexOf(word);
    if (small >= 0) part += small;
    else if (ten >= 2) part += ten * 10;
    else if (word === "hundred") part = (part || 1) * 100;
    else if (word === "a") part += 1;
    else if (word === "thousand" || word === "million" || word === "billion") {
      total += (part || 1) * { thousand: 1e3, million: 1e6, billion: 1e9 }[word];
      part = 0;
    } else return null;
  }
  return total + part;
}
