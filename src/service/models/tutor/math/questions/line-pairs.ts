/** "Are the lines y = 2x + 1 and y = 2x - 3 parallel?", and lines parallel or perpendicular to another one. */
import type { Relation } from "../../notation/expression";
import { relationToLatex } from "../../notation/to-latex";
import { formula, type QuestionForm, type Wording } from "../answer";
import { type Reading, splitList } from "../rule";
import { LINE_WORDS, lineIn, writeLine } from "./lines";

const WAY = "(parallel|perpendicular|orthogonal|at right angles)";
const BOTH = new RegExp(
  `^are (?:the )?(?:two )?${LINE_WORDS}(.+?) ${WAY}(?:(?: to each other)|,? or (?:perpendicular|parallel)|, perpendicular,? or neither)?$`,
  "i",
);
const ONE = new RegExp(`^is ${LINE_WORDS}(.+?) ${WAY} (?:to|with) ${LINE_WORDS}(.+)$`, "i");
const POINT = "\\(\\s*([^(),]+)\\s*,\\s*([^(),]+)\\s*\\)";
const ASK =
  "^(?:(?:what(?:'s| is)|find|determine|give|write) )?(?:the )?(?:equation (?:of|for) )?(?:the |a )?(?:straight )?line ";
const THROUGH = "(?:(?:that )?(?:passes|passing|goes|going) )?(?:through|containing)(?: the point)?";
const THROUGH_FIRST = new RegExp(
  `${ASK}${THROUGH} ${POINT} (?:and |that is |which is )?(?:(?:that|and) is )?(parallel|perpendicular) to ${LINE_WORDS}(.+)$`,
  "i",
);
const THROUGH_LAST = new RegExp(
  `${ASK}(?:that is )?(parallel|perpendicular) to ${LINE_WORDS}(.+?),? (?:and |that )?${THROUGH} ${POINT}$`,
  "i",
);

export const linePairQuestion: QuestionForm = {
  read(sentence, reading) {
    const first = THROUGH_FIRST.exec(sentence);
    if (first) return lineLike(first[4], first[3], [first[1], first[2]], reading);
    const last = THROUGH_LAST.exec(sentence);
    if (last) return lineLike(last[2], last[1], [last[3], last[4]], reading);
    const both = BOTH.exec(sentence);
    const one = both ? null : ONE.exec(sentence);
    const texts = both ? splitList(both[1] ?? "") : one ? [one[1] ?? "", one[3] ?? ""] : [];
    const [g, h, ...more] = texts.map((text) => lineIn(text.replace(/^the line /i, "")));
    if (!g || !h || more.length > 0) return null;
    const asked = /^par/i.test(both?.[2] ?? one?.[2] ?? "") ? "parallel" : "perpendicular";
    return compareLines(g, h, / or /i.test(both?.[0] ?? "") ? null : asked, reading);
  },
};

/** `asked` is `null` where the answer is no yes or no. */
function compareLines(g: Relation, h: Relation, asked: string | null, reading: Reading): Wording | null {
  if (!writeLine(g, "1", reading) || !writeLine(h, "2", reading)) return null;
  reading.script.line(
    "parallel = a1 * b2 == a2 * b1",
    "same = parallel and a1 * c2 == a2 * c1 and b1 * c2 == b2 * c1",
    "perpendicular = a1 * a2 + b1 * b2 == 0",
    'print("answer:", "same" if same else "parallel" if parallel else "perpendicular" if perpendicular else "neither")',
    "slopes = [-a / b if b else None for a, b in ((a1, b1), (a2, b2))]",
    'print("slopes:", *slopes)',
  );
  reading.script.check("parallel == (slopes[0] == slopes[1])");
  reading.script.check(
    "None in slopes and perpendicular == (0 in slopes) or None not in slopes and perpendicular == (slopes[0] * slopes[1] == -1)",
  );
  const said = `\\(${relationToLatex(g)}\\) and \\(${relationToLatex(h)}\\)`;
  return ({ answers: [answer], notes }) => {
    const slopes = (notes.get("slopes")?.[0] ?? "").split(" ");
    const [m, n] = slopes.map((each) => (each === "None" ? "none (vertical)" : formula(each)));
    const because =
      m === n && m?.startsWith("none")
        ? "both are vertical"
        : m === n
          ? `both have the slope ${m}`
          : `their slopes are ${m} and ${n}`;
    if (answer === "same") return `${said} are one and the same line: ${because}.`;
    const found = answer === "neither" ? "neither parallel nor perpendicular" : answer;
    if (asked === null) return `The lines ${said} are ${found}: ${because}.`;
    return asked === answer
      ? `Yes, the lines ${said} are ${asked}: ${because}.`
      : `No, the lines ${said} are not ${asked}: ${because}.`;
  };
}

function lineLike(
  line: string | undefined,
  way: string | undefined,
  point: readonly (string | undefined)[],
  reading: Reading,
): Wording | null {
  const g = lineIn(line ?? "");
  const [x, y] = point.map((each) => reading.number(each ?? ""));
  if (!g || !x || !y || !writeLine(g, "", reading)) return null;
  const isParallel = way?.toLowerCase() === "parallel";
  reading.script.line(
    `x1, y1 = F(${x.python}), F(${y.python})`,
    `p, q = ${isParallel ? "a, b" : "-b, a"}  # the new line is p*x + q*y = p*x1 + q*y1`,
    "r = p * x1 + q * y1",
    'print("answer:", "y = " + show(-p / q * symbol("x") + r / q) if q else f"x = {r / p}")',
    `goes = (${isParallel ? "b, -a" : "a, b"})  # a step along it`,
  );
  reading.script.check("p * (x1 + goes[0]) + q * (y1 + goes[1]) == r");
  const said = `The line through \\((${point.join(", ")})\\) ${isParallel ? "parallel" : "perpendicular"} to \\(${relationToLatex(g)}\\)`;
  return ({ answers: [answer] }) => (answer ? `${said} is ${formula(answer)}.` : null);
}
