/** Parabolas and points: vertex, discriminant, completed square, lines, midpoint. */
import { namesIn } from "../../notation/expression";
import { formula, type QuestionForm, type Wording } from "../answer";
import { type Reading, sayOf, splitList } from "../rule";

const ASK =
  "(?:what is |what are |find |determine |calculate |compute |give |state )?(?:the )?(?:coordinates of the )?";
const OF =
  "(?: of| for)?(?: the)?(?: (?:parabola|quadratic|function|curve|graph|polynomial|equation|expression))*(?: of)? (?:(?:y|[a-z]\\([a-z]\\)) ?= ?)?(.+?)(?: ?= ?0)?$";
const VERTEX = new RegExp(`^${ASK}(?:vertex|turning point|minimum point|maximum point)${OF}`, "i");
const DISCRIMINANT = new RegExp(`^${ASK}discriminant${OF}`, "i");
const SQUARE =
  /^complete the square(?: for| of| in| on)?:?(?: the (?:quadratic|expression|polynomial))? (.+?)(?: ?= ?0)?$|^(?:write|express|put|rewrite) (.+?) in vertex form$/i;
const POINT = "\\(\\s*([^(),]+)\\s*,\\s*([^(),]+)\\s*\\)";
const LINE = new RegExp(
  `^${ASK}(?:equation (?:of|for) )?(?:the |a )?(?:straight )?line (?:through|passing through|that passes through|that goes through|going through|between|joining|connecting)(?: the points?)? ${POINT} and ${POINT}$`,
  "i",
);
const WITH_SLOPE = new RegExp(
  `^${ASK}(?:equation (?:of|for) )?(?:the |a )?(?:straight )?line (?:through|passing through|that passes through|that goes through|going through)(?: the point)? ${POINT} (?:with|and|that has|having)(?: a| the)? (?:slope|gradient) (?:of )?(.+)$`,
  "i",
);
const MIDPOINT = new RegExp(
  `^${ASK}mid-?point (?:of|between)(?: the)?(?: (?:points|segment|line segment))?(?: from)? ${POINT} (?:and|to) ${POINT}$`,
  "i",
);

export const quadraticQuestion: QuestionForm = {
  read(sentence, reading) {
    const line = LINE.exec(sentence);
    const middle = MIDPOINT.exec(sentence);
    if (line) return lineThrough(line.slice(1), reading);
    const sloped = WITH_SLOPE.exec(sentence);
    if (sloped) return lineWithSlope(sloped.slice(1), reading);
    if (middle) return midpoint(middle.slice(1), reading);
    const vertex = VERTEX.exec(sentence);
    const discriminant = DISCRIMINANT.exec(sentence);
    const square = SQUARE.exec(sentence);
    const of = vertex?.[1] ?? discriminant?.[1] ?? square?.[1] ?? square?.[2];
    const value = of === undefined ? null : reading.value(of);
    const names = value?.expression ? namesIn(value.expression) : [];
    const [x, ...others] = names;
    if (value?.kind !== "polynomial" || !x || others.length > 0) return null;
    const { script } = reading;
    script.line(
      `given = poly(${value.python})`,
      `a, b, c = coefficients(given, "${x}")`,
      "d = b*b - 4*a*c",
      "h, k = -b / (2*a), -d / (4*a)",
    );
    script.check(`a != 0 and a * (symbol("${x}") - h)**2 + k == given`);
    if (discriminant) {
      script.line('print("answer:", d)');
      return ({ answers: [answer] }) =>
        answer ? `The discriminant of ${sayOf(value)} is ${formula(answer)}.` : null;
    }
    if (vertex) {
      script.line('print("answer:", h)', 'print("answer:", k)');
      return ({ answers: [h, k] }) =>
        h && k
          ? `The vertex of \\(y = ${sayOf(value).slice(2, -2)}\\) is the point \\((${h}, ${k})\\).`
          : null;
    }
    script.line(
      `front = "" if a == 1 else "-" if a == -1 else f"{a}*"`,
      `shift = f"{x_}" if h == 0 else f"({x_} - {h})" if h > 0 else f"({x_} + {-h})"`.replaceAll("{x_}", x),
      'tail = "" if k == 0 else f" + {k}" if k > 0 else f" - {-k}"',
      'print("answer:", f"{front}{shift}^2{tail}")',
    );
    return ({ answers: [answer] }) =>
      answer ? `With the square completed, ${sayOf(value)} is ${formula(answer)}.` : null;
  },
};

function numbers(texts: readonly string[], { number }: Reading): string[] | null {
  const known = texts.flatMap((text) => number(text)?.python ?? []);
  return known.length === texts.length ? known : null;
}

function lineThrough(texts: readonly string[], reading: Reading): Wording | null {
  const values = numbers(texts, reading);
  if (!values) return null;
  reading.script.line(
    `x1, y1, x2, y2 = [F(v) for v in (${values.join(", ")})]`,
    "if x1 == x2:",
    '    text, right = f"x = {x1}", y1 != y2',
    "else:",
    "    slope = (y2 - y1) / (x2 - x1)",
    "    start = y1 - slope * x1",
    '    text, right = "y = " + show(slope * symbol("x") + start), slope * x2 + start == y2',
    'print("answer:", text)',
  );
  reading.script.check("right");
  const said = splitList(texts.join(", "));
  return ({ answers: [answer] }) =>
    answer
      ? `The line through \\((${said.slice(0, 2).join(", ")})\\) and \\((${said.slice(2).join(", ")})\\) is ${formula(answer)}.`
      : null;
}

function lineWithSlope(texts: readonly string[], reading: Reading): Wording | null {
  const values = numbers(texts, reading);
  if (!values) return null;
  reading.script.line(
    `x1, y1, slope = [F(v) for v in (${values.join(", ")})]`,
    "start = y1 - slope * x1",
    'print("answer:", "y = " + show(slope * symbol("x") + start))',
  );
  reading.script.check("slope * x1 + start == y1 and slope * (x1 + 1) + start == y1 + slope");
  const [x, y, slope] = texts;
  return ({ answers: [answer] }) =>
    answer ? `The line through \\((${x}, ${y})\\) with slope \\(${slope}\\) is ${formula(answer)}.` : null;
}

function midpoint(texts: readonly string[], reading: Reading): Wording | null {
  const values = numbers(texts, reading);
  if (!values) return null;
  reading.script.line(
    `x1, y1, x2, y2 = [F(v) for v in (${values.join(", ")})]`,
    "x, y = (x1 + x2) / 2, (y1 + y2) / 2",
    'print("answer:", x)',
    'print("answer:", y)',
  );
  reading.script.check("x - x1 == x2 - x and y - y1 == y2 - y");
  return ({ answers: [x, y] }) => (x && y ? `The midpoint is \\((${x}, ${y})\\).` : null);
}
