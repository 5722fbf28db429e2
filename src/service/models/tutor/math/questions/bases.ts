/** Numbers in other bases. */
import type { QuestionForm, Wording } from "../answer";
import type { Reading } from "../rule";

const CONVERT =
  /^(?:what(?: is|'s) |convert |express |write |change )?(?:the number )?(-?[0-9a-zA-Z]+) ?(?:\(base (\d+)\)|(?:in |from )?base (\d+)|_\(?(\d+)\)?|(?:in )?(binary|octal|decimal|hexadecimal|hex))?,? (?:(?:in|to|into|as) base (\d+)|(?:in|to|into|as) (?:an? )?(binary|octal|decimal|hexadecimal|hex)(?: number| form| notation)?)$/i;
const FROM =
  /^(?:what(?: is|'s) |convert |express |write |change )?(?:the )?(binary|octal|hexadecimal|hex)(?: number)? (-?[0-9a-zA-Z]+) (?:in|to|into|as) (?:base (\d+)|(?:an? )?(binary|octal|decimal|hexadecimal|hex)(?: number| form| notation)?)$/i;
const FROM_TO =
  /^(?:what is |what's |convert |express |write |change )?(?:the number )?(-?[0-9a-zA-Z]+) from (?:base (\d+)|(binary|octal|decimal|hexadecimal|hex)) (?:to|into) (?:base (\d+)|(binary|octal|decimal|hexadecimal|hex))$/i;
const PREFIXED =
  /^(?:what is |what's |convert |express |write |change |give )?(?:the number )?0([xbo])([0-9a-f]+) (?:in|to|into|as) (?:base (\d+)|(?:an? )?(binary|octal|decimal|hexadecimal|hex)(?: number| form| notation)?)$/i;
const NAMED_COMPUTE =
  /^(?:what is |what's |calculate |compute |work out |evaluate )?(?:(add|multiply) ([0-9a-f]+) (?:and|by|with) ([0-9a-f]+)|([0-9a-f]+) ([-+*]) ([0-9a-f]+)) in (?:base (\d+)|(binary|octal|hexadecimal|hex))$/i;
const COMPUTE =
  /^in base (\d+),? (?:what is|calculate|work out|evaluate|compute) (-?[0-9a-z]+) ([-+*]) (-?[0-9a-z]+)$/i;
const NAMED: Readonly<Record<string, number>> = {
  binary: 2,
  octal: 8,
  decimal: 10,
  hexadecimal: 16,
  hex: 16,
};

export const baseQuestion: QuestionForm = {
  read(sentence, reading) {
    const compute = COMPUTE.exec(sentence);
    if (compute)
      return calculate(compute[1] ?? "", compute[2] ?? "", compute[3] ?? "", compute[4] ?? "", reading);
    const named = NAMED_COMPUTE.exec(sentence);
    if (named) {
      const sign = named[1] ? (/^a/i.test(named[1]) ? "+" : "*") : (named[5] ?? "");
      const base = String(baseOf(named[7] ?? named[8]));
      return calculate(base, named[2] ?? named[4] ?? "", sign, named[3] ?? named[6] ?? "", reading);
    }
    const prefixed = PREFIXED.exec(sentence);
    if (prefixed) {
      const base = { x: 16, b: 2, o: 8 }[(prefixed[1] ?? "x").toLowerCase()] ?? 10;
      return convert(prefixed[2] ?? "", base, baseOf(prefixed[3] ?? prefixed[4]), reading);
    }
    const fromTo = FROM_TO.exec(sentence);
    if (fromTo)
      return convert(
        fromTo[1] ?? "",
        baseOf(fromTo[2] ?? fromTo[3]),
        baseOf(fromTo[4] ?? fromTo[5]),
        reading,
      );
    const from = FROM.exec(sentence);
    if (from) return convert(from[2] ?? "", baseOf(from[1]), baseOf(from[3] ?? from[4]), reading);
    const match = CONVERT.exec(sentence);
    if (!match) return null;
    const source = match[2] ?? match[3] ?? match[4] ?? match[5];
    return convert(match[1] ?? "", source ? baseOf(source) : 10, baseOf(match[6] ?? match[7]), reading);
  },
};

function baseOf(text: string | undefined): number {
  return NAMED[(text ?? "").toLowerCase()] ?? Number(text);
}

function fits(digits: string, base: number): boolean {
  return (
    base >= 2 &&
    base <= 36 &&
    [...digits.replace("-", "").toLowerCase()].every((digit) => Number.parseInt(digit, 36) < base)
  );
}

function convert(digits: string, from: number, to: number, { script }: Reading): Wording | null {
  if (!fits(digits, from) || !(to >= 2 && to <= 36)) return null;
  const text = digits.toLowerCase();
  script.line(
    `n = int("${text}", ${from})`,
    `result = in_base(n, ${to})`,
    'print("decimal:", n)',
    'print("answer:", result)',
  );
  script.check(`int(result, ${to}) == n`);
  return ({ answers: [answer] }) =>
    answer ? `In base ${to}, the number ${text} (base ${from}) is \\(${answer}\\).` : null;
}

function calculate(
  base: string,
  left: string,
  op: string,
  right: string,
  { script }: Reading,
): Wording | null {
  if (!fits(left, Number(base)) || !fits(right, Number(base))) return null;
  script.line(
    `a, b = int("${left}", ${base}), int("${right}", ${base})`,
    `n = a ${op} b`,
    `result = in_base(n, ${base})`,
  );
  script.line('print("decimal:", a, "and", b, "give", n)', 'print("answer:", result)');
  script.check(`int(result, ${base}) == n`);
  return ({ answers: [answer] }) =>
    answer ? `In base ${base}, ${left} ${op} ${right} is \\(${answer}\\).` : null;
}
