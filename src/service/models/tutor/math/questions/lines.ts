/** "What is the slope of the line 2x + 3y = 6?", intercepts, and the slope between two points. */
import { degreeIn } from "../../notation/degree";
import { namesIn, type Relation } from "../../notation/expression";
import { parseExpression, parseRelations } from "../../notation/parse";
import { relationToLatex } from "../../notation/to-latex";
import { toPython } from "../../notation/to-python";
import { enumerate, formula, type QuestionForm, type Wording } from "../answer";
import type { Reading } from "../rule";

export const LINE_WORDS =
  "(?:the |a )?(?:straight )?(?:lines?|graphs?|equations?|functions?)?(?: of)?(?: the)?(?: (?:equations?|lines?|functions?))?(?: with(?: the)? equations?)?(?: (?:given|defined) by)?:? ?";
const FEATURE = "(?:slope|gradient|steepness|(?:[xy][- ])?intercepts?)";
const FEATURES = new RegExp(
  `^(?:(?:what(?:'s| is| are)|find|determine|give|calculate|compute|state|identify) )?(?:the )?(${FEATURE}(?:(?:, (?:the )?|,? and (?:the )?)${FEATURE})*) (?:of|for) ${LINE_WORDS}(.+)$`,
  "i",
);
const POINT = "\\(\\s*([^(),]+)\\s*,\\s*([^(),]+)\\s*\\)";
const BETWEEN = new RegExp(
  `^(?:(?:what(?:'s| is)|find|determine|give|calculate|compute) )?(?:the )?(?:slope|gradient) (?:of (?:the|a) (?:straight )?(?:line|segment|line segment) )?(?:through|passing through|that passes through|that goes through|going through|between|joining|connecting|from)(?: the)?(?: two)?(?: points?)? ${POINT} (?:and|to) ${POINT}$`,
  "i",
);

export const lineQuestion: QuestionForm = {
  read(sentence, reading) {
    const between = BETWEEN.exec(sentence);
    if (between) return slopeBetween(between.slice(1), reading);
    const match = FEATURES.exec(sentence);
    const words = (match?.[1] ?? "").toLowerCase();
    const relation = lineIn(match?.[2] ?? "");
    if (!match || !relation || !writeLine(relation, "", reading)) return null;
    const wanted = featuresIn(words);
    reading.script.line(
      'slope = -a / b if b else "none"',
      'height = -c / b if b else "none"  # where x is 0',
      'zero = -c / a if a else "none"  # where y is 0',
      "if c == 0 and (a == 0 or b == 0):",
      '    print("axis: yes")',
      ...wanted.map((each) => `print("answer:", ${each})`),
    );
    reading.script.check("(b == 0 or all(line(F(x), slope * x + height) == 0 for x in (0, 1, 5)))");
    reading.script.check("(a == 0 or line(zero, F(0)) == 0)");
    return ({ answers, notes }) => {
      if (answers.length < wanted.length) return null;
      const isAxis = notes.has("axis");
      const said = answers.map((each, at) => wordFeature(wanted[at] ?? "slope", each, isAxis));
      return `The line \\(${relationToLatex(relation)}\\) has ${enumerate(said)}.`;
    };
  },
};

/** The equation of a line in x and y; a function of x alone is meant as y. `null` for everything else. */
export function lineIn(text: string): Relation | null {
  const source = text.trim().replace(/^[a-zA-Z]\(x\) ?=/, "y =");
  const bare = source.includes("=") ? null : parseExpression(source);
  const [relation, ...more]: readonly Relation[] =
    bare && namesIn(bare).length > 0
      ? [{ left: { kind: "name", name: "y" }, relation: "=", right: bare }]
      : (parseRelations(source) ?? []);
  if (relation?.relation !== "=" || more.length > 0) return null;
  const sides = [relation.left, relation.right];
  const letters = new Set(["x", "y"]);
  const fits = sides.every(
    (side) => namesIn(side).every((name) => letters.has(name)) && (degreeIn(side, letters) ?? 2) <= 1,
  );
  return fits && sides.some((side) => namesIn(side).length > 0) ? relation : null;
}

/** Writes the line as `a*x + b*y + c = 0`, the names with the given ending; gives whether it can be written. */
export function writeLine({ left, right }: Relation, ending: string, { script }: Reading): boolean {
  if (script.isDefined("x") || script.isDefined("y")) return false;
  const body = script.withParameters(["x", "y"], () =>
    script.compile(left)?.kind === "number" && script.compile(right)?.kind === "number"
      ? `${toPython(left, script)} - (${toPython(right, script)})`
      : null,
  );
  if (!body) return false;
  const [line, a, b, c] = ["line", "a", "b", "c"].map((name) => name + ending);
  script.line(
    `${line} = lambda x, y: ${body}`,
    `# It is ${a}*x + ${b}*y + ${c} = 0.`,
    `${c} = ${line}(F(0), F(0))`,
    `${a}, ${b} = ${line}(F(1), F(0)) - ${c}, ${line}(F(0), F(1)) - ${c}`,
    `if ${a} == ${b} == 0:`,
    '    raise ValueError("this is no line")',
  );
  script.check(`${line}(F(2), F(-3)) == 2 * ${a} - 3 * ${b} + ${c}`);
  return true;
}

type Feature = "slope" | "height" | "zero";

function featuresIn(words: string): Feature[] {
  return words.split(/,? and (?:the )?|, (?:the )?/).flatMap((word): Feature[] => {
    if (!word.includes("intercept")) return ["slope"];
    if (/^x/.test(word)) return ["zero"];
    // "The intercepts" are both; "slope and intercept" means the one with the y-axis.
    return /^intercepts$/.test(word) ? ["zero", "height"] : ["height"];
  });
}

function wordFeature(feature: Feature, value: string, isAxis: boolean): string {
  const name = { slope: "slope", height: "y-intercept", zero: "x-intercept" }[feature];
  if (value !== "none") return `the ${name} ${formula(value)}`;
  if (feature === "slope") return "no slope, as it is vertical";
  return isAxis ? `no single ${name}, as it is the axis itself` : `no ${name}`;
}

function slopeBetween(texts: readonly string[], reading: Reading): Wording | null {
  const values = texts.flatMap((text) => reading.number(text)?.python ?? []);
  if (values.length < 4) return null;
  reading.script.line(
    `x1, y1, x2, y2 = [F(v) for v in (${values.join(", ")})]`,
    "if (x1, y1) == (x2, y2):",
    '    raise ValueError("both points are the same, and many lines go through it")',
    'slope = (y2 - y1) / (x2 - x1) if x1 != x2 else "none"',
    'print("answer:", slope)',
  );
  reading.script.check("x1 == x2 or y1 + slope * (x2 - x1) == y2");
  const said = `The line through \\((${texts.slice(0, 2).join(", ")})\\) and \\((${texts.slice(2).join(", ")})\\)`;
  return ({ answers: [answer] }) => {
    if (answer === "none") return `${said} is vertical: it has no slope.`;
    return answer ? `${said} has the slope ${formula(answer)}.` : null;
  };
}
