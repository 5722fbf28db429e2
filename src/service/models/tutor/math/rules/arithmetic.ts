/** Sums, products and the like in words. */
import { cardinal, made, ordinal, type Reading, sayOf, splitList, type ValueRule } from "../rule";
import type { Value } from "../script";
import { combine, wrap } from "./combine";

export const ARITHMETIC_RULES: readonly ValueRule[] = [
  infix(/^(.+?) (?:plus|added to|más|piu|più) (.+)$/i, "+"),
  infix(/^(.+) (?:minus|take away|moins|menos|meno) (.+?)$/i, "-"),
  infix(/^(.+?) (?:times|multiplied by|fois|mal|por|veces) (.+)$/i, "*"),
  infix(/^(.+) (?:divided by|over|geteilt durch|divisé par|dividido por|diviso) (.+?)$/i, "/"),
  {
    when: /^(.+) (?:subtracted from|less than) (.+)$/i,
    make: ([b = "", a = ""], read) => combine([a, b], "-", read),
  },
  { when: /^subtract (.+) from (.+)$/i, make: ([b = "", a = ""], read) => combine([a, b], "-", read) },
  { when: /^(?:divide|dividing) (.+) by (.+)$/i, make: (slots, read) => combine(slots, "/", read) },
  {
    when: /^(?:multiply|multiplying) (.+) (?:and|by|with) (.+)$/i,
    make: (slots, read) => combine(slots, "*", read),
  },
  { when: /^add (.+) to (.+)$/i, make: ([a = "", b = ""], read) => combine([b, a], "+", read) },
  {
    when: /^(?:add together|put together|add|total of|sum of|sum|total) (?:the numbers )?(.+)$/i,
    make: (slots, read) => combine(splitList(slots[0] ?? ""), "+", read),
  },
  { when: /^product of (.+)$/i, make: (slots, read) => combine(splitList(slots[0] ?? ""), "*", read) },
  { when: /^quotient of (.+) and (.+)$/i, make: (slots, read) => combine(slots, "/", read) },
  {
    when: /^(?:difference|distance) between (.+) and (.+)$/i,
    make: (slots, read) => {
      const value = combine(slots, "-", read);
      const said = slots.map((slot) => sayOf(read.value(slot) ?? made("", slot))).join(" and ");
      return value?.kind === "number"
        ? checked(
            `abs(${value.python})`,
            `the difference between ${said}`,
            read,
            (x) => `${x} >= 0 and ${x} in (${value.python}, -(${value.python}))`,
          )
        : null;
    },
  },
  { when: /^difference of (.+) and (.+)$/i, make: (slots, read) => combine(slots, "-", read) },
  {
    when: /^(.+?) ?(?:%|percent|per cent|prozent|por ciento|pour cent|per cento) (?:of|von|de|di) (.+)$/i,
    make: ([part = "", whole = ""], read) => {
      const [a, b] = [read.number(part), read.number(whole)];
      if (!a || !b) return null;
      read.script.decimals = true;
      const say = `${sayOf(a).replace(/\\\)$/, "\\%\\)")} of ${sayOf(b)}`;
      // The part is to the whole as the percentage is to 100.
      return checked(
        `F(${a.python})*${wrap(b)}/100`,
        say,
        read,
        (part) => `${part} * 100 / F(${a.python}) == ${b.python} if ${a.python} else ${part} == 0`,
      );
    },
  },
  {
    when: /^(\(?\d+\s*\/\s*\d+\)?) of (.+)$/i,
    make: ([part = "", of = ""], read) => {
      const [a, b] = [read.number(part), read.number(of)];
      return a && b
        ? checked(
            `${wrap(a)}*${wrap(b)}`,
            `${sayOf(a)} of ${sayOf(b)}`,
            read,
            (x) => `${x} / F(${a.python}) == ${b.python}`,
          )
        : null;
    },
  },
  {
    when: /^(half|one half|a half|a third|one third|two thirds|a quarter|one quarter|three quarters|a fifth|a tenth|twice|double|triple) (?:of )?(.+)$/i,
    make: ([word = "", of = ""], read) => {
      const value = read.number(of);
      const factor = SHARES.get(word.toLowerCase());
      return value && factor
        ? checked(
            `${factor}*${wrap(value)}`,
            `${word} of ${sayOf(value)}`,
            read,
            (x) => `${x} / F(${factor}) == ${value.python}`,
          )
        : null;
    },
  },
  {
    when: /^(square|cube|reciprocal|opposite|absolute value|negative|additive inverse|multiplicative inverse) of (.+)$/i,
    make: ([word = "", of = ""], read) => {
      const value = read.number(of);
      const form = UNARY.get(word.toLowerCase());
      return value && form
        ? checked(form.python(value.python), `the ${word} of ${sayOf(value)}`, read, (x) =>
            form.check(x, `(${value.python})`),
          )
        : null;
    },
  },
  {
    when: /^(.+) (squared|cubed)$/i,
    make: ([of = "", word = ""], read) => {
      const value = read.value(of);
      const power = word.toLowerCase() === "cubed" ? 3 : 2;
      return value && raised(value, power, `${bracketed(sayOf(value))} ${word}`, read);
    },
  },
  {
    when: /^(.+?) (?:raised )?to the (?:power (?:of )?(\S+)|(\S+) power)$/i,
    make: ([of = "", exponent = "", word = ""], read) => {
      const power = word ? ordinal(word) : cardinal(exponent.replace(/^\(|\)$/g, ""));
      const value = read.value(of);
      if (!value || power === null || power > 5000) return null;
      return raised(value, power, `${sayOf(value)} to the power of \\(${power}\\)`, read);
    },
  },
  {
    when: /^(.+?) (?:raised )?to the power (?:of )?(.+?),? (?:rounded )?to the nearest (?:integer|whole number)$/i,
    make: ([of = "", exponent = ""], read) => {
      const index = /^\(?1\/(\d+)\)?$/.exec(exponent)?.[1];
      return index ? nearestRoot(of, Number(index), read) : null;
    },
  },
  {
    when: /^(.+?) root of (.+?),? (?:rounded )?to the nearest (?:integer|whole number)$/i,
    make: ([word = "", of = ""], read) => nearestRoot(of, rootIndex(word), read),
  },
  {
    when: /^(.+?) root of (.+)$/i,
    make: ([word = "", of = ""], read) => {
      const index = rootIndex(word);
      const value = read.number(of);
      if (!value || !index) return null;
      const say = `the ${word} root of ${sayOf(value)}`;
      if (index === 2) {
        read.script.check(`near(float(sqrt(${value.python})) ** 2, float(${value.python}))`);
        return made(`sqrt(${value.python})`, say, "surd");
      }
      return checked(
        `power(F(${value.python}), F(1, ${index}))`,
        say,
        read,
        (x) => `${x}**${index} == ${value.python}`,
      );
    },
  },
];

