/** Areas and volumes, in the words that the readers know: as what is to be calculated. */

const SHAPE = "^(?:(?:what(?:'s| is)|calculate|compute|find|work out) )?(?:the )?";
const WITH = "(?:with |of |whose |that has |having )?(?:a |an |the )?";

export const SHAPES_IN_WORDS: readonly [RegExp, string][] = [
  [
    /^(?:(?:what is|calculate|compute|find) )?(?:the )?area of (?:a|the) circle (?:with|of) (?:a )?radius (?:of )?(.+)$/i,
    "What is pi*($1)^2",
  ],
  [
    /^(?:(?:what is|calculate|compute|find) )?(?:the )?(?:circumference|perimeter) of (?:a|the) circle (?:with|of) (?:a )?radius (?:of )?(.+)$/i,
    "What is 2*pi*($1)",
  ],
  [
    new RegExp(
      `${SHAPE}volume of (?:a|the) cube ${WITH}(?:sides?|edges?|side length)(?: of)?(?: length)? (.+)$`,
      "i",
    ),
    "What is ($1)^3",
  ],
  [
    new RegExp(
      `${SHAPE}volume of (?:a|the) (?:cuboid|box|rectangular (?:box|prism)) ${WITH}(?:sides |edges |dimensions )?(.+?)(?:,? by|,| x) (.+?)(?:,? (?:by|and)|,| x) (.+)$`,
      "i",
    ),
    "What is ($1)*($2)*($3)",
  ],
  [
    new RegExp(`${SHAPE}volume of (?:a|the) sphere ${WITH}(?:a )?radius (?:of )?(.+)$`, "i"),
    "What is 4/3*pi*($1)^3",
  ],
  [
    new RegExp(
      `${SHAPE}volume of (?:a|the) cylinder ${WITH}(?:a )?radius (?:of )?(.+?) and (?:a )?height (?:of )?(.+)$`,
      "i",
    ),
    "What is pi*($1)^2*($2)",
  ],
  [
    new RegExp(
      `${SHAPE}area of (?:a|the) triangle ${WITH}(?:a )?base (?:of )?(.+?) and (?:a )?height (?:of )?(.+)$`,
      "i",
    ),
    "What is ($1)*($2)/2",
  ],
];
