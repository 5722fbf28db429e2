/** "a_1 = 5, a_(n+1) = 2a_n - 3, find a_5": sequences whose terms follow from those before. */
import { degreeIn } from "../../notation/degree";
import { type Expression, namesIn } from "../../notation/expression";
import { recalculation } from "../../notation/recalculate";
import { toPython } from "../../notation/to-python";
import { enumerate, formula, type QuestionForm, type Wording } from "../answer";
import { cardinal, ordinal, type Reading } from "../rule";

interface Recurrence {
  readonly starts: Map<number, string>;
  name?: string;
  /** The next term, with `p` for the one before it and `q` for the one before that. */
  next?: Expression;
  /** Which term the rule gives: `n + ahead`. */
  ahead: number;
  /** The place asked for. */
  place?: number;
  /** Whether that place is counted in words, which the first term must then have as number 1. */
  isCounted?: boolean;
  /** How many terms from the first on are asked for. */
  count?: number;
}

export const recurrenceQuestion: QuestionForm = {
  read(text, reading) {
    const given = text
      .replace(/[{}]/g, (brace) => (brace === "{" ? "(" : ")"))
      .replace(/ₙ([₊₋])_(\d)/g, (_, sign: string, shift: string) => `_(n${sign === "₊" ? "+" : "-"}${shift})`)
      .replace(/ₙ/g, "_n");
    if (!/[a-z](?:_n|_?\(n)/i.test(given)) return null;
    const found: Recurrence = { starts: new Map(), ahead: 0 };
    for (const clause of clausesOf(given)) if (!take(clause, found, reading)) return null;
    return write(found, reading);
  },
};

function clausesOf(text: string): string[] {
  return text
    .split(/[,;:.](?=\s|$)|\s+(?:and|with|where|when|for which|by)\s+/i)
    .map((each) =>
      each
        .trim()
        .replace(
          /^(?:(?:let|if|given|suppose|a sequence|the sequence|is|has|defined|that|then|consider)\b ?)+/i,
          "",
        )
        .replace(/,? for (?:all )?n ?>=? ?\d+$/i, ""),
    )
    .filter((each) => each !== "" && !/^(?:for (?:all )?n ?>=? ?\d+|n ?>=? ?\d+)$/i.test(each));
}

const PLACE = "(?:_(\\d+)|_?\\((\\d+)\\))";
const START = new RegExp(`^([a-z])${PLACE} ?= ?([^=]+)$`, "i");
const RULE = /^([a-z])(?:_n|_?\(n( ?[+] ?[12])?\)) ?= ?([^=]+)$/i;
const ASKED = new RegExp(
  `^(?:(?:find|what is|calculate|compute|determine|give)(?: the value of)? )?([a-z])${PLACE}$`,
  "i",
);
const ORDINAL = /^(?:(?:find|what is|calculate|compute|determine|give) )?the (\w+) term$/i;
const FIRST =
  /^(?:(?:find|what are|calculate|compute|determine|give|write(?: down)?) )?the first (\w+) terms$/i;

function take(clause: string, found: Recurrence, { number, script }: Reading): boolean {
  const isNamed = (name = ""): boolean => {
    found.name ??= name;
    return found.name === name;
  };
  const start = START.exec(clause);
  if (start) {
    const value = number(start[4] ?? "");
    if (!value || !isNamed(start[1])) return false;
    found.starts.set(Number(start[2] ?? start[3]), value.python);
    return true;
  }
  const rule = RULE.exec(clause);
  if (rule) {
    if (found.next || !isNamed(rule[1])) return false;
    found.ahead = Number((rule[2] ?? "0").replace(/\D/g, ""));
    const source = inLetters(rule[3] ?? "", rule[1] ?? "", found.ahead);
    const next = source === null ? null : script.parse(source);
    if (!next || !namesIn(next).every((name) => ["n", "p", "q"].includes(name))) return false;
    found.next = next;
    return true;
  }
  const asked = ASKED.exec(clause);
  const place = asked ? Number(asked[2] ?? asked[3]) : ordinal(ORDINAL.exec(clause)?.[1] ?? "");
  if (place !== null) {
    if (found.place !== undefined || (asked && !isNamed(asked[1]))) return false;
    found.place = place;
    found.isCounted = !asked;
    return true;
  }
  const count = cardinal(FIRST.exec(clause)?.[1] ?? "");
  if (!count || found.count !== undefined) return false;
  found.count = count;
  return true;
}

/** The earlier terms as `p` and `q`; `null` when others are used. */
function inLetters(source: string, name: string, ahead: number): string | null {
  if (/[pq]/.test(source.replace(/sqrt/g, ""))) return null;
  let fits = true;
  const written = source.replace(
    new RegExp(`${name}(?:_n|_?\\(n(?: ?([-+]) ?(\\d))?\\))(?!\\w)`, "g"),
    (_, sign: string | undefined, shift: string | undefined) => {
      const back = ahead - Number(`${sign ?? ""}${shift ?? 0}`);
      if (back !== 1 && back !== 2) fits = false;
      return back === 1 ? "(p)" : "(q)";
    },
  );
  return fits && !written.includes(`${name}_`) && !written.includes(`${name}(`) ? written : null;
}

function write(
  { starts, name, next, ahead, place, count, isCounted }: Recurrence,
  reading: Reading,
): Wording | null {
  if (!next || !name || starts.size === 0 || (place === undefined) === (count === undefined)) return null;
  const first = Math.min(...starts.keys());
  if (isCounted && first !== 1) return null;
  const last = place ?? first + (count ?? 1) - 1;
  const letters = namesIn(next);
  const needed = letters.includes("q") ? 2 : 1;
  const isLinear = (degreeIn(next, new Set(["p", "q"])) ?? 2) <= 1;
  // Squares of squares grow beyond every bound.
  if (!letters.includes("p") && needed === 1) return null;
  if (starts.size !== needed || (needed === 2 && !starts.has(first + 1))) return null;
  if (last < first || last > (isLinear ? 2000 : 12)) return null;
  const { script } = reading;
  const bodies = script.withParameters(["n", "p", "q"], () =>
    script.compile(next)?.kind === "number" ? [toPython(next, script), recalculation(next, script)] : null,
  );
  if (!bodies) return null;
  script.line(
    "# The term before is p, and the one before that is q.",
    `rule = lambda n, p, q: ${bodies[0]}`,
    `terms = {${[...starts].map(([at, value]) => `${at}: F(${value})`).join(", ")}}`,
    `for k in range(${first + needed}, ${last + 1}):`,
    `    terms[k] = F(rule(k - ${ahead}, terms[k - 1], terms.get(k - 2)))`,
    `for k in range(${place ?? first}, ${last + 1}):`,
    '    print("answer:", terms[k])',
    `again = lambda n, p, q: ${bodies[1]}`,
    "places = [k for k in terms if k - 1 in terms and abs(terms[k]) < 10**200]",
    `if ${needed} == 2:`,
    "    places = [k for k in places if k - 2 in terms]",
  );
  script.check(
    `all(near(terms[k], again(k - ${ahead}, terms[k - 1], terms.get(k - 2))) for k in places) and ${last} in terms`,
  );
  return ({ answers }) => {
    const [answer] = answers;
    if (!answer) return null;
    if (place !== undefined) return `\\(${name}_{${place}} = ${formula(answer).slice(2, -2)}\\).`;
    return `The first ${count} terms are ${enumerate(answers.map(formula))}.`;
  };
}