/** "-3 squared" is meant as the square of -3, and is said so that nobody reads it otherwise. */
function bracketed(said: string): string {
  return said.replace(/^\\\((-[^()]*)\\\)$/, "\\(($1)\\)");
}

const SHARES: ReadonlyMap<string, string> = new Map([
  ["half", "F(1, 2)"],
  ["one half", "F(1, 2)"],
  ["a half", "F(1, 2)"],
  ["a third", "F(1, 3)"],
  ["one third", "F(1, 3)"],
  ["two thirds", "F(2, 3)"],
  ["a quarter", "F(1, 4)"],
  ["one quarter", "F(1, 4)"],
  ["three quarters", "F(3, 4)"],
  ["a fifth", "F(1, 5)"],
  ["a tenth", "F(1, 10)"],
  ["twice", "2"],
  ["double", "2"],
  ["triple", "3"],
]);

interface Unary {
  readonly python: (of: string) => string;
  /** What must hold for the result `x`. */
  readonly check: (x: string, of: string) => string;
}

const OPPOSITE: Unary = { python: (of) => `-(${of})`, check: (x, of) => `${x} + ${of} == 0` };
const RECIPROCAL: Unary = { python: (of) => `1/F(${of})`, check: (x, of) => `${x} * ${of} == 1` };

const UNARY: ReadonlyMap<string, Unary> = new Map([
  ["square", { python: (of) => `F(${of})**2`, check: (x, of) => `${x} == ${of} * ${of}` }],
  ["cube", { python: (of) => `F(${of})**3`, check: (x, of) => `${x} == ${of} * ${of} * ${of}` }],
  ["reciprocal", RECIPROCAL],
  ["multiplicative inverse", RECIPROCAL],
  [
    "absolute value",
    { python: (of) => `abs(${of})`, check: (x, of) => `${x} in (${of}, -${of}) and ${x} >= 0` },
  ],
  ["opposite", OPPOSITE],
  ["negative", OPPOSITE],
  ["additive inverse", OPPOSITE],
]);

/** A power, checked by multiplying again and again; one of roots by its value. */
function raised(value: Value, power: number, say: string, read: Reading): Value {
  const factor = value.kind === "number" ? `F(${value.python})` : `(${value.python})`;
  const again = `prod([${factor}] * ${power})`;
  const isRoot = value.kind === "surd";
  const whole = checked(`${factor}**${power}`, say, read, (x) =>
    isRoot ? `near(float(${x}), float(${value.python}) ** ${power})` : `${x} == ${again}`,
  );
  return { ...whole, kind: value.kind };
}

/** A computed number under a name, with what must hold for it. */
function checked(
  python: string,
  say: string,
  { script }: Reading,
  condition: (name: string) => string,
): Value {
  const name = script.fresh("value");
  script.line(`${name} = ${python}`);
  script.check(condition(name));
  return made(name, say);
}

function infix(when: RegExp, op: "+" | "-" | "*" | "/"): ValueRule {
  return { when, make: (slots, read) => combine(slots, op, read) };
}

function rootIndex(word: string): number {
  if (/^square$/i.test(word)) return 2;
  if (/^cube$/i.test(word)) return 3;
  return ordinal(word) ?? 0;
}

/** The whole number nearest to the root, found with whole numbers only. */
function nearestRoot(text: string, index: number, read: Reading): Value | null {
  const value = read.integer(text);
  if (!value || !index) return null;
  const root = read.script.fresh("root");
  read.script.line(`${root} = (whole_root(2**${index} * ${wrap(value)}, ${index}) + 1) // 2`);
  read.script.check(
    `(2*${root} - 1)**${index} <= 2**${index} * (${value.python}) < (2*${root} + 1)**${index}`,
  );
  return made(
    root,
    `the ${index === 2 ? "square" : index === 3 ? "cube" : `${index}th`} root of ${sayOf(value)}, to the nearest integer,`,
  );
}
