/** Reads the quantity that a phrase names: an expression, or words such as "the product of 3 and 4". */

import type { Reading, ValueRule } from "./rule";
import { ARITHMETIC_RULES } from "./rules/arithmetic";
import { CALCULUS_RULES } from "./rules/calculus";
import { NUMBER_RULES } from "./rules/numbers";
import { ORDER_RULES } from "./rules/order";
import type { Script, Value } from "./script";

const RULES: readonly ValueRule[] = [...NUMBER_RULES, ...CALCULUS_RULES, ...ORDER_RULES, ...ARITHMETIC_RULES];

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
  if (expression) return script.compile(expression);
  const bare = phrase.replace(/^the /i, "");
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
