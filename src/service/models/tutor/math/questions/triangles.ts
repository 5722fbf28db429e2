/** Triangles: area and perimeter from three sides, right angles, missing sides and angles. */
import { formula, type QuestionForm, type Wording } from "../answer";
import { type Reading, splitList } from "../rule";
import { withoutUnits } from "../shapes-in-words";

const ASK =
  "^(?:(?:what(?:'s| is)|find|calculate|compute|determine|work out|give|how (?:big|long) is) )?(?:the )?";
const TRIANGLE = "(?:(?:a|the) )?triangle (?:with|whose|that has|having|of)(?: the)?(?: three)?";
const SIDES = "(?: sides?| side lengths?| lengths?)+(?: of)?(?: lengths?)?(?: are| measure)?:? (?:of )?";
const SIZE = new RegExp(`${ASK}(area|perimeter) of ${TRIANGLE}${SIDES}(.+)$`, "i");
const RIGHT = new RegExp(
  `^(?:is ${TRIANGLE}${SIDES}(.+?) (?:a )?right(?:[- ]angled?)?(?: triangle)?|(?:do|can|could) (?:the )?(?:sides |lengths |side lengths )?(.+?) (?:form|make|be the sides of|build)(?: up)? a right(?:[- ]angled?)? triangle)$`,
  "i",
);
const EXISTS =
  /^(?:(?:can|could|do|does) (?:the )?(?:sides |lengths |side lengths )?(.+?) (?:form|make|be the sides of|build)(?: up)? a triangle|(?:can|could) a triangle have (?:the )?(?:sides|side lengths)(?: of)?(?: lengths?)? (.+)|is there a triangle with (?:the )?(?:sides|side lengths)(?: of)?(?: lengths?)? (.+))$/i;
const NUMBER = "(\\d+(?:\\.\\d+)?(?:/\\d+)?)";
/** Words that say nothing else about the missing leg. */
const LEG_WORDS =
  /^(?:if|in|a|an|the|right|angled|triangle|has|have|with|having|whose|hypotenuse|is|of|length|measures|and|one|leg|legs|side|cathetus|its|it|how|long|what|find|calculate|determine|compute|other|missing|second|remaining|unknown|then|that|are)$/i;
const OF_SIZE = `(?: (?:is|of|has|measures|the|a|length))*(?: ?=)? ?${NUMBER}`;
const HYPOTENUSE = new RegExp(`\\bhypotenuse${OF_SIZE}`, "i");
const LEG = new RegExp(`\\b(?:leg|side|cathetus)${OF_SIZE}`, "i");
const DEGREES = `${NUMBER}(?: ?(?:degrees?|°))?`;
const THIRD = "(?:third|other|missing|remaining|last)(?: angle| one)?";
const ANGLE_FIRST = new RegExp(
  `^(?:if )?(?:(?:the )?two (?:of the )?(?:interior )?angles (?:of|in) (?:a|the) triangle (?:are|measure|have)|(?:a|the) triangle has (?:two )?(?:interior )?angles(?: of| that are)?) ${DEGREES} and ${DEGREES}[,:;.]? (?:(?:then )?(?:what(?:'s| is)|find|calculate|how (?:big|large) is|determine) )?(?:the )?(?:size of the )?${THIRD}$`,
  "i",
);
const ANGLE_LAST = new RegExp(
  `${ASK}${THIRD} (?:of|in) (?:a|the) triangle (?:with|whose|if|that has)(?: the| two)*(?: other)?(?: two)? angles (?:of |are |measure )?${DEGREES} and ${DEGREES}$`,
  "i",
);

export const triangleQuestion: QuestionForm = {
  read(given, reading) {
    const text = withoutUnits(given);
    const size = SIZE.exec(text);
    if (size) return sizeOf(size[1] ?? "", size[2] ?? "", reading);
    const right = RIGHT.exec(text);
    if (right) return isRight(right[1] ?? right[2] ?? "", reading);
    const exists = EXISTS.exec(text);
    if (exists) return canExist(exists[1] ?? exists[2] ?? exists[3] ?? "", reading);
    const leg = legIn(text);
    if (leg) return otherLeg(...leg, reading);
    const angle = ANGLE_FIRST.exec(text) ?? ANGLE_LAST.exec(text);
    return angle ? thirdAngle(angle[1] ?? "", angle[2] ?? "", reading) : null;
  },
};

/** Hypotenuse and leg, where the other leg is asked for. */
function legIn(text: string): [hypotenuse: string, leg: string] | null {
  const [hypotenuse, leg] = [HYPOTENUSE.exec(text)?.[1], LEG.exec(text)?.[1]];
  const isAsked = /\b(?:other|missing|second|remaining|unknown) (?:leg|side|cathetus)\b/i.test(text);
  if (!hypotenuse || !leg || !isAsked || (text.match(/\d+(?:[./]\d+)*/g) ?? []).length !== 2) return null;
  const words = text.match(/[a-z]+/gi) ?? [];
  return words.every((word) => LEG_WORDS.test(word)) ? [hypotenuse, leg] : null;
}

