/** The next term of a sequence, or a formula for its n-th. */
import { bareFormula, enumerate, formula, type QuestionForm, type Wording } from "../answer";
import { cardinal, type Reading, splitList } from "../rule";

const TERM = "(?:term|number|value|element|one)";
const KIND =
  "(?: (?:following|arithmetic|geometric|number|this|given))*(?: (?:sequence|series|progression|pattern|list))?";
const LIST = `(?: of| in| for)?(?: the)?${KIND}(?: of(?: numbers)?)?\\s*:? ?(.+)$`;
const NEXT = new RegExp(
  `^(?:(?:what(?:'s| is| comes| would be| will be)|what ${TERM} (?:comes|is|should come)|find|determine|give|predict|which ${TERM} (?:comes|is)) (?:the )?next(?: ${TERM})?|continue|complete|(?:the )?next ${TERM})${LIST}`,
  "i",
);
/** "the next two terms of 1, 4, 9" */
const NEXT_FEW = new RegExp(
  `^(?:(?:what are|find|determine|give|predict|write(?: down)?) )?(?:the )?next (two|three|four|five|\\d) ${TERM}s${LIST}`,
  "i",
);
const AFTER =
  /^([-\d][-\d\s,./]*?)(?:,?\s*(?:\.\.\.|…|_+|\?))*[\s,;.]+(?:(?:and )?what(?:'s| is| comes| number comes| would be)?|which number comes|find|give|continue)(?: the)? ?(?:next|continue)?(?: (?:term|number|value))?(?: next)?$/i;
const NTH = new RegExp(
  `^(?:(?:what is|find|determine|give|calculate|work out|write) )?(?:the |a |an )?(?:(?:general |explicit )?(?:formula|expression|rule) for (?:the )?)?(?:([a-zA-Z])(?:'th|-?th|\\^th)|nth|general) term${LIST}`,
  "i",
);
const KTH = new RegExp(
  `^(?:(?:what is|find|determine|give|calculate|work out) )?(?:the )?(\\d+)(?:st|nd|rd|th) ${TERM}${LIST}`,
  "i",
);
const GIVEN =
  /^(?:.*?\b)?(arithmetic|geometric) (?:sequence|progression|series)\b.*?\bfirst term(?: is| of| =|:)? (\S+?),? (?:and|with) (?:a )?(?:common )?(difference|ratio)(?: is| of| =|:)? (\S+?)[\s,:;.?!]+(?:what is |find |calculate |determine )?(?:the )?(\d+)(?:st|nd|rd|th) term$/i;
const GIVEN_AFTER =
  /^(?:what is |find |calculate |determine )?(?:the )?(\d+)(?:st|nd|rd|th) term of (?:the|an?) (arithmetic|geometric) (?:sequence|progression|series) (?:with|whose|where|that has|having)(?: the)? first term(?: is| of| =)? (\S+?),? (?:and|with)(?: the| a| whose)? (?:common )?(?:difference|ratio)(?: is| of| =)? (\S+)$/i;

export const sequenceQuestion: QuestionForm = {
  read(sentence, reading) {
    const given = GIVEN.exec(sentence);
    const after = GIVEN_AFTER.exec(sentence);
    if (given) return fromRule(given[1], given[2], given[4], given[5], reading);
    if (after) return fromRule(after[2], after[3], after[4], after[1], reading);
    const [next, nth, kth] = [
      NEXT.exec(sentence) ?? AFTER.exec(sentence),
      NTH.exec(sentence),
      KTH.exec(sentence),
    ];
    const few = NEXT_FEW.exec(sentence);
    const count = few ? (cardinal(few[1] ?? "") ?? 1) : 1;
    const list = few?.[2] ?? next?.[1] ?? nth?.[2] ?? kth?.[2];
    if (list === undefined) return null;
    const terms = splitList(list.replace(/(?:,\s*)?(?:\.\.\.|…|_+|\?)\s*$/, "").replace(/[,\s.]+$/, "")).map(
      (text) => reading.number(text),
    );
    const known = terms.flatMap((term) => (term ? [term.python] : []));
    if (known.length !== terms.length || known.length < 3) return null;
    const { script } = reading;
    const letter = nth ? (nth[1] ?? "n") : "n";
    const said = `\\(${list.replace(/[\s,]*(?:\.\.\.|…)\s*$/, ", \\ldots").trim()}\\)`;
    script.line(
      `terms = [F(t) for t in (${known.join(", ")})]`,
      "rule, ratio = difference_rule(terms), constant_ratio(terms)",
      "back = two_term_rule(terms) if rule is None and ratio is None else None",
      "if rule is None and ratio is None and back is None:",
      '    raise ValueError("no rule fits all terms with one to spare")',
    );
    if (nth)
      script.line(
        "if back:",
        '    raise ValueError("each term follows from two before it; there is no short formula")',
        `formula = rule_formula(rule, "${letter}") if rule else f"{terms[0]}*({ratio})^(${letter} - 1)"`,
        'print("answer:", formula)',
        "# The formula itself, with the places put in, gives the terms.",
        `right = all(near(t, eval(formula.replace("^", "**"), {"${letter}": k})) for k, t in enumerate(terms, 1))`,
      );
    else
      script.line(
        `place = ${kth ? Math.min(Number(kth[1]), 100000) : `len(terms) + ${count}`}`,
        "more = list(terms)",
        "while back and len(more) < place:",
        "    more.append(back[0] * more[-1] + back[1] * more[-2])",
        ...(few ? ["for place in range(len(terms) + 1, place + 1):"] : []),
        `${few ? "    " : ""}print("answer:", more[place - 1] if back else term_at(rule, place) if rule else terms[0] * ratio ** (place - 1))`,
      );
    if (nth) script.check("right");
    script.check(
      "back is not None or all(t == (term_at(rule, k) if rule else terms[0] * ratio ** (k - 1)) for k, t in enumerate(terms, 1))",
    );
    script.check(
      "back is None or all(z == back[0] * y + back[1] * x for x, y, z in zip(terms, terms[1:], terms[2:]))",
    );
    return ({ answers }) => {
      const [answer] = answers;
      if (!answer) return null;
      if (few) return `The next ${count} terms in ${said} are ${enumerate(answers.map(formula))}.`;
      if (next) return `The next term in ${said} is ${formula(answer)}.`;
      const which = nth ? `\\(${letter}\\)-th` : `\\(${kth?.[1]}\\)-th`;
      return `The ${which} term of ${said} is \\(${bareFormula(answer)}\\).`;
    };
  },
};

/** The n-th term from the first and the difference or ratio; the check walks there step by step. */
function fromRule(kind = "", first = "", step = "", place = "", reading: Reading): Wording | null {
  const [a, d] = [reading.number(first), reading.number(step)];
  if (!a || !d || Number(place) > 10000 || Number(place) < 1) return null;
  const adds = kind.toLowerCase() === "arithmetic";
  reading.script.line(
    `first, step, n = F(${a.python}), F(${d.python}), ${place}`,
    `term = first ${adds ? "+ step * (n - 1)" : "* step ** (n - 1)"}`,
    'print("answer:", term)',
    "walked = first",
    "for _ in range(n - 1):",
    `    walked ${adds ? "+=" : "*="} step`,
  );
  reading.script.check("walked == term");
  return ({ answers: [answer] }) =>
    answer
      ? `The \\(${place}\\)-th term of this ${kind.toLowerCase()} sequence is ${formula(answer)}.`
      : null;
}
