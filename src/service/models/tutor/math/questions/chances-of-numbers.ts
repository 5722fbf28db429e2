/** Dice, spinners and numbered things: each outcome is a number. */
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { drawsOf, onlyClause } from "./chances-draws";
import { readEvent } from "./chances-events";
import { chanceProgram } from "./chances-program";
import { throwsOf } from "./chances-throws";

/** "roll 2 dice. prob sum 8" in the words of `chanceWords`. */
export function diceChance(text: string, reading: Reading): Wording | null {
  const said = ` ${text} `.replace(/(?<= )(\d*) ?d(\d+)s?(?= )/g, "$1 $2 sided die").replace(/ {2,}/g, " ");
  const sided = [...said.matchAll(/ (\d+) (?:sided|faced)(?= )/g)].map((each) => Number(each[1]));
  const sides = sided[0] ?? 6;
  const isDie = / (?:die|dice) /.test(said);
  const rolls = / roll (\d+) times /.test(said) && !/ (?:coin|spinner|heads?|tails?) /.test(said);
  if ((!isDie && !rolls) || sided.some((each) => each !== sides) || sides < 2 || sides > 100) return null;
  const bare = said
    .replace(/ \d+ (?:sided|faced)(?= )/g, "")
    .replace(/ numbered (?:from )?1 (?:to|through) (\d+)(?= )/g, (all, n: string) =>
      Number(n) === sides ? "" : all,
    )
    .replace(/(?<= )(?:spots|dots|pips|eyes|score|points)(?= )/g, "");
  const thrown = throwsOf(
    isDie ? bare : bare.replace(/(?<= )roll (\d+) times(?= )/, "roll a die $1 times"),
    "die",
  );
  const clause = thrown && onlyClause(thrown.rest);
  if (!thrown?.n || !clause) return null;
  return numberChance({ clause, drawn: thrown.n, faces: sides, putsBack: true }, reading);
}

/** "A spinner has 8 equal sections numbered 1 to 8", "20 cards numbered 1 to 20", "a number from 1 to 50". */
export function numberedChance(text: string, reading: Reading): Wording | null {
  const said = ` ${text} `;
  const found =
    /(?<= )(?:(?:in|from|of|on|has|with|into|divided|split|a|spinner|bag|deck|,) )*(?:(\d+) )?(?:equal |equally sized )?(?:thing|card|sections?|parts?|sectors?|slices?|integer|number|whole number|numbers|integers|whole numbers) ?(?: draw)?(?: (?:,|each|labell?ed|marked|numbered|with|numbers|written|inclusive|from|between|in|a))* 1 (?:to|through|and|until) (\d+)(?: inclusive)?(?: (?:in|on|into) (?:a )?(?:bag|slips))?(?= )/.exec(
      said,
    );
  const faces = Number(found?.[2] ?? 0);
  if (!found || faces < 2 || faces > 1000 || (found[1] !== undefined && Number(found[1]) !== faces))
    return null;
  if (/between 1 and \d+(?! inclusive)/.test(found[0]) && !/inclusive/.test(found[0])) return null;
  const rest = `${said.slice(0, found.index)} . ${said.slice(found.index + found[0].length)}`;
  const isSpinner = / spinner /.test(said);
  const thrown = isSpinner ? throwsOf(`spinner . ${rest}`, "spinner") : null;
  const draws = isSpinner ? null : drawsOf(rest);
  const clause = onlyClause((thrown ?? draws)?.rest ?? "");
  const drawn = thrown ? (thrown.n ?? 1) : (draws?.drawn ?? 1);
  if (!clause || (isSpinner ? !thrown : !draws)) return null;
  if (drawn > 1 && !isSpinner && draws?.putsBack === null) return null;
  return numberChance({ clause, drawn, faces, putsBack: isSpinner || (draws?.putsBack ?? false) }, reading);
}

interface Numbers {
  readonly clause: string;
  readonly drawn: number;
  readonly faces: number;
  readonly putsBack: boolean;
}

function numberChance({ clause, drawn, faces, putsBack }: Numbers, reading: Reading): Wording | null {
  const predicates: string[] = [];
  const named = withNumbers(` ${clause} `, drawn, faces, (python) => predicates.push(python) - 1);
  const shared = "number|face|value|result|side|score";
  const event = readEvent(named, { drawn, predicates, shared, kinds: faces, overlap: true });
  if (!event || (drawn > 1 && faces ** drawn > 300_000)) return null;
  if (/\bhighest|lowest\b/.test(named) && drawn < 2) return null;
  const lines = [`bag = {face: 1 for face in range(1, ${faces + 1})}`];
  return chanceProgram({ lines, total: faces, kinds: faces, putsBack }, event, reading);
}

