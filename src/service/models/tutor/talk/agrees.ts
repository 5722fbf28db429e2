/** Whether somebody's answer to a question is what the tutor found. */
import { inlineFormula } from "../manner/plain-formulas";
import { splitList } from "../math/rule";
import { evaluate, sameValue } from "../notation/evaluate";
import { type Expression, namesIn } from "../notation/expression";
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";

interface Part {
  /** The letter on its left, for `x = 2`. */
  readonly name: string | null;
  /** The sign between, turned so that the letter stands on the left. */
  readonly sign: string;
  readonly value: Expression;
}

/** Whether the answer is made of values only: `2`, `x = 2 or x = 3`, `±3`, `3x^2 + C`. */
export function isReadable(answer: string): boolean {
  return partsOf(answer) !== null;
}

/**
 * Compares with the tutor's own sentence. `isOneOf` when one of several solutions is enough. `null` when there is
 * nothing to compare with.
 */
export function agrees(answer: string, found: string, isOneOf: boolean): boolean | null {
  // A logarithm without a base is answered in two readings, and either is right.
  const [reading, ...others] = found.split(/\n\n(?=With the base )/);
  if (reading !== undefined && others.length > 0)
    return [reading, ...others].some((each) => agrees(answer, each, isOneOf) === true);
  const claimed = partsOf(answer);
  const own = foundIn(found);
  if (!claimed || !own) return null;
  const isApproximate = /\\approx|\babout\b/.test(found);
  const butConstant = /\+ C\\\)/.test(found);
  const same = (a: Part, b: Part): boolean =>
    (a.name === null || b.name === null || a.name === b.name) &&
    a.sign === b.sign &&
    (sameValue(a.value, b.value, { butConstant }) === true ||
      (isApproximate && isRoundedTo(a.value, b.value)));
  const allClaimed = claimed.every((one) => own.some((each) => same(one, each)));
  return allClaimed && (isOneOf || own.every((each) => claimed.some((one) => same(one, each))));
}

/** What the sentence names as its result: the solutions in it, or the last value. */
function foundIn(found: string): readonly Part[] | null {
  const solutions = solutionsIn(found);
  if (solutions) return solutions;
  const last = formulasIn(found).at(-1)?.split(/[=≈]/).at(-1);
  return last === undefined ? null : partsOf(last);
}

/** The solutions that the sentence names, none where it says that there is none; `null` when it is of something else. */
export function solutionsIn(found: string): readonly Part[] | null {
  if (/\bno (?:real )?solution\b/.test(found)) return [];
  const solutions = formulasIn(found.replace(/\(besides the complex .*?\)(?=\.|;|$)/, "")).flatMap((each) => {
    const isOne = /^[a-z] ?[=≈<>]|[<>]=? ?[a-z](?: ?[<>]|$)/i.test(each);
    const parts = isOne ? partsOf(each.replace("≈", "=")) : null;
    const isKnown = parts?.every(({ value }) =>
      namesIn(value).every((name) => name === "pi" || name === "e"),
    );
    return isKnown && parts ? parts : [];
  });
  return solutions.length > 0 ? solutions : null;
}

function formulasIn(found: string): string[] {
  return [...found.matchAll(/\\\((.+?)\\\)/gs)].map((match) => inlineFormula(match[1] ?? ""));
}

function partsOf(text: string): Part[] | null {
  const bare = withoutLatexMarks(text).replace(
    /^(?:(?:just|only|both|either|about|approximately|roughly|equal to)\s+)+/i,
    "",
  );
  const parts: Part[] = [];
  for (const item of splitList(bare.replace(/^\((.*,.*)\)$/, "$1"))) {
    const bounds = boundsIn(item);
    if (bounds) {
      parts.push(...bounds);
      continue;
    }
    const [, name = null, source = item] = /^([a-z])\s*(?:=|is|≈)\s*([^=]+)$/i.exec(item) ?? [];
    const signs = /^(?:±|\+-|\+\/-|plus or minus)\s*(.+)$/i.exec(source);
    for (const written of signs ? [signs[1] ?? "", `-(${signs[1]})`] : [source]) {
      const value = parseExpression(written.replace(/\s*\+\s*[cC]$/, "").replace(/(\d)\s?%$/, "$1/100"));
      if (!value) return null;
      parts.push({ name, sign: "=", value });
    }
  }
  return parts.length > 0 ? parts : null;
}

const TURNED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

/** `x > 2` and `-2 < x <= 3` as bounds of the letter. */
function boundsIn(text: string): Part[] | null {
  if (!/[<>]/.test(text)) return null;
  const relations = parseRelations(text);
  const bounds = relations?.flatMap(({ left, relation, right }): Part[] => {
    if (left.kind === "name") return [{ name: left.name, sign: relation, value: right }];
    const turned = TURNED[relation];
    return right.kind === "name" && turned ? [{ name: right.name, sign: turned, value: left }] : [];
  });
  return bounds && bounds.length === relations?.length ? bounds : null;
}

function withoutLatexMarks(text: string): string {
  return plain(text)
    .replace(/["'?!]/g, "")
    .trim();
}

/** `3.1` for 3.10686: the same to as many places as were written. */
function isRoundedTo(rounded: Expression, exact: Expression): boolean {
  const text = rounded.kind === "negative" ? rounded.of : rounded;
  if (text.kind !== "number") return false;
  const places = text.text.split(".")[1]?.length ?? 0;
  return Math.abs(evaluate(rounded) - evaluate(exact)) <= (0.5 / 10 ** places) * (1 + 1e-9);
}
