/** One number in another notation: as fraction, decimal, mixed number, or in scientific notation. */
import { formula, type QuestionForm } from "../answer";
import { sayOf } from "../rule";

const VERB =
  "(?:(?:what(?:'s| is)|how (?:do you|to) write) )?(?:(?:convert|write|express|turn|change|give|rewrite|put|show) )?(?:the )?(?:number |decimal |fraction |improper fraction |repeating decimal |recurring decimal )?";
const FORM =
  "(fraction|common fraction|improper fraction|decimal|decimal number|decimal form|mixed number|mixed fraction|scientific notation|standard form|standard notation|lowest terms|simplest form)";
const AS = new RegExp(
  `^${VERB}(.+?) (?:written |expressed |converted )?(?:as|to|into|in)(?: an?| its)? (?:(?:simplified|exact|reduced|simple) )?${FORM}(?: in (?:its )?(?:lowest terms|simplest form))?$`,
  "i",
);
/** `0.333...` or `1.2(34)`: a part that comes again and again. */
const REPEATING = /^(\d+)\.(\d*?)(?:\((\d+)\)|(\d+?)\4+(?:\.\.\.|…))$/;

export const notationQuestion: QuestionForm = {
  read(sentence, reading) {
    const match = AS.exec(sentence);
    if (!match) return null;
    const { script } = reading;
    const [of = "", form = ""] = match.slice(1);
    const repeating = REPEATING.exec(of.replace(/\\?overline\(?(\d+)\)?/, "($1)").replace(/\s/g, ""));
    if (repeating) script.line(...repeatingLines(repeating));
    const value = repeating ? null : reading.number(of);
    if (!value && !repeating) return null;
    if (value) script.line(`value = F(${value.python})`);
    const kind = KINDS.find(({ when }) => when.test(form)) ?? KINDS[0];
    if (!kind) return null;
    script.line(...kind.lines);
    script.check(kind.check);
    const said = value ? sayOf(value) : `\\(${of}\\)`;
    return ({ answers: [answer] }) =>
      answer
        ? `As a ${form.toLowerCase()}, ${said} is ${kind.say(answer)}.`
            .replace(/^As a (sci|sta|low|sim)/, "In $1")
            .replace(/^As a (?=[aeio])/, "As an ")
        : null;
  },
};

function repeatingLines(match: RegExpExecArray): string[] {
  const [, whole = "", start = "", group, cycle] = match;
  const part = group ?? cycle ?? "";
  return [
    `# The digits ${part} come again and again.`,
    `value = F("${whole}.${start || "0"}") + F(${Number(part)}, ${"9".repeat(part.length)}${"0".repeat(start.length)})`,
  ];
}

const KINDS: readonly {
  when: RegExp;
  lines: readonly string[];
  check: string;
  say(answer: string): string;
}[] = [
  {
    when: /fraction|terms|simplest/i,
    lines: ['print("answer:", value)'],
    check:
      "gcd(value.numerator, value.denominator) == 1 and near(value, value.numerator / value.denominator)",
    say: formula,
  },
  {
    when: /^decimal/i,
    lines: [
      "digits, cycle = long_division(value)",
      'print("answer:", digits + (f"({cycle})" if cycle else ""))',
    ],
    check: "near(value, float(digits + cycle * 3)) and abs(F(digits + cycle * 9) - value) < F(1, 10**8)",
    say: (answer) => `\\(${answer.replace(/\((\d+)\)/, "\\overline{$1}")}\\)`,
  },
  {
    when: /^mixed/i,
    lines: [
      "whole, rest = divmod(abs(value.numerator), value.denominator)",
      'sign = "-" if value < 0 else ""',
      'print("answer:", f"{sign}{whole} {rest}/{value.denominator}" if rest else f"{sign}{whole}")',
    ],
    check: "F(whole) + F(rest, value.denominator) == abs(value)",
    say: (answer) => `\\(${answer}\\)`,
  },
  {
    when: /scientific|standard/i,
    lines: [
      "exponent = 0",
      "while abs(value) >= F(10) ** (exponent + 1):",
      "    exponent += 1",
      "while 0 < abs(value) < F(10) ** exponent:",
      "    exponent -= 1",
      "front = value / F(10) ** exponent",
      'print("answer:", f"{as_decimal(front)}*10^{exponent}" if exponent >= 0 else f"{as_decimal(front)}*10^({exponent})")',
    ],
    check: "front * F(10) ** exponent == value and (value == 0 or 1 <= abs(front) < 10)",
    say: formula,
  },
];
