/** Questions answered with yes or no: comparisons, factors, primes; and which of two is bigger. */
import { toLatex } from "../../notation/to-latex";
import { formula, type QuestionForm, type Wording } from "../answer";
import { manyDigits } from "../many-digits";
import { type Reading, sayOf, splitList } from "../rule";
import type { Value } from "../script";

interface Comparison {
  readonly when: RegExp;
  /** The Python condition of `a` and `b`. */
  condition(a: string, b: string): string;
  say(a: string, b: string): string;
  /** Whether both must be whole numbers. */
  readonly integers?: boolean;
  /** For whole numbers: the condition of \`first\` and \`second\`, found in another way. */
  readonly again?: string;
}

const same = {
  condition: (a: string, b: string) => `${a} == ${b}`,
  say: (a: string, b: string) => `${a} is equal to ${b}`,
};
const different = {
  condition: (a: string, b: string) => `${a} != ${b}`,
  say: (a: string, b: string) => `${a} is not equal to ${b}`,
};
const divides = {
  condition: (a: string, b: string) => `${b} % ${a} == 0`,
  say: (a: string, b: string) => `${a} is a factor of ${b}`,
  integers: true,
  again: "first != 0 and gcd(first, second) == abs(first)",
};

const COMPARISONS: readonly Comparison[] = [
  order(
    /^is (.+?) (?:<=|at most(?: as big as)?|no (?:more|greater|bigger|larger) than|less than or equal to|smaller than or equal to) (.+)$/i,
    "<=",
    "is at most",
  ),
  order(
    /^is (.+?) (?:>=|at least(?: as big as)?|no (?:less|smaller) than|greater than or equal to|bigger than or equal to|more than or equal to) (.+)$/i,
    ">=",
    "is at least",
  ),
  { when: /^(?:is|does) (.+?) (?:!=|not equal to|different from|unequal to) (.+)$/i, ...different },
  order(/^is (.+?) (?:<|(?:strictly )?(?:less|smaller|lower) than) (.+)$/i, "<", "is less than"),
  order(
    /^is (.+?) (?:>|(?:strictly )?(?:bigger|greater|larger|more|higher) than) (.+)$/i,
    ">",
    "is greater than",
  ),
  { when: /^(?:is|does) (.+?) (?:=|equal to|the same as|equals?) (.+)$/i, ...same },
  { when: /^are (.+) and (.+) (?:equal|the same)$/i, ...same },
  { when: /^do (.+) and (.+) have the same value$/i, ...same },
  { when: /^are (.+) and (.+) (?:unequal|non-?equal|not equal|different)$/i, ...different },
  { when: /^do (.+) and (.+) have (?:a )?different values?$/i, ...different },
  { when: /^is (.+) a (?:factor|divisor) of (.+)$/i, ...divides },
  { when: /^does (.+) (?:divide|go into)(?: evenly into)? (.+)$/i, ...divides },
  {
    when: /^are (.+) and (.+) (?:co-?prime|relatively prime)(?: to each other)?$/i,
    condition: (a, b) => `gcd(${a}, ${b}) == 1`,
    say: (a, b) => `${a} and ${b} have no common factor but 1`,
    integers: true,
    again: "not set(prime_factors(abs(first))) & set(prime_factors(abs(second)))",
  },
  swapped(/^is (.+) (?:a multiple of|divisible by|evenly divisible by) (.+)$/i),
];

export const yesNoQuestion: QuestionForm = {
  read(sentence, reading) {
    for (const comparison of COMPARISONS) {
      const match = comparison.when.exec(sentence);
      const wording =
        match && reading.script.attempt(() => compare(comparison, match[1] ?? "", match[2] ?? "", reading));
      if (wording) return wording;
    }
    return prime(sentence, reading) ?? parity(sentence, reading) ?? whichOfTwo(sentence, reading);
  },
};

function order(when: RegExp, sign: string, words: string): Comparison {
  return { when, condition: (a, b) => `${a} ${sign} ${b}`, say: (a, b) => `${a} ${words} ${b}` };
}

function swapped(when: RegExp): Comparison {
  return {
    when,
    condition: (a, b) => `${a} % ${b} == 0`,
    say: (a, b) => `${a} is a multiple of ${b}`,
    integers: true,
    again: "second != 0 and gcd(first, second) == abs(second)",
  };
}

function compare(comparison: Comparison, left: string, right: string, reading: Reading): Wording | null {
  const read = (text: string) => (comparison.integers ? reading.integer(text) : reading.number(text));
  const [a, b] = [read(left), read(right)];
  if (!a || !b) return comparison.integers ? null : compareDigits(comparison, left, right, reading);
  reading.script.line(
    `first, second = ${a.python}, ${b.python}`,
    `print("values:", first, "and", second)`,
    `print("answer:", "Yes" if ${comparison.condition("first", "second")} else "No")`,
  );
  const holds = comparison.condition("first", "second");
  if (comparison.integers) reading.script.check(`(${holds}) == (${comparison.again ?? holds})`);
  else {
    reading.script.line(
      "# The same with whole numbers, multiplied crosswise.",
      "left = F(first).numerator * F(second).denominator",
      "right = F(second).numerator * F(first).denominator",
    );
    reading.script.check(`(${holds}) == (${comparison.condition("left", "right")})`);
  }
  return yesNo(comparison.say(sayOf(a), sayOf(b)));
}

