/** "The sum of the first 10 terms of 3, 7, 11, ...", and of all terms of a geometric sequence. */
import { formula, type QuestionForm, type Wording } from "../answer";
import { cardinal, type Reading, splitList } from "../rule";

const ASK = "^(?:(?:what(?:'s| is)|find|calculate|compute|determine|work out) )?(?:the )?";
const KIND =
  "(?:(?:the|an?|this) )?(?:infinite )?(?:(arithmetic|geometric) )?(?:sequence|series|progression|terms|list)?(?: of numbers)?";
const COUNTED = "sum of (?:the )?first (\\S+) terms (?:of|in|for)";
const ENDLESS = "(?:sum to infinity|infinite sum|sum of all (?:the )?terms|sum) (?:of|for)";
const LIST = `${KIND}:? ?(-?\\d[^a-z]*)`;
const RULE = `${KIND},? (?:with|whose|where|that has|having)(?: a| the)? first term(?: is| of| =|:)? (\\S+?),? (?:and|with)(?: the| a| whose)? (?:common )?(difference|ratio)(?: is| of| =|:)? (\\S+)`;
const FORMS = {
  list: new RegExp(`${ASK}${COUNTED} ${LIST}$`, "i"),
  rule: new RegExp(`${ASK}${COUNTED} ${RULE}$`, "i"),
  endlessList: new RegExp(`${ASK}${ENDLESS} ${LIST}$`, "i"),
  endlessRule: new RegExp(`${ASK}${ENDLESS} ${RULE}$`, "i"),
};

export const sumOfTerms: QuestionForm = {
  read(sentence, reading) {
    const list = FORMS.list.exec(sentence);
    if (list) return ofList(list[3] ?? "", list[2], cardinal(list[1] ?? ""), reading);
    const rule = FORMS.rule.exec(sentence);
    if (rule) return ofRule(rule.slice(2), cardinal(rule[1] ?? ""), reading);
    const endless = FORMS.endlessList.exec(sentence);
    // "The sum of 3, 7 and 11" ends; dots, or the words for it, go on for ever.
    if (endless && /\.\.\.|…|infinit|all (?:the )?terms/i.test(sentence))
      return ofList(endless[2] ?? "", endless[1], null, reading, true);
    const endlessRule = FORMS.endlessRule.exec(sentence);
    return endlessRule && /infinit|all (?:the )?terms|series/i.test(sentence)
      ? ofRule(endlessRule.slice(1), null, reading, true)
      : null;
  },
};

function ofList(
  list: string,
  kind: string | undefined,
  count: number | null,
  reading: Reading,
  isEndless = false,
): Wording | null {
  const bare = list.replace(/[,\s]*(?:\.\.\.|…)[\s.]*$/, "").replace(/[,\s.]+$/, "");
  const terms = splitList(bare).map((text) => reading.number(text)?.python);
  if (terms.includes(undefined) || terms.length < (kind ? 2 : 3)) return null;
  const adds = kind?.toLowerCase() === "arithmetic";
  reading.script.line(
    `terms = [F(t) for t in (${terms.join(", ")})]`,
    "first, step = terms[0], terms[1] - terms[0]",
    "ratio = terms[1] / first if first else None",
    `adds = ${kind ? (adds ? "True" : "False") : "all(b - a == step for a, b in zip(terms, terms[1:]))"}`,
    "fits = all(b - a == step if adds else a * (ratio or 0) == b for a, b in zip(terms, terms[1:]))",
    "if not fits or not adds and not ratio:",
    '    raise ValueError("these terms have no constant difference and no constant ratio")',
  );
  return add(count, isEndless, `\\(${bare.trim()}, \\ldots\\)`, reading);
}

function ofRule(
  [kind, first = "", word = "", by = ""]: readonly string[],
  count: number | null,
  reading: Reading,
  isEndless = false,
): Wording | null {
  const [a, d] = [reading.number(first), reading.number(by)];
  const adds = word.toLowerCase() === "difference";
  if (!a || !d || (kind && adds !== (kind.toLowerCase() === "arithmetic"))) return null;
  reading.script.line(
    `first, adds = F(${a.python}), ${adds ? "True" : "False"}`,
    adds ? `step, ratio = F(${d.python}), None` : `step, ratio = None, F(${d.python})`,
  );
  return add(
    count,
    isEndless,
    `the sequence with the first term \\(${first}\\) and the ${word.toLowerCase()} \\(${by}\\)`,
    reading,
  );
}

function add(count: number | null, isEndless: boolean, said: string, { script }: Reading): Wording | null {
  if (isEndless) {
    script.line(
      "if adds or abs(ratio) >= 1:",
      '    raise ValueError("its terms do not become small, so they add up to no number")',
      "total = first / (1 - ratio)",
      'print("answer:", total)',
      "# What is missing after the first 20 terms is the same sum again, times ratio to the power of 20.",
      "begun = sum(first * ratio**k for k in range(20))",
    );
    script.check("total - begun == total * ratio**20");
    return ({ answers: [answer] }) =>
      answer ? `The sum of all terms of ${said} is ${formula(answer)}.` : null;
  }
  if (count === null || count < 1 || count > 1000) return null;
  script.line(
    `n = ${count}`,
    "if adds:",
    "    total = n * (2 * first + (n - 1) * step) / 2",
    "else:",
    "    total = first * n if ratio == 1 else first * (1 - ratio**n) / (1 - ratio)",
    'print("answer:", total)',
    "# Term by term.",
    "term, walked = first, F(0)",
    "for _ in range(n):",
    "    walked, term = walked + term, term + step if adds else term * ratio",
  );
  script.check("walked == total");
  return ({ answers: [answer] }) =>
    answer ? `The sum of the first \\(${count}\\) terms of ${said} is ${formula(answer)}.` : null;
}
