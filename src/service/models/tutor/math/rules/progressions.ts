/** Sums whose terms go on by a rule: "1 + 2 + 3 + ... + 100", "the first 20 odd numbers". */
import { cardinal, made, type Reading, splitList, type ValueRule } from "../rule";
import type { Value } from "../script";

const COUNTED = "(even|odd|natural|positive|whole|counting)? ?(?:numbers|integers)";

export const PROGRESSION_RULES: readonly ValueRule[] = [
  {
    when: /^([^a-z]*\+[^a-z]*?)\s*\+\s*(?:\.\.\.|…|⋯)\s*\+\s*([^a-z]+)$/i,
    make: ([start = "", last = ""], read) => sumUpTo(start, last, read),
  },
  {
    when: /^(?:infinite |sum of the (?:infinite )?)?(?:geometric )?(?:series )?(?:sum of )?([^a-z]*\+[^a-z]*?)\s*\+\s*(?:\.\.\.|…|⋯)?(?: to infinity)?$/i,
    make: ([start = ""], read) => infiniteSum(start, read),
  },
  {
    when: /^sum of the infinite (?:geometric )?series ([^a-z]*\+[^a-z]*?)\s*\+\s*(?:\.\.\.|…|⋯)?$/i,
    make: ([start = ""], read) => infiniteSum(start, read),
  },
  {
    when: new RegExp(`^(?:sum|total) of (?:all )?(?:the )?first (\\S+) ${COUNTED}$`, "i"),
    make: ([count = "", kind = ""], read) => {
      const n = cardinal(count);
      if (n === null || n < 1) return null;
      const first = /^even$/i.test(kind) ? 2 : 1;
      const step = /^(?:even|odd)$/i.test(kind) ? 2 : 1;
      const last = first + step * (n - 1);
      return sumOf(first, step, last, read);
    },
  },
  {
    when: new RegExp(
      `^(?:(?:sum|total)(?: of)?|add(?: up)?) (?:all )?(?:of )?(?:the )?${COUNTED} (?:from|between) (\\d+) (?:to|and|up to|through|until) (\\d+)(?: inclusive)?$`,
      "i",
    ),
    make: ([kind = "", from = "", to = ""], read) => {
      const even = /^(?:even|odd)$/i.test(kind);
      const parity = /^even$/i.test(kind) ? 0 : 1;
      let [first, last] = [Number(from), Number(to)];
      if (even && first % 2 !== parity) first++;
      if (even && last % 2 !== parity) last--;
      return first <= last ? sumOf(first, even ? 2 : 1, last, read) : null;
    },
  },
];

function sumOf(first: number, step: number, last: number, { script }: Reading): Value | null {
  if (last > 10 ** 7) return null;
  const total = script.fresh("total");
  script.line(`${total} = sum(range(${first}, ${last} + 1, ${step}))`);
  const count = (last - first) / step + 1;
  script.check(
    `2 * ${total} == (${first} + ${last}) * ${count}  # pairs of first and last`.replace(/ {2}#.*$/, ""),
  );
  const next = first + step;
  return made(total, `the sum \\(${first} + ${next} + \\ldots + ${last}\\)`);
}

/** The terms written down must follow one rule that reaches the last one. */
function sumUpTo(start: string, last: string, read: Reading): Value | null {
  const terms = splitList(start.replace(/\+/g, ",")).map((term) => read.number(term));
  const end = read.number(last);
  const known = terms.flatMap((term) => (term ? [term.python] : []));
  if (!end || known.length < 2 || known.length !== terms.length) return null;
  const { script } = read;
  script.line(
    `terms, last = [F(t) for t in (${known.join(", ")})], F(${end.python})`,
    "step, ratio = terms[1] - terms[0], terms[1] / terms[0] if terms[0] else None",
    "steady = all(b - a == step for a, b in zip(terms, terms[1:]))",
    "growing = len(terms) > 2 and not steady and all(a * ratio == b for a, b in zip(terms, terms[1:]))",
    "while (steady or growing) and terms[-1] != last and len(terms) < 100000:",
    "    terms.append(terms[-1] + step if steady else terms[-1] * ratio)",
    "total = sum(terms)",
  );
  script.check("(steady or growing) and terms[-1] == last");
  script.check(
    "(2 * total == len(terms) * (terms[0] + last) if steady else total * (ratio - 1) == last * ratio - terms[0])",
  );
  return made("total", `the sum \\(${start.trim()} + \\ldots + ${last.trim()}\\)`);
}

function infiniteSum(start: string, read: Reading): Value | null {
  const terms = splitList(start.replace(/\+/g, ",")).map((term) => read.number(term));
  const known = terms.flatMap((term) => (term ? [term.python] : []));
  if (known.length < 3 || known.length !== terms.length) return null;
  read.script.line(
    `terms = [F(t) for t in (${known.join(", ")})]`,
    "ratio = terms[1] / terms[0]",
    "if abs(ratio) >= 1:",
    '    raise ValueError("its terms do not become small, so they add up to no number")',
    "total = terms[0] / (1 - ratio)",
    "far = sum(terms[0] * ratio**k for k in range(400))",
  );
  read.script.check("abs(ratio) < 1 and all(a * ratio == b for a, b in zip(terms, terms[1:]))");
  read.script.check("abs(ratio) > F(19, 20) or near(total, float(far))");
  return made("total", `the sum of the geometric series \\(${start.trim()} + \\ldots\\)`);
}