/** Numbers that are no fractions: with many digits, unless these are the same. */
function compareDigits(
  comparison: Comparison,
  left: string,
  right: string,
  { script }: Reading,
): Wording | null {
  const [a, b] = [manyDigits(left, script), manyDigits(right, script)];
  if (!a || !b) return null;
  const holds = comparison.condition("first", "second");
  script.line(
    "getcontext().prec = 60",
    `first, second = ${a.value}, ${b.value}`,
    `print("answer:", "Yes" if ${holds} else "No")`,
    'print("because:", f"they are about {first:.10g} and {second:.10g}")',
    "# The same by whole numbers alone, with 50 decimals.",
    "n, tiny = 50, F(1, 10**40)",
    `left, right = ${a.again}, ${b.again}`,
    "if abs(left - right) < tiny:",
    '    print("refused: they are equal, or too close to be told apart")',
  );
  script.check(`abs(left - right) > tiny and (${holds}) == (${comparison.condition("left", "right")})`);
  script.check("abs(F(first) - left) < tiny and abs(F(second) - right) < tiny");
  const [first, second] = [a, b].map(({ expression }) => `\\(${toLatex(expression)}\\)`);
  return yesNo(comparison.say(first ?? "", second ?? ""));
}

function yesNo(statement: string): Wording {
  return ({ answers: [answer], notes }) => {
    const more = notes.get("because")?.[0];
    const tail = more ? ` (${more})` : "";
    return answer === "Yes"
      ? `Yes, it is true that ${statement}${tail}.`
      : `No, it is false that ${statement}${tail}.`;
  };
}

function prime(sentence: string, reading: Reading): Wording | null {
  const match = /^is (.+?) (?:a )?(prime|composite)(?: number)?(?: or not)?$/i.exec(sentence);
  const value = match && reading.integer(match[1] ?? "");
  if (!match || !value) return null;
  const isPrime = match[2]?.toLowerCase() === "prime";
  reading.script.line(
    `whole = ${value.python}`,
    `print("answer:", "Yes" if ${isPrime ? "is_prime(whole)" : "whole > 1 and not is_prime(whole)"} else "No")`,
    "divisor = next((d for d in range(2, min(isqrt(max(whole, 0)), 10**6) + 1) if whole % d == 0), None)",
    'print("because:", f"{whole} = {divisor} * {whole // divisor}" if divisor else f"{whole} has no divisor between 1 and itself")',
  );
  // Beyond that, trying divisors takes too long; the test of primality decides such numbers alone.
  reading.script.check("is_prime(whole) == (whole > 1 and divisor is None) or whole > 10**12");
  return yesNo(`${sayOf(value)} is a ${isPrime ? "prime" : "composite"} number`);
}

function parity(sentence: string, reading: Reading): Wording | null {
  const match = /^is (.+?) (?:an )?(even|odd)(?: number)?$/i.exec(sentence);
  const value = match && reading.integer(match[1] ?? "");
  if (!match || !value) return null;
  const word = match[2]?.toLowerCase() ?? "";
  reading.script.line(
    `whole = ${value.python}`,
    `print("answer:", "Yes" if whole % 2 == ${word === "even" ? 0 : 1} else "No")`,
  );
  reading.script.check("(str(whole)[-1] in '02468') == (whole % 2 == 0)");
  return yesNo(`${sayOf(value)} is ${word}`);
}

/** "Which is smaller: t or -2/97?" */
function whichOfTwo(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:which|what)(?: one| number| value| of these)?(?: is)? (?:the )?(bigger|greater|larger|smaller|less|lower|higher)(?: value| number| one)?[:,]? (.+)$/i.exec(
      sentence,
    );
  if (!match) return null;
  const items = splitList((match[2] ?? "").replace(/^(?:of|between|out of) /, "")).map((text) => ({
    text,
    value: reading.number(text),
  }));
  const known = items.flatMap(({ text, value }) => (value ? [{ text, value }] : []));
  if (known.length !== items.length || known.length !== 2) return null;
  const word = match[1]?.toLowerCase() ?? "";
  return chosen(known, /^(?:bigger|greater|larger|higher)$/.test(word) ? "max" : "min", word, reading);
}

function chosen(
  items: readonly { text: string; value: Value }[],
  pick: string,
  word: string,
  { script }: Reading,
): Wording {
  const list = items.map(({ text, value }) => `(${value.python}, ${JSON.stringify(text)})`).join(", ");
  script.line(
    `items = [${list}]`,
    `value, label = ${pick}(items)`,
    'print("answer:", label)',
    'print("value:", value)',
  );
  script.check(
    `items[0][0] != items[1][0] and all(value ${pick === "max" ? ">=" : "<="} v for v, _ in items)`,
  );
  const both = items.map(({ value }) => sayOf(value)).join(" and ");
  return ({ answers: [answer] }) => (answer ? `Of ${both}, the ${word} is ${formula(answer)}.` : null);
}
