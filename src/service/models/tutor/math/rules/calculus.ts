/** Derivatives in words. */
import { made, ordinal, sayOf, type ValueRule } from "../rule";

export const CALCULUS_RULES: readonly ValueRule[] = [
  {
    when: /^((?:\S+ )?(?:derivative of|differentiate) .+?),? (?:at|when|for) ([a-zA-Z]) ?= ?(.+)$/i,
    make: ([of = "", name = "", at = ""], read) => {
      const [slope, point] = [read.value(of), read.number(at)];
      if (!slope || slope.expression || slope.kind !== "polynomial" || !point) return null;
      const value = read.script.fresh("slope");
      read.script.line(`${value} = number(value_at(${slope.python}, {"${name}": F(${point.python})}))`);
      return made(value, `${slope.say} at \\(${name} = ${sayOf(point).slice(2, -2)}\\)`);
    },
  },
  {
    when: /^(?:(?:(\S+) )?derivative of|differentiate|derive) (.+?)(?:,? (?:with respect to|wrt|w\.r\.t\.|in terms of) ([a-zA-Z]))?$/i,
    make: ([word = "", of = "", by = ""], read) => {
      const times = word === "" ? 1 : ordinal(word);
      const value = read.value(of);
      if (!value || times === null || value.kind === "surd") return null;
      const free = value.expression ? read.script.unknowns(value.expression) : [];
      const name = by || (free.length === 1 ? (free[0] ?? "") : "");
      if (!name || (free.length === 0 && !by)) return null;
      const result = read.script.fresh("d");
      read.script.line(
        `${result} = derivative(${value.python}, "${name}"${times === 1 ? "" : `, ${times}`})`,
      );
      read.script.check(`taylor_check(${value.python}, "${name}", ${result}, ${times})`);
      const which = times === 1 ? "derivative" : `${word.toLowerCase()} derivative`;
      return made(result, `the ${which} of ${sayOf(value)} with respect to \\(${name}\\)`, "polynomial");
    },
  },
];
