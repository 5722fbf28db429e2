/** Points, lines, figures, vectors and matrices. */
import { bodyOf, type Intent, textOf } from "../intent";
import type { Slot } from "../slots";

/** ", rounded to 2 decimals": the number of places is the last slot. */
const ROUNDED = / ROUND to N PLACES$/;

const UNITS = "CM MM METRES KM INCHES FEET UNITS";

const pair = (needs: string, may: string, words: string): Intent => ({
  needs,
  may: `POINT LINE VECTOR ${may}`,
  kinds: /^[TL]{2}$/,
  ask: ([a, b]) => `What is ${words.replace("$1", tuple(a)).replace("$2", tuple(b))}`,
});

const FACTS: readonly [string, string][] = [
  ["DET", "determinant"],
  ["INVERSE", "inverse"],
  ["TRANSPOSE", "transpose"],
  ["TRACE", "trace"],
  ["RANK", "rank"],
];

/** A figure of which one or two sizes are named. */
const figure = (needs: string, may: string, sizes: 1 | 2 | 3, words: string): Intent => ({
  needs,
  may: `${may} ${UNITS} ROUND PLACES`,
  kinds: new RegExp(`^N{${sizes}}N?$`),
  ask: (slots, { concepts, order }) => {
    if (slots.some((slot) => slot.text.startsWith("-"))) return null;
    if (UNITS.split(" ").filter((unit) => concepts.has(unit)).length > 1) return null;
    const isRounded = ROUNDED.test(order);
    if (concepts.has("ROUND") !== isRounded || slots.length !== sizes + (isRounded ? 1 : 0)) return null;
    const of = slots
      .slice(0, sizes)
      .reduce((rest, slot, at) => rest.replaceAll(`$${at + 1}`, slot.text), words);
    return isRounded ? `Round ${of} to ${slots.at(-1)?.text} decimal places` : `What is ${of}`;
  },
});

