/** Percentages in words: of what, how much more, from one value to another. */
import { made, type Reading, sayOf, type ValueRule } from "../rule";
import type { Value } from "../script";

const PERCENT = "(?:\\s?%| percent| per cent)";
const PURPOSE = "(?: (?:tax|sales tax|vat|gst|tip|interest|discount|service charge|commission))?";

export const PERCENTAGE_RULES: readonly ValueRule[] = [
  {
    when: /^(?:what )?(?:percent|percentage|per cent) of (.+?) (?:is|are|makes?|equals) (.+)$/i,
    make: ([whole = "", part = ""], read) => shareOf(part, whole, read),
  },
  {
    when: /^(.+?) (?:is|are|equals|as) (?:what|which|how many|a|the) (?:percent|percentage|per cent) of (.+)$/i,
    make: ([part = "", whole = ""], read) => shareOf(part, whole, read),
  },
  {
    when: /^(?:write |express |convert |give |change )?(.+?) (?:expressed |written )?(?:as|in|to|into) (?:a )?(?:percent|percentage|per cent|%)$/i,
    make: ([of = ""], read) => {
      const value = read.number(of);
      if (!value) return null;
      const name = read.script.fresh("percent");
      read.script.line(`${name} = F(${value.python}) * 100`);
      read.script.check(`${name} / 100 == ${value.python}`);
      return percent(name, `${sayOf(value)} as a percentage`, read);
    },
  },
  {
    when: new RegExp(
      `^(?:increase|raise) (.+?) by (.+?)${PERCENT}$|^(.+?) (?:increased|raised|plus a? ?rise) by (.+?)${PERCENT}$`,
      "i",
    ),
    make: ([a, p, b, q], read) => changed(a || b, p || q, "+", read),
  },
  {
    when: new RegExp(
      `^(?:decrease|reduce|lower|discount) (.+?) by (.+?)${PERCENT}$|^(.+?) (?:decreased|reduced|lowered|discounted) by (.+?)${PERCENT}$`,
      "i",
    ),
    make: ([a, p, b, q], read) => changed(a || b, p || q, "-", read),
  },
  {
    when: new RegExp(`^(.+?)${PERCENT} (more|less|fewer|greater|higher|lower) than (.+)$`, "i"),
    make: ([p, way = "", a], read) => changed(a, p, /^(?:more|greater|higher)$/i.test(way) ? "+" : "-", read),
  },
  {
    when: new RegExp(`^add (?:a )?(.+?)${PERCENT}${PURPOSE} (?:to|on) (.+)$`, "i"),
    make: ([p, a], read) => changed(a, p, "+", read),
  },
  {
    when: new RegExp(
      `^(?:take|subtract) (?:a )?(.+?)${PERCENT}${PURPOSE} (?:off|from|away from) (.+)$|^(.+?)${PERCENT} off(?: of)? (.+)$`,
      "i",
    ),
    make: ([p, a, q, b], read) => changed(a || b, p || q, "-", read),
  },
  {
    when: /^(?:percent|percentage|per cent) (change|increase|decrease|rise|drop|growth) (?:from|between) (.+?) (?:to|and) (.+)$/i,
    make: ([way = "", from = "", to = ""], read) => {
      const [a, b] = [read.number(from), read.number(to)];
      if (!a || !b) return null;
      const falls = /^d/i.test(way);
      const [first, second] = falls ? [b, a] : [a, b];
      const say = `the percentage ${way.toLowerCase()} from ${sayOf(a)} to ${sayOf(b)}`;
      const name = read.script.fresh("percent");
      read.script.line(`${name} = F(${second.python} - (${first.python})) / (${a.python}) * 100`);
      read.script.check(`(${a.python}) * (1 ${falls ? "-" : "+"} ${name} / 100) == ${b.python}`);
      return percent(name, say, read);
    },
  },
  {
    when: new RegExp(
      `^(.+?) (?:is|are|equals) (.+?)${PERCENT} of (?:what|which)(?: number| value| amount)?$`,
      "i",
    ),
    make: ([part = "", p = ""], read) => wholeOf(part, p, read),
  },
  {
    when: new RegExp(
      `^(?:what |which )?(?:number|value|amount)? ?(?:of which|whose) (.+?)${PERCENT} is (.+)$|^(.+?)${PERCENT} of (?:what|which)(?: number| value| amount)? (?:is|are|equals) (.+)$`,
      "i",
    ),
    make: ([p, part, q, other], read) => wholeOf(part || other || "", p || q || "", read),
  },
];

/** Percent values end in `%` where they are said. */
function percent(python: string, say: string, read: Reading): Value {
  read.script.decimals = true;
  return made(python, `${say}, in percent,`);
}

function shareOf(part: string, whole: string, read: Reading): Value | null {
  const [a, b] = [read.number(part), read.number(whole)];
  if (!a || !b) return null;
  const name = read.script.fresh("percent");
  read.script.line(`${name} = F(${a.python}) / (${b.python}) * 100`);
  read.script.check(`${name} * (${b.python}) / 100 == ${a.python}`);
  return percent(name, `the share of ${sayOf(a)} in ${sayOf(b)}`, read);
}

function changed(of = "", by = "", sign: "+" | "-", read: Reading): Value | null {
  const [value, rate] = [read.number(of), read.number(by)];
  if (!value || !rate) return null;
  read.script.decimals = true;
  const name = read.script.fresh("changed");
  read.script.line(`${name} = F(${value.python}) * (1 ${sign} F(${rate.python}) / 100)`);
  read.script.check(
    `(${name} - (${value.python})) * 100 == ${sign === "-" ? "-" : ""}F(${rate.python}) * (${value.python})`,
  );
  const word = sign === "+" ? "increased" : "decreased";
  return made(name, `${sayOf(value)} ${word} by ${sayOf(rate).replace(/\\\)$/, "\\%\\)")}`);
}

function wholeOf(part: string, rate: string, read: Reading): Value | null {
  const [a, p] = [read.number(part), read.number(rate)];
  if (!a || !p) return null;
  read.script.decimals = true;
  const name = read.script.fresh("whole_amount");
  read.script.line(`${name} = F(${a.python}) * 100 / (${p.python})`);
  read.script.check(`${name} * (${p.python}) / 100 == ${a.python}`);
  return made(name, `the number of which ${sayOf(p).replace(/\\\)$/, "\\%\\)")} is ${sayOf(a)}`);
}
