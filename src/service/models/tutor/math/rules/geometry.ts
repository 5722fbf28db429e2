/** Points, vectors and plane figures in words. */
import { made, type Reading, sayOf, splitList, type ValueRule } from "../rule";
import type { Value } from "../script";

const TUPLE = "[(\\[<]([^()\\[\\]<>]+)[)\\]>]";
const LEGS = "(?:legs|sides|catheti|shorter sides)";

export const GEOMETRY_RULES: readonly ValueRule[] = [
  {
    when: new RegExp(`^distance (?:between|from)(?: the)?(?: points?)? ${TUPLE} (?:and|to) ${TUPLE}$`, "i"),
    make: ([a = "", b = ""], read) => {
      const [p, q] = [coordinates(a, read), coordinates(b, read)];
      if (!p || !q || p.length !== q.length) return null;
      return root(
        p.map((each, at) => `(${q[at]} - (${each}))**2`),
        `the distance between \\((${a})\\) and \\((${b})\\)`,
        read,
      );
    },
  },
  {
    when: new RegExp(
      `^(?:magnitude|length|norm|modulus|euclidean norm)(?: of)?(?: the)?(?: vector)? ${TUPLE}$`,
      "i",
    ),
    make: ([a = ""], read) => {
      const v = coordinates(a, read);
      return (
        v &&
        root(
          v.map((each) => `(${each})**2`),
          `the length of the vector \\((${a})\\)`,
          read,
        )
      );
    },
  },
  {
    when: new RegExp(
      `^(?:dot|scalar|inner) product (?:of|between)(?: the vectors)? ${TUPLE} (?:and|with) ${TUPLE}$|^${TUPLE} (?:dot|·) ${TUPLE}$`,
      "i",
    ),
    make: ([a = "", b = "", c = "", d = ""], read) => {
      const [v, w] = [coordinates(a || c, read), coordinates(b || d, read)];
      if (!v || !w || v.length !== w.length) return null;
      const { script } = read;
      script.line(`v, w = [${v.join(", ")}], [${w.join(", ")}]`, "dot = sum(a * b for a, b in zip(v, w))");
      script.check(
        "4 * dot == sum((a + b)**2 for a, b in zip(v, w)) - sum((a - b)**2 for a, b in zip(v, w))",
      );
      return made("dot", `the dot product of \\((${a || c})\\) and \\((${b || d})\\)`);
    },
  },
  {
    when: new RegExp(`^slope of (?:the|a) (?:straight )?line .*?${TUPLE} and ${TUPLE}$`, "i"),
    make: ([a = "", b = ""], read) => {
      const [p, q] = [coordinates(a, read), coordinates(b, read)];
      if (p?.length !== 2 || q?.length !== 2) return null;
      const { script } = read;
      script.line(
        `(x1, y1), (x2, y2) = (${p.join(", ")}), (${q.join(", ")})`,
        "if x1 == x2:",
        '    raise ValueError("the line is vertical, and has no slope")',
        "slope = F(y2 - y1) / (x2 - x1)",
      );
      script.check("y1 + slope * (x2 - x1) == y2");
      return made("slope", `the slope of the line through \\((${a})\\) and \\((${b})\\)`);
    },
  },
  {
    when: new RegExp(
      `^(?:length of the )?hypotenuse of (?:a|the) right(?:-angled)? triangle with ${LEGS}(?: of(?: length)?)? (.+) and (.+)$`,
      "i",
    ),
    make: ([a = "", b = ""], read) => {
      const [p, q] = [read.number(a), read.number(b)];
      if (!p || !q) return null;
      return root(
        [`(${p.python})**2`, `(${q.python})**2`],
        `the hypotenuse of the right triangle with legs ${sayOf(p)} and ${sayOf(q)}`,
        read,
      );
    },
  },
  {
    when: /^(area|perimeter) of (?:a|the) (rectangle|square) (?:with (?:sides?|side length|length|width)(?: of)?|of|measuring|that is)? ?(.+?)(?: (?:and|by|x) (?:width |height )?(?:of )?(.+))?$/i,
    make: ([what = "", figure = "", a = "", b = ""], read) => {
      const isSquare = figure.toLowerCase() === "square";
      if (isSquare !== (b === "")) return null;
      const [p, q] = [read.number(a), read.number(isSquare ? a : b)];
      if (!p || !q) return null;
      const { script } = read;
      const isArea = what.toLowerCase() === "area";
      const size = script.fresh("size");
      script.line(
        `${size} = ${isArea ? `F(${p.python}) * (${q.python})` : `2 * (F(${p.python}) + (${q.python}))`}`,
      );
      script.check(
        isArea
          ? `${p.python} > 0 and ${size} / F(${p.python}) == ${q.python}`
          : `${size} - (${p.python}) - (${p.python}) == 2 * (${q.python})`,
      );
      return made(size, `the ${what.toLowerCase()} of the ${figure.toLowerCase()}`);
    },
  },
];

function coordinates(text: string, read: Reading): string[] | null {
  const values = splitList(text).map((each) => read.number(each));
  const known = values.flatMap((each) => (each ? [each.python] : []));
  return known.length === values.length && known.length >= 2 ? known : null;
}

function root(squares: readonly string[], say: string, { script }: Reading): Value {
  const size = script.fresh("size");
  const squared = script.fresh("squared");
  script.line(`${squared} = ${squares.join(" + ")}`, `${size} = sqrt(${squared})`);
  script.check(`near(float(${size}) ** 2, float(${squared}))`);
  return made(size, say, "surd");
}
