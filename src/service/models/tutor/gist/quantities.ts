/** Conversions of units in anybody's words: every quantity in the message, and the unit that is asked for. */
import { unitOf } from "../math/questions/compound-units";
import { isIdle } from "./reduce";

const AMOUNT = "(\\d+(?:[.,]\\d+)*(?:/\\d+)?) ?";
const UNIT = "((?:square |cubic |leap |nautical )?[a-zA-Zµ]+(?:\\/[a-zA-Z]+| per [a-z]+)?)";

/** The question in plain words; `null` when the message asks for none, or says anything else. */
export function conversionIn(message: string): string | null {
  return temperatureIn(message) ?? lengthsAndSuchIn(message);
}

const SCALE = "(celsius|fahrenheit|kelvin|[CFK])";
const TEMPERATURE = new RegExp(
  `(-?\\d+(?:\\.\\d+)?) ?(?:degrees? |°|° )?${SCALE}\\b(?: (?:is|are|be|equals?|corresponds?|come|out|would|does))*,? (?:in|to|into|as) (?:degrees? |°|° )?${SCALE}\\b`,
  "i",
);

function temperatureIn(message: string): string | null {
  const match = TEMPERATURE.exec(message);
  if (!match || !isIdle(message.replace(match[0], " ").replace(/\b(?:convert|temperature)\b/gi, " ")))
    return null;
  return `Convert ${match[1]} degrees ${match[2]} to ${match[3]}`;
}

function lengthsAndSuchIn(message: string): string | null {
  const text = message.replace(/(\d)-(?=[a-z])/gi, "$1 ").replace(/→|[-=]>/g, " to ");
  const quantities = [...text.matchAll(new RegExp(`(?<![\\w.,])${AMOUNT}${UNIT}(?![\\w/])`, "g"))].filter(
    ([, , unit]) => isUnit(unit),
  );
  const [first] = quantities;
  if (!first) return null;
  const kind = unitOf(first[2] ?? "")?.kind;
  if (quantities.some(([, , unit]) => unitOf(unit ?? "")?.kind !== kind)) return null;
  const rest = quantities.reduce((left, [whole]) => left.replace(whole, " , "), text);
  const targets = [
    ...rest.matchAll(
      new RegExp(`\\b(?:how many|number of|in(?:to)?|to|as|count|the) ${UNIT}(?![\\w/])`, "gi"),
    ),
  ].filter(([, unit]) => isUnit(unit) && unitOf(unit ?? "")?.kind === kind);
  const [target] = targets;
  if (!target?.[1] || targets.length > 1) return null;
  const left = rest
    .replace(target[0], " ")
    .replace(/\bconvert(?:ed|ing)?\b|\bchanged?\b|\bequals?\b|\bsame as\b|\blong\b/gi, " ");
  // What stands in clauses of its own, without a number, says nothing about it.
  const clauses = left.split(/[:.;!?()—–]/);
  const main = rest.slice(0, rest.indexOf(target[0])).split(/[:.;!?()—–]/).length - 1;
  if (
    !clauses.every(
      (clause, at) => isIdle(clause) || (!/\d/.test(clause) && !clause.includes(",") && at !== main),
    )
  )
    return null;
  return `How many ${target[1]} are in ${quantities.map(([, amount, unit]) => `${amount} ${unit}`).join(" and ")}`;
}

function isUnit(unit: string | undefined): boolean {
  return unit !== undefined && !/^(?:in|a|as)$/i.test(unit) && unitOf(unit) !== null;
}
