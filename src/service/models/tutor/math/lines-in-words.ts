/** Questions on lines in the plane, in the words that the readers know. */

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const POINT = `\\(\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\)`;
const CURVE =
  "(?:(?:the )?(?:two )?(?:straight )?(?:lines?|graphs?|curves?|functions?|parabolas?) (?:of )?)?";
const EQUATION = `${CURVE}(y ?= ?[^=]+?)`;

export const LINES_IN_WORDS: readonly [RegExp, string][] = [
  [
    new RegExp(
      `^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?slope of (?:the|a) (?:straight )?line (?:through|between|that passes through|passing through)(?: the points)? ${POINT} and ${POINT}$`,
      "i",
    ),
    "What is ($4 - $2)/($3 - $1)",
  ],
  [
    new RegExp(
      `^(?:find |tell me )?(?:where|(?:at|in) (?:what|which) points?) do(?:es)? ${EQUATION} (?:and|with) ${EQUATION} (?:meet|intersect|cross)(?: each other)?$`,
      "i",
    ),
    "Solve $1 and $2",
  ],
  [
    new RegExp(
      `^(?:(?:find|what(?:'s| is| are)|determine|calculate|give) )?(?:the )?(?:points? of )?intersections?(?: points?)? (?:of|between) ${EQUATION} (?:and|with) ${EQUATION}$`,
      "i",
    ),
    "Solve $1 and $2",
  ],
  [
    new RegExp(
      `^(?:(?:what(?:'s| is)|find|write(?: down)?|give|determine) )?(?:the |an )?equation (?:of|for) (?:the|a) (?:straight )?line (?:through|that (?:passes|goes) through|passing through|going through)(?: the point)? ${POINT} (?:with|and|that has|having)(?: a| the)? (?:slope|gradient) (?:of )?${NUMBER}$`,
      "i",
    ),
    "What is the equation of the line through ($1, $2) and ($1 + 1, $2 + $3)",
  ],
];
