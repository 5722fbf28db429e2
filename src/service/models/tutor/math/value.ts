/** Reads the quantity that a phrase names: an expression, or words such as "the product of 3 and 4". */

import { integer } from "../notation/expression";
import { cardinal, made, type Reading, type ValueRule } from "./rule";
import { ARITHMETIC_RULES } from "./rules/arithmetic";
import { CALCULUS_RULES } from "./rules/calculus";
import { COUNTING_RULES } from "./rules/counting";
import { DIVISOR_RULES } from "./rules/divisors";
import { GEOMETRY_RULES } from "./rules/geometry";
import { NUMBER_RULES } from "./rules/numbers";
import { ORDER_RULES } from "./rules/order";
import { PERCENTAGE_RULES } from "./rules/percentages";
import { PROGRESSION_RULES } from "./rules/progressions";
import type { Script, Value } from "./script";

const RULES: readonly ValueRule[] = [
  ...PERCENTAGE_RULES,
  ...COUNTING_RULES,
  ...DIVISOR_RULES,
  ...PROGRESSION_RULES,
  ...GEOMETRY_RULES,
  ...NUMBER_RULES,
  ...CALCULUS_RULES,
  ...ORDER_RULES,
  ...ARITHMETIC_RULES,
];

/** A reading of phrases that writes into the script. */
export function readingOf(script: Script): Reading {
  const reading: Reading = {
    script,
    value: (text) => script.attempt(() => readValue(text, reading)),
    number(text) {
      return script.attempt(() => {
        const value = readValue(text, reading);
        if (value?.kind !== "polynomial") return value?.kind === "number" ? value : null;
        if (!value.expression || script.unknowns(value.expression).length > 0) return null;
        return { ...value, kind: "number", python: `number(${value.python})` };
      });
    },
    integer(text) {
      const value = reading.number(text);
      if (!value) return null;
      if (/^-?\d+$/.test(value.python)) return value;
      return { ...value, python: `integer(${value.python})` };
    },
  };
  return reading;
}

function readValue(text: string, reading: Reading): Value | null {
  const phrase = text
    .trim()
    .replace(/[\s.?,:;]+$/, "")
    .replace(
      /^(?:(?:the|a|an) )?(?:value|result|number|expression|polynomial|quantity|function|term) (?:of )?(?=\S)/i,
      "",
    )
    .trim();
  if (phrase === "" || phrase.length > 4000) return null;
  const { script } = reading;
  const expression = script.parse(phrase);
  const compiled = expression && script.compile(expression);
  if (compiled) return compiled;
  const bare = phrase.replace(/^the /i, "");
  const word = numberWord(bare);
  if (word) return word;
  for (const rule of RULES) {
    const match = rule.when.exec(bare);
    if (!match) continue;
    const value = script.attempt(() =>
      rule.make(
        match.slice(1).map((slot) => slot ?? ""),
        reading,
      ),
    );
    if (value) return value;
  }
  return null;
}

/** "seven", "minus twelve", "one hundred and five". */
function numberWord(text: string): Value | null {
  const match = /^(?:(minus|negative) )?([a-z]+(?:[ -][a-z]+)*)$/i.exec(text);
  if (!match || /^an?$/i.test(match[2] ?? "")) return null;
  const size = cardinal(match[2] ?? "");
  if (size === null) return null;
  const value = match[1] ? -size : size;
  return { ...made(`F(${value})`, `\\(${value}\\)`), expression: integer(value) };
}
