/** Questions whose answer is a list or a yes: divisors, squares, perfect numbers, congruences. */
import { enumerate, formula, type QuestionForm, type Wording } from "../answer";
import { type Reading, sayOf } from "../rule";
import { writeDivisors } from "../rules/divisors";

const DIVISORS =
  /^(?:what are|list|find|give|name|write(?: down)?|show|determine|state)(?: me)?(?: all)?(?: of)?(?: the)?(?: positive)? (?:divisors|factors) of (.+)$/i;
const SQUARE = /^is (.+?) a (?:perfect )?(square|cube)(?: number)?$/i;
const PERFECT = /^is (.+?) a perfect number$/i;
const CONGRUENCE =
  /^(?:solve|find x(?: if| such that| with)?|what is x if)?[\s:]*(-?\d*)\s*\*?\s*([a-z])\s*(?:≡|==?|is congruent to|congruent to)\s*(-?\d+),?\s*\(?(?:mod|modulo)\s*(\d+)\)?(?: for \2)?$/i;

export const numberListQuestion: QuestionForm = {
  read(sentence, reading) {
    return (
      divisors(sentence, reading) ??
      square(sentence, reading) ??
      perfect(sentence, reading) ??
      congruence(sentence, reading)
    );
  },
};

function divisors(sentence: string, reading: Reading): Wording | null {
  const value = reading.integer(DIVISORS.exec(sentence)?.[1] ?? "");
  if (!value) return null;
  writeDivisors(value, reading);
  reading.script.line("for d in divisors:", '    print("answer:", d)');
  return ({ answers }) => `The divisors of ${sayOf(value)} are ${enumerate(answers.map(formula))}.`;
}

function square(sentence: string, reading: Reading): Wording | null {
  const match = SQUARE.exec(sentence);
  const value = reading.integer(match?.[1] ?? "");
  if (!match || !value) return null;
  const [name, k] = match[2]?.toLowerCase() === "cube" ? ["cube", 3] : ["square", 2];
  reading.script.line(
    `n = ${value.python}`,
    `root = whole_root(abs(n), ${k})${k === 3 ? " * (1 if n >= 0 else -1)" : ""}`,
    `print("answer:", "Yes" if root**${k} == n else "No")`,
    'print("root:", root)',
  );
  reading.script.check(`abs(root)**${k} <= abs(n) < (abs(root) + 1)**${k}`);
  return ({ answers: [answer], notes }) =>
    answer === "Yes"
      ? `Yes, ${sayOf(value)} is a perfect ${name}: \\(${notes.get("root")?.[0]}^${k}\\).`
      : `No, ${sayOf(value)} is no perfect ${name}.`;
}

function perfect(sentence: string, reading: Reading): Wording | null {
  const value = reading.integer(PERFECT.exec(sentence)?.[1] ?? "");
  if (!value) return null;
  writeDivisors(value, reading);
  reading.script.line(
    'print("answer:", "Yes" if sum(divisors) == 2 * whole else "No")',
    'print("sum:", sum(divisors) - whole)',
  );
  return ({ answers: [answer], notes }) =>
    answer === "Yes"
      ? `Yes, ${sayOf(value)} is a perfect number: its smaller divisors add up to it.`
      : `No, ${sayOf(value)} is no perfect number: its smaller divisors add up to \\(${notes.get("sum")?.[0]}\\).`;
}

function congruence(sentence: string, { script }: Reading): Wording | null {
  const match = CONGRUENCE.exec(sentence);
  if (!match) return null;
  const [, factor = "", letter = "x", right = "", by = ""] = match;
  const a = factor === "" ? "1" : factor === "-" ? "-1" : factor;
  if (Number(by) < 1 || Number(by) > 1_000_000) return null;
  script.line(
    `found = [x for x in range(${by}) if (${a} * x - ${right}) % ${by} == 0]`,
    "for x in found[:20]:",
    '    print("answer:", x)',
    'print("count:", len(found))',
  );
  script.check(
    `len(found) == (gcd(${a}, ${by}) if ${right} % gcd(${a}, ${by}) == 0 else 0) and len(found) <= 20`,
  );
  const said = `\\(${a === "1" ? "" : a}${letter} \\equiv ${right} \\pmod{${by}}\\)`;
  return ({ answers }) =>
    answers.length === 0
      ? `The congruence ${said} has no solution.`
      : `The congruence ${said} has the solution${answers.length > 1 ? "s" : ""} ${enumerate(answers.map((x) => `\\(${letter} \\equiv ${x} \\pmod{${by}}\\)`))}.`;
}
