/** "How many real solutions does x^2 + 4x + 4 = 0 have?", "Does x^2 + 1 = 0 have real solutions?" */
import { namesIn, type Relation } from "../../notation/expression";
import { parseExpression, parseRelations } from "../../notation/parse";
import { relationToLatex } from "../../notation/to-latex";
import { enumerate, formula, type QuestionForm } from "../answer";
import { writeRoots } from "./solve-polynomial";

const ROOTS = "(?:distinct |different |real |real-valued )*(?:solutions?|roots?|zeros|zeroes)";
const OF =
  "(?:the )?(?:following )?(?:(?:quadratic|cubic|quartic|linear|polynomial|rational|exponential|logarithmic|radical) )*(?:equation |function |polynomial )?:? ?";
const HOW_MANY = new RegExp(
  `^how many ${ROOTS} (?:(?:does|do|has) ${OF}(.+?)(?: (?:have|has|got|possess))?|(?:are there )?(?:to|of|for|in) ${OF}(.+?)(?: (?:are there|exist))?)$`,
  "i",
);
const NUMBER_OF = new RegExp(
  `^(?:(?:find|give|determine|what is|state|calculate|work out) )?(?:the )?number of ${ROOTS} (?:of|to|for) ${OF}(.+)$`,
  "i",
);
const WHETHER = new RegExp(
  `^(?:(?:does|do) ${OF}(.+?) have|has ${OF}(.+?)(?: got)?) (?:any |a |one |some )?${ROOTS}$|^(?:are|is) there (?:any |a |some )?${ROOTS} (?:to|of|for) ${OF}(.+)$`,
  "i",
);

/** The equation whose real solutions are to be counted; `null` when the sentence asks for something else. */
export function countedEquation(sentence: string): { relation: Relation; isYesNo: boolean } | null {
  const asked = sentence.replace(/[\s.?!]+$/, "");
  const whether = WHETHER.exec(asked);
  const match = whether ?? HOW_MANY.exec(asked) ?? NUMBER_OF.exec(asked);
  const source = match?.slice(1).find((each) => each !== undefined);
  if (!source) return null;
  const isEquation = /[=<>]/.test(source);
  const bare = isEquation ? null : parseExpression(source);
  const relations = isEquation ? parseRelations(source) : null;
  const [relation, ...more]: readonly Relation[] = bare
    ? [{ left: bare, relation: "=", right: { kind: "number", text: "0" } }]
    : (relations ?? []);
  return relation?.relation === "=" && more.length === 0 ? { relation, isYesNo: whether !== null } : null;
}

/** How many there are, which, and for a quadratic equation its discriminant. */
export function wordCount(
  { relation, isYesNo }: { relation: Relation; isYesNo: boolean },
  roots: readonly string[],
  more = "",
): string {
  const said = `\\(${relationToLatex(relation)}\\)`;
  if (roots.length === 0)
    return `${isYesNo ? "No, the" : "The"} equation ${said} has no real solution${more}.`;
  const count =
    roots.length === 1 ? "exactly \\(1\\) real solution" : `\\(${roots.length}\\) distinct real solutions`;
  return `${isYesNo ? "Yes, the" : "The"} equation ${said} has ${count}: ${enumerate(roots)}${more}.`;
}

export const countQuestion: QuestionForm = {
  read(sentence, reading) {
    const asked = countedEquation(sentence);
    const sides = asked && [asked.relation.left, asked.relation.right];
    const [unknown, ...others] = sides ? [...new Set(sides.flatMap((side) => namesIn(side)))] : [];
    if (!asked || !unknown || others.length > 0 || reading.script.isDefined(unknown)) return null;
    if (!writeRoots(asked.relation, unknown, reading)) return null;
    const { script } = reading;
    script.line(
      'count = len(exact) + sum("i" not in r for r in more) + len(near)',
      `cs = coefficients(given, "${unknown}")`,
      "discriminant = cs[1]**2 - 4 * cs[0] * cs[2] if len(cs) == 3 and below == 1 else None",
      'print("discriminant:", discriminant)',
    );
    script.check("discriminant is None or count == (discriminant >= 0) + (discriminant > 0)");
    return ({ answers, notes }) => {
      const said = `\\(${relationToLatex(asked.relation)}\\)`;
      if (answers[0] === "every number")
        return `The equation ${said} has infinitely many solutions: wherever its two sides have a value, it is the same.`;
      const near = (notes.get("near") ?? []).map((each) => formula(each).replace("=", "\\approx"));
      const complex = (notes.get("complex") ?? []).map(formula);
      const d = notes.get("discriminant")?.[0] ?? "None";
      const besides = complex.length > 0 ? ` (besides the complex ${enumerate(complex)})` : "";
      const because = d === "None" ? "" : `; its discriminant is ${formula(d)}`;
      return wordCount(asked, [...answers.map(formula), ...near], `${besides}${because}`);
    };
  },
};