/** Writes the sides, the longest last; gives how they are called. */
function writeSides(list: string, { script, number }: Reading): string | null {
  const sides = splitList(list).map((text) => number(text));
  const known = sides.flatMap((side) => (side ? [side.python] : []));
  if (known.length !== 3 || sides.length !== 3) return null;
  script.line(`a, b, c = sorted(F(side) for side in (${known.join(", ")}))`);
  return splitList(list)
    .map((text) => `\\(${text}\\)`)
    .join(", ");
}

const NO_TRIANGLE =
  "no triangle has these sides, as the two short ones together are not longer than the long one";

function sizeOf(what: string, list: string, reading: Reading): Wording | null {
  const said = writeSides(list, reading);
  if (!said) return null;
  const { script } = reading;
  script.line("if a <= 0 or a + b <= c:", `    raise ValueError("${NO_TRIANGLE}")`);
  const name = what.toLowerCase();
  if (name === "perimeter") {
    script.line(
      "around = a + b + c",
      `print("answer:", ${list.includes(".") ? "as_decimal(around)" : "around"})`,
    );
    script.check("around - a - b == c");
  } else {
    script.line(
      "s = (a + b + c) / 2",
      "area = sqrt(s * (s - a) * (s - b) * (s - c))  # Heron's formula",
      'print("answer:", show_surd(area))',
      'print("decimal:", f"{float(area):.6g}")',
      "# The height above the longest side meets it at x.",
      "x = (a * a - b * b + c * c) / (2 * c)",
      "height = float(a * a - x * x) ** 0.5",
    );
    script.check("near(area, float(c) * height / 2)");
  }
  return ({ answers: [answer], notes }) => {
    if (!answer) return null;
    const decimal = notes.get("decimal")?.[0];
    const about = decimal && /sqrt|\//.test(answer) ? `, about \\(${decimal}\\)` : "";
    return `The ${name} of the triangle with the sides ${said} is ${formula(answer)}${about}.`;
  };
}

function isRight(list: string, reading: Reading): Wording | null {
  const said = writeSides(list, reading);
  if (!said) return null;
  reading.script.line(
    "if a <= 0 or a + b <= c:",
    `    raise ValueError("${NO_TRIANGLE}")`,
    'print("answer:", "Yes" if a * a + b * b == c * c else "No")',
    'print("squares:", a * a + b * b, c * c)',
  );
  reading.script.check("(a * a + b * b == c * c) == ((c - a) * (c + a) == b * b)");
  return ({ answers: [answer], notes }) => {
    const [short = "", long = ""] = (notes.get("squares")?.[0] ?? "").split(" ");
    const sign = answer === "Yes" ? "=" : "\\ne";
    return `${answer}, the triangle with the sides ${said} is ${answer === "Yes" ? "" : "not "}right-angled: the squares of the short sides add up to ${formula(short)}, the square of the longest is ${formula(long)}, and \\(${short} ${sign} ${long}\\).`;
  };
}

function canExist(list: string, reading: Reading): Wording | null {
  const said = writeSides(list, reading);
  if (!said) return null;
  reading.script.line('print("answer:", "Yes" if 0 < a and c < a + b else "No")', 'print("two:", a + b)');
  reading.script.check("(0 < a and c < a + b) == (a > 0 and abs(a - b) < c and c - b < a)");
  return ({ answers: [answer], notes }) => {
    const two = formula(notes.get("two")?.[0] ?? "");
    return answer === "Yes"
      ? `Yes, there is a triangle with the sides ${said}: the two shorter ones together, ${two}, are longer than the longest.`
      : `No, there is no triangle with the sides ${said}: the two shorter ones together, ${two}, are not longer than the longest.`;
  };
}

function otherLeg(hypotenuse: string, leg: string, { script }: Reading): Wording | null {
  script.line(
    `c, a = F("${hypotenuse}"), F("${leg}")`,
    "if not 0 < a < c:",
    '    raise ValueError("the hypotenuse must be longer than the leg")',
    "b = sqrt(c * c - a * a)",
    'print("answer:", show_surd(b))',
    'print("decimal:", f"{float(b):.6g}")',
  );
  script.check("near(a * a + F(float(b)) ** 2, c * c)");
  return ({ answers: [answer], notes }) => {
    const about = answer?.includes("sqrt") ? `, about \\(${notes.get("decimal")?.[0]}\\)` : "";
    return answer ? `The other leg is ${formula(answer)}${about}.` : null;
  };
}

function thirdAngle(first: string, second: string, { script }: Reading): Wording | null {
  script.line(
    `a, b = F("${first}"), F("${second}")`,
    "third = 180 - a - b",
    "if min(a, b, third) <= 0:",
    '    raise ValueError("all three angles of a triangle add up to a half turn, and these are too big for that")',
    'print("answer:", as_decimal(third))',
  );
  script.check("a + b + third == 180");
  return ({ answers: [answer] }) => (answer ? `The third angle is \\(${answer}\\) degrees.` : null);
}
