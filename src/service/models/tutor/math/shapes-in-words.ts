/** Areas and volumes, in the words that the readers know: as what is to be calculated. */

const SHAPE = "^(?:(?:what(?:'s| is)|calculate|compute|find|work out) )?(?:the )?";
const WITH = "(?:with |of |whose |that has |having )?(?:a |an |the )?";

/** The text without the unit that all its numbers share; unchanged where they have none or several. */
export function withoutUnits(text: string): string {
  const unit =
    /\d ?(mm|cm|dm|km|m|inch(?:es)?|in|feet|ft|yards?|miles?|met(?:er|re)s?|units?)(?![\w^])(?! ?[\d(])/i.exec(
      text,
    )?.[1];
  if (!unit) return text;
  const sizes = text.match(/\d+(?:[./]\d+)*(?! ?(?:degrees?|°))(?![./]?\d)/g) ?? [];
  const shared = new RegExp(`(\\d) ?${unit}(?![\\w^])`, "gi");
  return (text.match(shared) ?? []).length === sizes.length ? text.replace(shared, "$1") : text;
}

/** A length without sign or letters: nothing negative, and no unit that others would have to fit. */
const LENGTH = "(\\d+(?:\\.\\d+)?(?:/\\d+)?|\\d*\\*?sqrt\\(\\d+\\))";
const A = "(?:a|an|the) ";
const AND = "(?:,| and|, and)(?: with)?(?: a| an| the)? ";
const RADIUS = `radius (?:of )?${LENGTH}`;
const HEIGHT = `(?:perpendicular )?(?:height|altitude) (?:of )?${LENGTH}`;
const BOX = "(?:cuboid|box|rectangular (?:box|prism|solid))";
const ANGLE = `(?:central )?angle (?:of )?${LENGTH} ?(?:degrees?|°)`;

/** Each as its name, what is given, and the formula. */
const FIGURES: readonly [name: string, given: string, formula: string][] = [
  [
    `area of ${A}(?:trapezoid|trapezium)`,
    `(?:parallel sides|bases)(?: of)?(?: lengths?)? ${LENGTH} and ${LENGTH}${AND}${HEIGHT}`,
    "(($1) + ($2))*($3)/2",
  ],
  [
    `area of ${A}(?:trapezoid|trapezium)`,
    `${HEIGHT}${AND}(?:parallel sides|bases)(?: of)?(?: lengths?)? ${LENGTH} and ${LENGTH}`,
    "(($2) + ($3))*($1)/2",
  ],
  [`area of ${A}parallelogram`, `base (?:of )?${LENGTH}${AND}${HEIGHT}`, "($1)*($2)"],
  [`area of ${A}(?:rhombus|kite)`, `diagonals(?: of)?(?: lengths?)? ${LENGTH} and ${LENGTH}`, "($1)*($2)/2"],
  [`area of ${A}equilateral triangle`, `sides?(?: of)?(?: lengths?)?(?: of)? ${LENGTH}`, "sqrt(3)/4*($1)^2"],
  [`perimeter of ${A}equilateral triangle`, `sides?(?: of)?(?: lengths?)?(?: of)? ${LENGTH}`, "3*($1)"],
  [`area of ${A}circle`, `diameter (?:of )?${LENGTH}`, "pi*($1)^2/4"],
  [`(?:circumference|perimeter) of ${A}circle`, `diameter (?:of )?${LENGTH}`, "pi*($1)"],
  [`area of ${A}semi-?circle`, RADIUS, "pi*($1)^2/2"],
  [`surface(?: area)? of ${A}cube`, `(?:sides?|edges?)(?: of)?(?: lengths?)?(?: of)? ${LENGTH}`, "6*($1)^2"],
  [
    `surface(?: area)? of ${A}${BOX}`,
    `(?:sides |edges |dimensions )?(?:of )?${LENGTH}(?:,? by|,| x) ${LENGTH}(?:,? (?:by|and)|,| x) ${LENGTH}`,
    "2*(($1)*($2) + ($2)*($3) + ($1)*($3))",
  ],
  [`surface(?: area)? of ${A}sphere`, RADIUS, "4*pi*($1)^2"],
  [
    `(?:total )?surface(?: area)? of ${A}(?:closed )?cylinder`,
    `${RADIUS}${AND}${HEIGHT}`,
    "2*pi*($1)*(($1) + ($2))",
  ],
  [
    `(?:total )?surface(?: area)? of ${A}(?:closed )?cylinder`,
    `${HEIGHT}${AND}${RADIUS}`,
    "2*pi*($2)*(($2) + ($1))",
  ],
  [`volume of ${A}cylinder`, `${HEIGHT}${AND}${RADIUS}`, "pi*($2)^2*($1)"],
  [`volume of ${A}(?:right )?(?:circular )?cone`, `${RADIUS}${AND}${HEIGHT}`, "1/3*pi*($1)^2*($2)"],
  [`volume of ${A}(?:right )?(?:circular )?cone`, `${HEIGHT}${AND}${RADIUS}`, "1/3*pi*($2)^2*($1)"],
  [`volume of ${A}hemisphere`, RADIUS, "2/3*pi*($1)^3"],
  [`volume of ${A}pyramid`, `base area (?:of )?${LENGTH}${AND}${HEIGHT}`, "1/3*($1)*($2)"],
  [
    `volume of ${A}(?:square|square-based) pyramid`,
    `(?:base |side |edge |base side |base edge )(?:length )?(?:of )?${LENGTH}${AND}${HEIGHT}`,
    "1/3*($1)^2*($2)",
  ],
  [
    `(?:arc length|length of ${A}arc) of ${A}(?:circle|sector|circle sector|circular sector)`,
    `${RADIUS}${AND}${ANGLE}`,
    "($2)/360*2*pi*($1)",
  ],
  [`(?:length of ${A}arc|arc length)`, `${RADIUS}${AND}${ANGLE}`, "($2)/360*2*pi*($1)"],
  [
    `area of ${A}(?:circle |circular )?sector(?: of ${A}circle)?`,
    `${RADIUS}${AND}${ANGLE}`,
    "($2)/360*pi*($1)^2",
  ],
];

export const SHAPES_IN_WORDS: readonly [RegExp, string][] = [
  ...FIGURES.map(([name, given, value]): [RegExp, string] => [
    new RegExp(`${SHAPE}${name} ${WITH}(?:a )?${given}$`, "i"),
    `What is ${value}`,
  ]),
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
