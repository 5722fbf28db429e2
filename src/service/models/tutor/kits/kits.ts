/** Puts programs together: the lines of a question and the pieces of Python that they call. */
import { CHARTS } from "./charts";
import { DECIMALS } from "./decimals";
import { DRAWS } from "./draws";
import { MATRICES } from "./matrices";
import { NUMBERS } from "./numbers";
import { DERIVATIVES, LINEAR, POLYNOMIALS } from "./polynomials";
import { FACTORS, REAL_ROOTS, ROOTS } from "./roots";
import { STATISTICS } from "./statistics";
import { SURDS } from "./surds";
import { SYMBOLIC } from "./symbolic";
import { TABLES } from "./tables";

const SOURCES = [
  NUMBERS,
  DECIMALS,
  POLYNOMIALS,
  DERIVATIVES,
  LINEAR,
  ROOTS,
  REAL_ROOTS,
  FACTORS,
  SURDS,
  MATRICES,
  DRAWS,
  STATISTICS,
  CHARTS,
  TABLES,
  SYMBOLIC,
];

/** Every function and class by its name, in the order in which they can stand in a program. */
const PIECES: ReadonlyMap<string, string> = new Map(
  SOURCES.flatMap((source) => source.trim().split("\n\n\n")).map((piece) => [
    /^(?:def|class) (\w+)/.exec(piece)?.[1] ?? "",
    piece,
  ]),
);

const IMPORTS: readonly [module: string, names: readonly string[]][] = [
  ["decimal", ["Decimal", "ROUND_HALF_UP", "getcontext"]],
  ["fractions", ["Fraction as F"]],
  ["html", ["escape"]],
  ["itertools", ["combinations", "combinations_with_replacement", "permutations", "product as pairs"]],
  [
    "math",
    ["ceil", "comb", "factorial", "floor", "gcd", "isfinite", "isqrt", "lcm", "log10", "perm", "prod"],
  ],
  ["os", ["makedirs"]],
  ["shutil", ["copy"]],
];

/** Modules that programs call by their name: `math.sin(x)`. */
const MODULES = ["csv", "json", "math", "re", "statistics"];

/** The program: imports, then the pieces that it calls with all that these call, then its own lines. */
export function assemble(lines: readonly string[]): string {
  const own = lines.join("\n");
  const wanted = new Set<string>();
  const add = (source: string): void => {
    for (const [name, piece] of PIECES) {
      if (wanted.has(name) || !new RegExp(`\\b${name}\\(`).test(source)) continue;
      wanted.add(name);
      add(piece);
    }
  };
  add(own);
  const pieces = [...PIECES].flatMap(([name, piece]) => (wanted.has(name) ? [piece] : []));
  const body = [...pieces, own].join("\n\n\n");
  const imports = IMPORTS.flatMap(([module, names]) => {
    const used = names.filter((name) => new RegExp(`\\b${name.split(" ").at(-1)}\\b[(,)]`).test(body));
    return used.length > 0 ? [`from ${module} import ${used.join(", ")}`] : [];
  });
  const modules = MODULES.filter((name) => new RegExp(`\\b${name}\\.\\w`).test(body));
  imports.unshift(...modules.map((name) => `import ${name}`));
  return `${[...imports, ...(imports.length > 0 ? [pieces.length > 0 ? "\n" : ""] : []), body.trim()].join("\n")}\n`;
}

/** Names that a program must not take for its own variables. */
export const PIECE_NAMES: ReadonlySet<string> = new Set([
  ...PIECES.keys(),
  ...IMPORTS.flatMap(([, names]) => names.map((name) => name.split(" ").at(-1) ?? name)),
]);