export const SHAPES: readonly Intent[] = [
  pair("SLOPE", "", "the slope of the line through $1 and $2"),
  pair("DISTANCE", "", "the distance between $1 and $2"),
  pair("MIDPOINT", "", "the midpoint of $1 and $2"),
  pair("LINEEQ", "EQUATION", "the equation of the line through $1 and $2"),
  pair("DOT", "MULTIPLY", "the dot product of $1 and $2"),
  pair("CROSS", "MULTIPLY", "the cross product of $1 and $2"),
  {
    needs: "AREA TRIANGLE",
    may: "POINT SIDE",
    kinds: /^TTT$/,
    ask: (slots) => {
      const [[x1, y1], [x2, y2], [x3, y3]] = slots.map((each) => tuple(each).slice(1, -1).split(",")) as [
        string[],
        string[],
        string[],
      ];
      return `What is (1/2)*|(${x1})*((${y2}) - (${y3})) + (${x2})*((${y3}) - (${y1})) + (${x3})*((${y1}) - (${y2}))|`;
    },
  },
  {
    needs: "PERPENDICULAR",
    may: "VECTOR",
    kinds: /^[TL]{2}$/,
    ask: ([a, b]) => {
      const [v, w] = [a, b].map((each) => tuple(each).slice(1, -1).split(","));
      if (!v || !w || v.length !== w.length) return null;
      return `Is ${v.map((each, at) => `(${each})*(${w[at]})`).join(" + ")} equal to 0`;
    },
  },
  {
    needs: "SLOPE",
    may: "POINT LINE LINEEQ EQUATION",
    kinds: /^(?:TN|NT)$/,
    ask: (slots) => {
      const point = slots.find((each) => each.kind === "tuple");
      const slope = slots.find((each) => each.kind === "number");
      return `What is the equation of the line through ${textOf(point)} with slope ${textOf(slope)}`;
    },
  },
  {
    needs: "SLOPE",
    may: "LINE EQUATION LINEEQ",
    kinds: /^[YRF]$/,
    ask: ([line]) => `What is the slope of the line ${textOf(line)}`,
  },
  {
    needs: "YINTERCEPT",
    may: "LINE EQUATION",
    kinds: /^[YF]$/,
    ask: ([line]) => `What is the y-intercept of the line y = ${bodyOf(line)}`,
  },
  {
    may: "VECTOR LENGTH LENGTHOF",
    kinds: /^[TL]$/,
    order: /LENGTH/,
    ask: ([v]) => `What is the magnitude of the vector ${tuple(v)}`,
  },
  {
    may: "VECTOR MATRIX ADD SUBTRACT",
    kinds: /^(?:[TL]{2}|MM?)E$/,
    ask: (slots) => {
      const named = slots.flatMap((each) => (each.name ? [`${each.name} = ${textOf(each)}`] : []));
      return named.length === slots.length - 1
        ? `Let ${named.join(" and ")}. What is ${textOf(slots.at(-1))}`
        : null;
    },
  },
  {
    may: "DOT CROSS VECTOR",
    kinds: /^[TL]{2}E$/,
    ask: ([a, b, of], { concepts }) => {
      const isProduct = a?.name && b?.name && textOf(of).replace(/\s/g, "") === `${a.name}*${b.name}`;
      const kind = concepts.has("CROSS") ? "cross" : concepts.has("DOT") ? "dot" : null;
      return isProduct && kind ? `What is the ${kind} product of ${tuple(a)} and ${tuple(b)}` : null;
    },
  },
  ...["INVERSE inverse", "DET determinant", "TRANSPOSE transpose", "TRACE trace"].map((each): Intent => {
    const [needs = "", word] = each.split(" ");
    return {
      needs: `${needs} ROWS`,
      may: "MATRIX",
      kinds: /^[TL]{2,4}$/,
      ask: (slots) =>
        `What is the ${word} of [${slots.map((row) => `[${tuple(row).slice(1, -1)}]`).join(", ")}]`,
    };
  }),
  {
    may: `MATRIX ${FACTS.map(([concept]) => concept).join(" ")}`,
    kinds: /^M$/,
    ask: ([m], { concepts }) => {
      const facts = FACTS.filter(([concept]) => concepts.has(concept));
      return facts.length > 0 ? facts.map(([, name]) => `What is the ${name} of ${textOf(m)}`) : null;
    },
  },
  ...["RECTANGLE", "SQUARES"].map(
    (needs): Intent => ({
      needs: `AREA PERIMETER ${needs}`,
      may: `SIDE WIDTH LENGTHOF HEIGHT ${UNITS}`,
      kinds: needs === "RECTANGLE" ? /^NN$/ : /^N$/,
      ask: (slots, { concepts }) => {
        if (UNITS.split(" ").filter((unit) => concepts.has(unit)).length > 1) return null;
        const what = needs === "RECTANGLE" ? "a rectangle with sides" : "a square with side";
        return ["area", "perimeter"].map(
          (fact) => `What is the ${fact} of ${what} ${slots.map(textOf).join(" and ")}`,
        );
      },
    }),
  ),
  { needs: "EIGEN", may: "MATRIX", kinds: /^M$/, ask: ([m]) => `What are the eigenvalues of ${textOf(m)}` },
  {
    needs: "MULTIPLY",
    may: "MATRIX SORT",
    kinds: /^MM$/,
    ask: ([a, b]) => `What is ${textOf(a)} * ${textOf(b)}`,
  },
  { needs: "ADD", may: "MATRIX", kinds: /^MM$/, ask: ([a, b]) => `What is ${textOf(a)} + ${textOf(b)}` },
  figure("AREA CIRCLE RADIUS", "", 1, "pi*($1)^2"),
  figure("AREA CIRCLE DIAMETER", "", 1, "pi*($1/2)^2"),
  figure("CIRCUMFERENCE RADIUS", "CIRCLE", 1, "2*pi*($1)"),
  figure("CIRCUMFERENCE DIAMETER", "CIRCLE", 1, "pi*($1)"),
  figure("AREA TRIANGLE HEIGHT", "BASE SIDE", 2, "($1)*($2)/2"),
  figure("AREA RECTANGLE", "SIDE WIDTH LENGTHOF HEIGHT", 2, "the area of a rectangle with sides $1 and $2"),
  figure(
    "PERIMETER RECTANGLE",
    "SIDE WIDTH LENGTHOF HEIGHT",
    2,
    "the perimeter of a rectangle with sides $1 and $2",
  ),
  figure("AREA SQUARES SIDE", "LENGTHOF", 1, "the area of a square with side $1"),
  figure("PERIMETER SQUARES SIDE", "LENGTHOF", 1, "the perimeter of a square with side $1"),
  {
    ...figure(
      "HYPOTENUSE",
      "RIGHT TRIANGLE SIDE LENGTHOF",
      2,
      "the hypotenuse of a right triangle with legs $1 and $2",
    ),
    // "Hypotenuse 13" is given, not asked for.
    order: /^(?!.*HYPOTENUSE (?:(?:of|LENGTHOF) )*N(?! and))/,
  },
  figure("VOLUME CUBE", "SIDE LENGTHOF", 1, "($1)^3"),
  figure("VOLUME SPHERE RADIUS", "", 1, "4/3*pi*($1)^3"),
  figure("SURFACE SPHERE RADIUS", "", 1, "4*pi*($1)^2"),
  figure("VOLUME BOX", "SIDE LENGTHOF WIDTH HEIGHT", 3, "($1)*($2)*($3)"),
  {
    ...figure("VOLUME CYLINDER RADIUS HEIGHT", "", 2, "pi*($1)^2*($2)"),
    order: /RADIUS.*HEIGHT/,
  },
  { ...figure("VOLUME CONE RADIUS HEIGHT", "", 2, "pi*($1)^2*($2)/3"), order: /RADIUS.*HEIGHT/ },
];

/** A vector or point in round brackets. */
function tuple(slot: Slot | undefined): string {
  return `(${textOf(slot).replace(/^[[({<]|[\])}>]$/g, "")})`;
}