const FIGURES: readonly [RegExp, string][] = [
  [/(?<= )(?:a )?(even|odd|prime) (sum|total|product)(?= )/g, "$2 $1"],
  [/(?<= )(?:(?:add|adds|adding|sum|sums|summing) (?:up )?to)(?= )/g, "sum"],
  [/(?<= )(?:a )?(?:sum|total|add up)(?= )/g, "sum"],
  [/(?<= )(?:highest|largest|biggest|maximum|greatest)(?: 1)?(?= )/g, "highest"],
  [/(?<= )(?:lowest|smallest|least(?! \d)|minimum)(?: 1)?(?= )/g, "lowest"],
  [
    /(?<=(?:sum|product|difference|highest|lowest)) (?:of )?(?:both |2 |all \d? ?)?(?:up )?(?:dice|numbers?|rolls?|values?|faces?|throws?|results?|scores?|cards?|things?|spins?)?(?: (?:shown|rolled|drawn|up|showing|draw|roll))?(?= )/g,
    "",
  ],
  [
    /(?<=(?:sum|product|difference|highest|lowest)) (?:(?:of|to|equals?|equal to|exactly|a|equalling|makes?|gives?|comes? to|at(?! least| most)|,) )+/g,
    " ",
  ],
];

/** The clause with `P0` and the like for what it says about a number. */
function withNumbers(clause: string, drawn: number, faces: number, add: (python: string) => number): string {
  let said = clause;
  for (const [pattern, word] of FIGURES) said = said.replace(pattern, word).replace(/ {2,}/g, " ");
  const truth = (python: string): string => `P${add(python)}`;
  const END = "(?= (?:or|and|,|on|with|when|in|then|at|by|after) | $)";
  const DIGITS = "(?:a )?(?:number )?";
  said = said
    .replace(
      /(?<= )(?:a )?(?:number )?(?:multiples? of|divisible by)(?: both| either)? (\d+)(?: (or|and) (\d+))?(?= )/g,
      (_, k: string, link?: string, m?: string) =>
        truth(link ? `(x % ${k} == 0 ${link} x % ${m} == 0)` : `x % ${k} == 0`),
    )
    .replace(/(?<= )(?:factor|divisor) of (\d+)(?= )/g, (_, k: string) => truth(`${k} % x == 0`))
    .replace(/(?<= )not (even|odd)(?= )/g, (_, word: string) => (word === "even" ? "odd" : "even"))
    .replace(/(?<= )even(?: number)?s?(?= )/g, () => truth("x % 2 == 0"))
    .replace(/(?<= )odd(?: number)?s?(?= )/g, () => truth("x % 2 == 1"))
    .replace(/(?<= )primes?(?: number)?(?= )/g, () => truth("x > 1 and all(x % k for k in range(2, x))"))
    .replace(/(?<= )(?:perfect |square )squares?(?: number)?(?= )|(?<= )square number(?= )/g, () =>
      truth("isqrt(x) ** 2 == x"),
    );
  const isOne = drawn === 1 || /(?:sum|product|difference|highest|lowest) /.test(said);
  if (isOne || / (?:both|all|each) /.test(said))
    said = said.replace(
      new RegExp(`(?<= )${DIGITS}(more than|less than|at least|at most) (?:a )?(\\d+)(?! or \\d)${END}`, "g"),
      (_, sign: string, k: string) =>
        truth(`x ${{ "more than": ">", "less than": "<", "at least": ">=", "at most": "<=" }[sign]} ${k}`),
    );
  said = said
    .replace(/(?<= )(\d+)(?= (?:exactly |at least |at most )?\d+ times )/g, (_, k: string) =>
      truth(`x == ${k}`),
    )
    .replace(/(?<= )(\d+)s(?= )/g, (_, k: string) => truth(`x == ${k}`))
    .replace(/(?<= )a (?:number )?(\d+)(?= )/g, (_, k: string) => `a ${truth(`x == ${k}`)}`)
    .replace(/(?<=(?: |least |most |than )\d+ )(\d+)(?= )(?! times)/g, (_, k: string) => truth(`x == ${k}`))
    .replace(new RegExp(`(?<= )(?:number )?(\\d+)${END}`, "g"), (_, k: string) => truth(`x == ${k}`));
  // A number that no die shows is the sum of several.
  const alone = /^ (?:prob |roll |get |getting |draw |of |a )*P(\d+) $/.exec(said);
  return alone && drawn > 1 && Number(/ (\d+)s? /.exec(clause)?.[1] ?? 0) > faces
    ? ` sum P${alone[1]} `
    : said;
}
