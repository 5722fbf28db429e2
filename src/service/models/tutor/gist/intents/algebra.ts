/** Equations, inequalities, rewriting, substituting. */
import { bodyOf, type Intent, textsOf } from "../intent";
import type { Slot } from "../slots";

const LOOSE = "SOLVE ROOT EQUATION INEQUALITY NEXT SORT FRACTION DECIMAL";

export const ALGEBRA: readonly Intent[] = [
  ...["SOLVE", "ROOT"].map(
    (what): Intent => ({
      needs: `COUNT ${what}`,
      may: "EQUATION DISCRIMINANT",
      kinds: /^R$/,
      ask: ([slot]) => `How many real solutions does ${slot?.text} have`,
    }),
  ),
  {
    needs: "DEGREES",
    may: `${LOOSE} ANGLE`,
    kinds: /^V?(?:NN)?V?R(?:NN|I)?V?$/,
    ask: (slots) =>
      inDegrees(textsOf(slots, "equation")[0] ?? "", textsOf(slots, "number"), textsOf(slots, "inequality")),
  },
  {
    may: `${LOOSE} UNKNOWN`,
    kinds: /^AR$/,
    order: /A (?:(?:for|of|in|to|SOLVE|ROOT|EQUATION) )+R$/,
    ask: ([claim, of]) => `Is ${claim?.text} a solution of ${of?.text}`,
  },
  {
    may: `${LOOSE} FACTOR RANGE`,
    kinds: /^V*R(?:V*|I)$/,
    ask: (slots) => {
      const [equation = ""] = textsOf(slots, "equation");
      const [interval] = textsOf(slots, "inequality");
      const [letter, ...more] = [...new Set(textsOf(slots, "letter"))];
      if (more.length > 0) return null;
      if (interval) return `Solve ${equation} for ${interval}`;
      return letter ? `Solve ${equation} for ${letter}` : `Solve ${equation}`;
    },
  },
  {
    may: `${LOOSE} RANGE`,
    kinds: /^V?IV?$/,
    ask: (slots) => `Solve ${textsOf(slots, "inequality").join("")}`,
  },
  { may: LOOSE, kinds: /^V?II$/, ask: (slots) => `Solve ${textsOf(slots, "inequality").join(" and ")}` },
  {
    may: `${LOOSE} MEET POINT LINE CURVE`,
    kinds: /^V*[RYA]{2,4}V*$/,
    ask: (slots) =>
      slots.some((each) => each.kind === "equation" || each.kind === "curve") && isSystem(slots)
        ? `Solve ${textsOf(slots, "equation", "curve", "assignment").join(" and ")}`
        : null,
  },
  {
    needs: "ROOT",
    may: "SOLVE EQUATION XINTERCEPT CURVE",
    kinds: /^[EYF]$/,
    ask: ([slot]) => `Solve ${bodyOf(slot)} = 0`,
  },
  { needs: "XINTERCEPT", may: "CURVE", kinds: /^[EYF]$/, ask: ([slot]) => `Solve ${bodyOf(slot)} = 0` },
  { needs: "EXPAND", may: "SIMPLIFY EQUATION", kinds: /^E$/, ask: ([slot]) => `Expand ${bodyOf(slot)}` },
  { needs: "FACTOR", may: "EQUATION SIMPLIFY", kinds: /^E$/, ask: ([slot]) => `Factor ${bodyOf(slot)}` },
  { needs: "FACTOR SOLVE", may: "EQUATION ROOT", kinds: /^R$/, ask: ([slot]) => `Solve ${slot?.text}` },
  {
    needs: "RATIONALIZE",
    may: "FRACTION SIMPLIFY",
    kinds: /^[EN]$/,
    ask: ([slot]) => `Rationalize ${slot?.text}`,
  },
  {
    needs: "SIMPLIFY",
    may: "EQUATION FRACTION SQRT ROOT",
    kinds: /^[EN]$/,
    // A decimal as a fraction is converted, not simplified.
    ask: ([slot]) => (/^\d*\.\d+$/.test(slot?.text ?? "") ? null : `Simplify ${slot?.text}`),
  },
  {
    needs: "APART",
    may: "SIMPLIFY FRACTION",
    kinds: /^E$/,
    ask: ([slot]) => `Find the partial fractions of ${slot?.text}`,
  },
  {
    needs: "SQUAREFORM",
    may: "EQUATION",
    kinds: /^[EYF]$/,
    ask: ([slot]) => `Complete the square for ${bodyOf(slot)}`,
  },
  {
    needs: "VERTEX",
    may: "EQUATION POINT CURVE",
    kinds: /^[EYF]$/,
    ask: ([slot]) => `What is the vertex of y = ${bodyOf(slot)}`,
  },
  {
    needs: "DISCRIMINANT",
    may: "EQUATION",
    kinds: /^[ER]$/,
    ask: ([slot]) => `What is the discriminant of ${slot?.text}`,
  },
  {
    may: "PUT SIMPLIFY EQUATION",
    kinds: /^(?:A+V?[EY]|[EYF]A+)$/,
    ask: (slots) => {
      const values = textsOf(slots, "assignment");
      const of = slots.find((each) => each.kind !== "assignment" && each.kind !== "letter");
      return `Let ${values.join(" and ")}. What is ${bodyOf(of)}`;
    },
  },
  {
    may: "SIMPLIFY EQUATION EXPAND",
    kinds: /^(?:F+C|CF+)$/,
    ask: (slots) =>
      `Let ${textsOf(slots, "definition").join(" and ")}. What is ${textsOf(slots, "call").join("")}`,
  },
  ...["MIN", "MAX"].map(
    (needs): Intent => ({
      needs,
      may: "EXTREMES DIFF CURVE EQUATION LOCATION",
      kinds: /^V?[EYF]V?$/,
      ask: (slots) => `Find the stationary points of ${bodyOf(slots.find((each) => each.kind !== "letter"))}`,
    }),
  ),
  { needs: "POWER", may: "SIMPLIFY", kinds: /^EV?$/, ask: ([slot]) => `Simplify ${slot?.text}` },
  { needs: "GCD", may: "FACTOR", kinds: /^E$/, ask: ([slot]) => `Factor ${slot?.text}` },
  { needs: "DIVISORS", may: "SIMPLIFY", kinds: /^E$/, ask: ([slot]) => `Factor ${slot?.text}` },
  {
    needs: "EXTREMES",
    may: "CURVE EQUATION",
    kinds: /^[EYF]$/,
    ask: ([slot]) => `Find the stationary points of ${bodyOf(slot)}`,
  },
  { needs: "INVERSE", kinds: /^[EYF]$/, ask: ([slot]) => `Find the inverse of ${bodyOf(slot)}` },
];

/** Two lines `y = ...` or equations with letters in common; "x = 2" beside "2x + 1 = 8" is a claim. */
function isSystem(slots: readonly Slot[]): boolean {
  return (
    slots.filter((each) => each.kind === "assignment").length === 0 ||
    slots.some((each) => each.kind === "curve")
  );
}

/** Angles in degrees: the letter counts them, once around. */
function inDegrees(equation: string, ends: readonly string[], [interval]: readonly string[]): string | null {
  const [letter, ...more] = [...new Set(equation.match(/\b(?:[a-z]|theta|alpha|beta|phi)\b/g))];
  if (!letter || more.length > 0 || !/\b(?:sin|cos|tan)\b/.test(equation)) return null;
  const turned = equation.replace(new RegExp(`\\(?\\b${letter}\\b\\)?`, "g"), "(x*pi/180)");
  const range =
    interval?.replace(new RegExp(`\\b${letter}\\b`), "x") ??
    `${ends[0] ?? 0} <= x ${ends[1] ? "<=" : "<"} ${ends[1] ?? 360}`;
  return `Solve ${turned} for ${range}`;
}
