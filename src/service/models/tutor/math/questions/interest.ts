/** Simple and compound interest on a principal, at a rate, for some years. */
import type { QuestionForm, Wording } from "../answer";
import type { Reading } from "../rule";

const UNIT = "(?: ?(?:euros?|dollars?|pounds?|€|£))?";
const P = `(?:a principal of )?(?<p>\\d+(?:\\.\\d+)?)${UNIT}`;
const R =
  "(?:(?:at|with) )?(?:an? )?(?:(?:annual |yearly )?(?:interest )?rate of )?(?<r>\\d+(?:\\.\\d+)?) ?(?:%|per ?cent)(?: (?:interest))?(?: (?:per year|a year|per annum|p\\.?a\\.?|annually|yearly|each year|every year|annual interest|interest per year|interest a year))?";
const T = "(?:for|over|after|in) (?<t>\\d+) years?";
const EVERY =
  "(?:,? (?:and )?(?:compounded|with interest (?:added|paid)) (?<every>annually|yearly|once a year|every year|monthly|every month|quarterly|every quarter|semi-?annually|half-?yearly|twice a year|daily|weekly))?";
const KIND = "(?<kind>simple|compound) interest";
const VALUE =
  "(?:how much (?:is (?:it|the investment|the account) worth|money is there|is there|(?:do|does|will) (?:i|you|he|she|it|they|we) (?:have|get|be worth|grow to)|will there be|will it be)|what is (?:it|the investment) worth|what is (?:the|its) (?:final |total |end |new )?(?:amount|balance|value)|(?:find|calculate) the (?:final |total )?(?:amount|balance|value)|what does it grow to)(?: (?:then|at the end|in the end|after that|after (?:\\d+|that many|those) years))?";
const INVEST =
  "(?:(?:i|you|he|she|we|they) (?:invests?|puts?|deposits?|lends?|borrows?|saves?) )?P(?: (?:is|are|was|were) (?:invested|deposited|put(?: into the bank)?|lent|borrowed|saved))?";

const FORMS: readonly RegExp[] = [
  `(?:(?:what(?:'s| is)|find|calculate|compute|determine|work out) )?(?:the )?(?<kind>simple|compound) interest (?:on|of|for|earned on|paid on) ${P} ${R} ${T}${EVERY}`,
  `(?:(?:what(?:'s| is)|find|calculate|compute|determine|work out) )?(?:the )?(?<kind>simple|compound) interest (?:on|of|for|earned on|paid on) ${P} ${T} ${R}${EVERY}`,
  `how much ${KIND} (?:does|do|will|would) ${P} (?:earn|bring|give|yield|cost) ${R} ${T}${EVERY}`,
  `${INVEST.replace("P", P)},? ${R},? (?:with )?${KIND}(?: per year)?,? ${T}${EVERY}[.,;:]? ${VALUE}`,
  `${INVEST.replace("P", P)},? ${R},? ${T},? (?:with |at )?${KIND}${EVERY}[.,;:]? ${VALUE}`,
  `${INVEST.replace("P", P)},? (?:with|at) ${KIND} (?:of )?${R},? ${T}${EVERY}[.,;:]? ${VALUE}`,
  `${INVEST.replace("P", P)},? ${R}${EVERY.replace(/^\(\?:(.*)\)\?$/, "$1")},? ${T}[.,;:]? ${VALUE}`,
].map((pattern) => new RegExp(`^(?:if )?${pattern}$`, "i"));

/** From here on the forms ask for the whole amount, and before for the interest alone. */
const FIRST_OF_WORTH = 3;

type Given = readonly [principal: string, rate: string, years: string];

const TIMES: readonly [RegExp, number, string][] = [
  [/month/i, 12, "every month"],
  [/quarter/i, 4, "every quarter"],
  [/semi|half|twice/i, 2, "twice a year"],
  [/week/i, 52, "every week"],
  [/dai/i, 365, "every day"],
];

export const interestQuestion: QuestionForm = {
  read(text, reading) {
    const asked = text.replace(/(?<=\d),(?=\d{3}\b)/g, "");
    for (const [at, form] of FORMS.entries()) {
      const { p, r, t, kind = "compound", every } = form.exec(asked)?.groups ?? {};
      if (p === undefined || r === undefined || t === undefined || Number(t) > 200) continue;
      const isSimple = kind.toLowerCase() === "simple";
      const isWorth = at >= FIRST_OF_WORTH;
      if (isSimple) return every ? null : simple([p, r, t], isWorth, reading);
      const [, times = 1, said = "once a year"] = TIMES.find(([word]) => word.test(every ?? "")) ?? [];
      return compound([p, r, t], [times, said], isWorth, reading);
    }
    return null;
  },
};

function simple([p, r, t]: Given, isWorth: boolean, { script }: Reading): Wording {
  script.line(
    `principal, rate, years = F("${p}"), F("${r}"), ${t}`,
    "interest = principal * rate / 100 * years",
    'print("answer:", as_decimal(interest))',
    'print("total:", as_decimal(principal + interest))',
  );
  script.check("sum(principal * rate for _ in range(years)) == interest * 100");
  return ({ answers: [answer], notes }) => {
    const total = isWorth ? `, so there are \\(${notes.get("total")?.[0]}\\)` : "";
    return answer
      ? `The simple interest on \\(${p}\\) at \\(${r}\\%\\) a year for ${t} years is \\(${answer}\\)${total}.`
      : null;
  };
}

function compound(
  [p, r, t]: Given,
  [times, said]: readonly [number, string],
  isWorth: boolean,
  { script }: Reading,
): Wording {
  script.line(
    `principal, rate, years, times = F("${p}"), F("${r}"), ${t}, ${times}`,
    "total = principal * (1 + rate / 100 / times) ** (times * years)",
    "in_cents = lambda value: floor(value * 100 + F(1, 2))",
    'show_cents = lambda value: f"{in_cents(value) // 100}.{in_cents(value) % 100:02d}"',
    'print("answer:", show_cents(total))',
    'print("interest:", show_cents(total - principal))',
    "# Once more from payment to payment, with rounded numbers.",
    "balance = float(principal)",
    "for _ in range(times * years):",
    "    balance += balance * float(rate) / 100 / times",
  );
  script.check("near(total, balance)");
  return ({ answers: [answer], notes }) => {
    const interest = notes.get("interest")?.[0];
    if (!answer || !interest) return null;
    const how = `With compound interest of \\(${r}\\%\\) a year, added ${said}, and rounded to cents,`;
    return isWorth
      ? `${how} \\(${p}\\) brings \\(${interest}\\) in ${t} years and so grows to \\(${answer}\\).`
      : `${how} \\(${p}\\) grows to \\(${answer}\\) in ${t} years, so the interest is \\(${interest}\\).`;
  };
}
