/** Questions on lines in the plane, in the words that the readers know. */

const CURVE =
  "(?:(?:the )?(?:two )?(?:straight )?(?:lines?|graphs?|curves?|functions?|parabolas?) (?:of )?)?";
const EQUATION = `${CURVE}(y ?= ?[^=]+?)`;

export const LINES_IN_WORDS: readonly [RegExp, string][] = [
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
];
