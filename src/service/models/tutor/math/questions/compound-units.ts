/** Units made of others: squares and cubes of lengths, and rates such as km/h. */
import { unitOf as simpleUnit, type Unit } from "./unit-table";

/** The unit of that name, sign, power or quotient; `null` when some part is unknown. */
export function unitOf(text: string): Unit | null {
  const name = text.trim().replace(/\.$/, "");
  return simpleUnit(name) ?? power(name) ?? rate(RATES.get(name.toLowerCase()) ?? name);
}

const RATES: ReadonlyMap<string, string> = new Map([
  ["mph", "miles/hour"],
  ["kph", "km/h"],
  ["kmh", "km/h"],
  ["knot", "nautical miles/hour"],
  ["knots", "nautical miles/hour"],
]);

function power(name: string): Unit | null {
  const words = /^(square|sq|cubic|cu)\.? (.+)$/i.exec(name);
  const signs = /^([a-zA-Z]+?)\s*(?:\^\s*\(?([23])\)?|([23]))$/.exec(name);
  const unit = simpleUnit(words?.[2] ?? signs?.[1] ?? "");
  if (unit?.kind !== "length") return null;
  const isArea = words ? /^s/i.test(words[1] ?? "") : (signs?.[2] ?? signs?.[3]) === "2";
  const word = isArea ? "square" : "cubic";
  return {
    kind: isArea ? "area" : "volume",
    base: isArea ? "square meters" : "liters",
    name: `${word} ${unit.name}`,
    plural: `${word} ${unit.plural}`,
    size: isArea ? `${unit.size}^2` : `${unit.size}^3*1000`,
    python: isArea ? `${unit.python}**2` : `${unit.python}**3 * 1000`,
  };
}

function rate(name: string): Unit | null {
  const [, above = "", below = ""] = /^(.+?)\s*(?:\/| per | an | a )\s*(.+)$/i.exec(name) ?? [];
  const [top, bottom] = [simpleUnit(above), simpleUnit(below)];
  if (!top || !bottom) return null;
  return {
    kind: `${top.kind} per ${bottom.kind}`,
    base: `${top.base} per ${bottom.base.replace(/s$/, "")}`,
    name: `${top.name} per ${bottom.name}`,
    plural: `${top.plural} per ${bottom.name}`,
    size: `${top.size}/${bottom.size}`,
    python: `(${top.python} / ${bottom.python})`,
  };
}
