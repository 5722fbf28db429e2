/** Mean, median, mode, range, variance and standard deviation of numbers that the question lists. */
import { enumerate, formula, type QuestionForm } from "../answer";
import { splitList } from "../rule";

const NAME =
  "(?:arithmetic |geometric |harmonic )?mean(?: value)?|average(?: value)?|median|mode|range|(?:(?:population|sample) )?(?:variance|standard deviation)";
const ASKED = new RegExp(
  `^(?:(?:what(?:'s| is| are)|find|calculate|compute|determine|give|work out|state) )?` +
    `(?:the )?((?:${NAME})(?:(?:,? and |, )(?:the )?(?:${NAME}))*) (?:of|for|in)(?: (?:the|these|this|those)\\b)?` +
    `(?: following)?(?: (?:numbers|values|data|set|list|sample|scores|marks|grades))*(?: of)?:? ?(.+)$`,
  "i",
);

interface Measure {
  readonly said: string;
  /** Python over `values`, `ordered`, `mean` and `n`: the value as text. */
  readonly python: string;
  /** A Python condition that holds when it is right. */
  readonly check: string;
}

/** "I have the numbers 1, 2 and 3. What is their mean?" as one question. */
const LISTED =
  /^(?:(?:i|we) (?:have|measured|got|collected|recorded)|given|here are|these are|consider|take|my|the)?(?: the| these| some)?(?: following)?(?: (?:numbers|values|data|scores|marks|grades|measurements|sample|set|list|are))*:? ?([-\d][-\d.,\s/]*(?:and -?[\d./]+)?)[.;:?!]\s+(.*?)\b(?:their|the|its) ((?:[a-z]+ )*?(?:mean|average|median|mode|range|variance|standard deviation))(?: of (?:them|these|those|the (?:numbers|data|values)))?[.?!]*$/i;

/** The question with the list at its end; `null` when the text is of another form. */
export function listFirst(text: string): string | null {
  const match = LISTED.exec(text.trim());
  return match ? `What is the ${match[3]} of ${(match[1] ?? "").trim().replace(/[.,]$/, "")}` : null;
}

/** Reads "What is the mean of 2, 4 and 9?", also several measures at once. */
export const statisticsQuestion: QuestionForm = {
  read(sentence, { number, script }) {
    const match = ASKED.exec(sentence);
    const list = (match?.[2] ?? "").replace(/^[[({](.*)[\])}]$/, "$1");
    const items = splitList(list);
    const values = items.map(number).flatMap((value) => (value ? [value.python] : []));
    if (!match || values.length < 2 || values.length !== items.length) return null;
    const measures = splitList(match[1] ?? "").map((name) =>
      measureOf(name.toLowerCase().replace(/^the /, "")),
    );
    script.line(
      `values = [F(value) for value in (${values.join(", ")})]`,
      "n, ordered = len(values), sorted(values)",
      "mean = sum(values) / n",
    );
    for (const { python, check } of measures) {
      const isText = /^(?:mode_of|square_root)/.test(python);
      script.line(`print("answer:", ${script.decimals && !isText ? `as_decimal(${python})` : python})`);
      script.check(check);
    }
    const said = `\\(${items.join(", ")}\\)`;
    return ({ answers }) => {
      const parts = measures.map(({ said: name }, at) => `the ${name} ${wordsFor(answers[at] ?? "")}`);
      if (answers.length !== measures.length) return null;
      const [first = ""] = parts;
      if (parts.length > 1) return `For ${said}: ${enumerate(parts)}.`;
      return `${first.replace(/^the /, "The ").replace(/ (?=is |does )/, ` of ${said} `)}.`;
    };
  },
};

function wordsFor(answer: string): string {
  if (answer === "none") return "does not exist, as every value occurs equally often";
  const [exact = "", about] = answer.split(" ~ ");
  const shown = exact.split("; ").map(formula);
  return `is ${enumerate(shown)}${about === undefined ? "" : `, about ${formula(about)}`}`;
}

function measureOf(name: string): Measure {
  if (name === "median")
    return {
      said: "median",
      python: "(ordered[(n - 1) // 2] + ordered[n // 2]) / 2",
      check:
        "sum(v < (middle := (ordered[(n - 1) // 2] + ordered[n // 2]) / 2) for v in values) * 2 <= n >= 2 * sum(v > middle for v in values) and middle == statistics.median(values)",
    };
  if (name === "mode")
    return {
      said: "mode",
      python: "mode_of(values)",
      check: 'mode_of(values) in ("none", "; ".join(map(str, sorted(statistics.multimode(values)))))',
    };
  const special = /^(geometric|harmonic) mean$/.exec(name)?.[1];
  if (special === "geometric")
    return {
      said: name,
      python:
        'str(whole_root(prod(values).numerator, n)) if min(values) > 0 and F(whole_root(prod(values).numerator, n)) ** n == prod(values) else f"{math.prod(map(float, values)) ** (1 / n):.6g}"',
      check:
        "min(values) > 0 and near(math.exp(sum(math.log(v) for v in values) / n), statistics.geometric_mean(values))",
    };
  if (special === "harmonic")
    return {
      said: name,
      python: "n / sum(1 / v for v in values)",
      check: "min(values) > 0 and statistics.harmonic_mean(values) == n / sum(1 / v for v in values)",
    };
  if (name === "range")
    return {
      said: "range",
      python: "ordered[-1] - ordered[0]",
      check: "ordered[-1] - ordered[0] == max(v - w for v in values for w in values)",
    };
  const spread = /^(population |sample )?(variance|standard deviation)$/.exec(name);
  if (!spread) return { said: "mean", python: "mean", check: "sum(v - mean for v in values) == 0" };
  const sample = spread[1] === "sample ";
  const variance = `sum((v - mean) ** 2 for v in values) / ${sample ? "(n - 1)" : "n"}`;
  const check = `sum(v * v for v in values) - n * mean**2 == ${variance} * ${sample ? "(n - 1)" : "n"}`;
  const said = `${sample ? "sample" : "population"} ${spread[2]}`;
  return { said, python: spread[2] === "variance" ? variance : `square_root(${variance})`, check };
}
