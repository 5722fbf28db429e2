/** Factor, divide, and "Express ... in the form ... and give a". */
import { type Expression, namesIn } from "../../notation/expression";
import { bareFormula, formula, type QuestionForm, type Wording } from "../answer";
import { type Reading, sayOf } from "../rule";

export const polynomialQuestion: QuestionForm = {
  read(sentence, reading) {
    return factor(sentence, reading) ?? division(sentence, reading) ?? form(sentence, reading);
  },
};

function factor(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:factor(?:i[sz]e)?(?: completely| fully)?|what are the factors of|find the factors of)(?: the)?(?: polynomial| expression| quadratic| trinomial)?:? (.+?)(?: completely| fully)?$/i.exec(
      sentence,
    );
  const value = match && reading.value(match[1] ?? "");
  if (!value) return null;
  const { script } = reading;
  const names = value.expression ? script.unknowns(value.expression) : [];
  const [name, ...others] = names;
  if (value.kind !== "polynomial" || !name || others.length > 0) return null;
  script.line(
    `given = poly(${value.python})`,
    `front, factors = factored(given, "${name}")`,
    'print("answer:", show_factored(front, factors))',
    "product = poly(front)",
    "for factor, times in factors:",
    "    product = product * factor**times",
  );
  script.check("product == given");
  return ({ answers: [answer] }) => (answer ? `Factored, ${sayOf(value)} is ${formula(answer)}.` : null);
}

const DIVISIONS: readonly RegExp[] = [
  /^(?:(?:what is|find|compute|calculate|do|perform) )?(?:the )?(?:polynomial |long |synthetic )*division (?:of )?(.+?) (?:divided )?by (.+)$/i,
  /^(?:(?:what is|find|compute|calculate|give|determine) )?(?:the )?quotient and (?:the )?remainder (?:of|when|if|for)(?: dividing)? (.+?)(?: is| are)? (?:divided )?by (.+)$/i,
  /^divide (?:the polynomial )?(.+?) by (.+?)(?: (?:using|with|by) (?:polynomial |long |synthetic )*division)?$/i,
];

/** Quotient and remainder of polynomials in one unknown. */
function division(sentence: string, { script, value }: Reading): Wording | null {
  const match = DIVISIONS.map((each) => each.exec(sentence)).find((each) => each !== null);
  const [p, q] = [value(match?.[1] ?? ""), value(match?.[2] ?? "")];
  if (!p?.expression || !q?.expression) return null;
  const [x, ...others] = script.unknowns(p.expression, q.expression);
  if (!x || others.length > 0 || script.unknowns(q.expression).length === 0) return null;
  script.line(
    `p, q = poly(${p.python}), poly(${q.python})`,
    `quotient, rest = [from_coefficients(cs, "${x}") for cs in poly_divmod(coefficients(p, "${x}"), coefficients(q, "${x}"))]`,
    'print("answer:", show(quotient))',
    'print("answer:", show(rest))',
  );
  script.check(
    `q * quotient + rest == p and (rest == 0 or len(coefficients(rest, "${x}")) < len(coefficients(q, "${x}")))`,
  );
  return ({ answers: [quotient, rest] }) =>
    quotient && rest
      ? `Dividing ${sayOf(p)} by ${sayOf(q)} gives the quotient ${formula(quotient)} and the remainder ${formula(rest)}.`
      : null;
}

/** The letters of the form are found by comparing powers of the unknown. */
function form(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:express|rearrange|write|rewrite|put|expand) (.+) (?:in the form|to the form|into the form|to|as|in form) (.+?),? (?:and|then) (?:give|state|find|determine|calculate|what is)(?: the value of)? ([a-zA-Z])$/i.exec(
      sentence,
    );
  if (!match) return null;
  const { script } = reading;
  const [value, shape] = [reading.value(match[1] ?? ""), script.parse(match[2] ?? "")];
  const letter = match[3] ?? "";
  if (!value?.expression || !shape) return null;
  const unknown = unknownOf(shape, value.expression, letter);
  if (!unknown) return null;
  const terms = termsOf(shape).map((term) => coefficientTerm(term, unknown));
  if (terms.some((term) => term === null)) return null;
  const powers = new Map(terms.flatMap((term) => (term ? [[term.letter, term.power] as const] : [])));
  if (powers.size !== terms.length || !powers.has(letter)) return null;
  script.line(
    `given = poly(${value.python})`,
    `cs = coefficients(given, "${unknown}")[::-1]`,
    `powers = ${dict(powers)}`,
  );
  script.line(
    "found = {a: cs[n] if n < len(cs) else 0 for a, n in powers.items()}",
    `print("answer:", found["${letter}"])`,
  );
  script.check(`sum((c * symbol("${unknown}")**powers[a] for a, c in found.items()), poly(0)) == given`);
  return ({ answers: [answer] }) =>
    answer
      ? `In the form \\(${bareFormula(match[2] ?? "")}\\), the coefficient is \\(${letter} = ${bareFormula(answer)}\\).`
      : null;
}

function dict(entries: ReadonlyMap<string, number>): string {
  return `{${[...entries].map(([key, value]) => `"${key}": ${value}`).join(", ")}}`;
}

function unknownOf(shape: Expression, expression: Expression, letter: string): string | null {
  const shared = namesIn(shape).filter((name) => namesIn(expression).includes(name) && name !== letter);
  if (shared.length === 1) return shared[0] ?? null;
  const counted = namesIn(shape).filter(
    (name) => termsOf(shape).filter((term) => namesIn(term).includes(name)).length > 1,
  );
  return shared.length === 0 && counted.length === 1 ? (counted[0] ?? null) : null;
}

function termsOf(node: Expression): Expression[] {
  if (node.kind === "binary" && node.op === "+") return [...termsOf(node.left), ...termsOf(node.right)];
  return [node];
}

/** `a*x**2`, `b*x` or `c`. */
function coefficientTerm(term: Expression, unknown: string): { letter: string; power: number } | null {
  if (term.kind === "name") return term.name === unknown ? null : { letter: term.name, power: 0 };
  if (term.kind !== "binary" || term.op !== "*") return null;
  const [first, second] =
    term.left.kind === "name" && term.left.name !== unknown
      ? [term.left, term.right]
      : [term.right, term.left];
  if (first.kind !== "name") return null;
  if (second.kind === "name") return second.name === unknown ? { letter: first.name, power: 1 } : null;
  if (second.kind !== "binary" || second.op !== "^" || second.right.kind !== "number") return null;
  if (second.left.kind !== "name" || second.left.name !== unknown) return null;
  return { letter: first.name, power: Number(second.right.text) };
}
