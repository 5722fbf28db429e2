/** Reads what is asked about draws or throws, such as "at least one red", as condition of Python. */
import { type EventWords, readPart } from "./chances-parts";

/** A condition on `each`, the outcomes in their order. */
export interface Event {
  readonly condition: string;
  /** How many outcomes there are. */
  readonly drawn: number;
  /** Whether it matters which outcome comes first. */
  readonly isOrdered: boolean;
  /** What must be true so that the event means one thing only. */
  readonly checks: readonly string[];
}

/** The event; `null` when any word of it is not understood. */
export function readEvent(text: string, words: EventWords): Event | null {
  const said = unite(
    ` ${text} `
      .replace(DROPPED, " ")
      .replace(/ {2,}/g, " ")
      .replace(/^(?: (?:and|then|,|or))+(?= )/, "")
      .replace(/(?: (?:and|then|,|a))+ $/, " "),
    words,
  ).trim();
  if (said === "") return null;
  const other = /^1 P(\d+) and (?:1 )?other P(\d+)$/.exec(said);
  if (other) return words.drawn === 2 ? several(`1 P${other[1]} and 1 P${other[2]}`, words) : null;
  const run = said.replace(/ inarow\b/, "");
  if (run === said) return joined([said], "", words) ?? sequence(said, words) ?? several(said, words);
  // "Two sixes in a row" of two throws; among more throws it would be another question.
  const all = joined([run], "", words);
  return all?.condition.endsWith(` == ${all.drawn}`) ? all : null;
}

const DROPPED =
  /(?<= )(?:thing|card|die|dice|coin|spinner|roll|draw|bag|deck|group|prob|gets?|getting|got|gives?|see|seeing|shows?|showing|showed|lands?|landing|landed|comes?|coming|came|turns?|turning|obtain|obtaining|appears?|appearing|ends?|up|has|on|in|at(?! least| most)|to|by|from|with|of|out|numbers?|faces?|sides?|also|too|down)(?= )/g;

/** "P0 or P1" and "not P0" as one predicate each; what unites two is called `U`. */
function unite(text: string, { predicates }: EventWords): string {
  let said = text;
  const add = (python: string): number => predicates.push(python) - 1;
  for (let before = ""; before !== said; ) {
    before = said;
    said = said
      .replace(/(?<= )(?:not|non|anything but|other than)(?: a)? P(\d+)(?= $)/, (_, at: string) => {
        return `N${add(`not (${predicates[Number(at)]})`)}`;
      })
      .replace(
        /(?<= )(?:either )?(a )?P(\d+)((?: , (?:a )?P\d+)*)(?: ,)? or (?:a )?P(\d+)(?= )/,
        (_, article: string | undefined, first: string, middle: string, last: string) => {
          const all = [first, ...(middle.match(/\d+/g) ?? []), last].map((at) => predicates[Number(at)]);
          return `${article ?? ""}U${add(`(${all.join(" or ")})`)}`;
        },
      );
  }
  return said;
}

/** Parts that must all be true: "2 red and 1 blue". */
function joined(texts: readonly string[], link: string, words: EventWords): Event | null {
  const parts = texts.map((each) => readPart(each, words));
  const known = parts.flatMap((each) => (each ? [each] : []));
  const counts = known.map((each) => each.count);
  const sum = counts.some((each) => each === null)
    ? null
    : counts.reduce((all: number, n) => all + (n ?? 0), 0);
  const isOne = words.drawn === 1 && known.every((each) => each.isWeak);
  const drawn = words.drawn ?? sum;
  if (known.length < texts.length || drawn === null || drawn < 1) return null;
  if (texts.length > 1 && isOne && !words.overlap) return null;
  if (link !== " or " && !isOne && sum !== null && sum > drawn) return null;
  if (!isOne && known.some((each) => each.isWeak) && (sum !== drawn || link === " or ")) return null;
  const counted = known.flatMap((each) => (each.counted ? [each.counted] : []));
  const overlaps = counted.flatMap((a, at) => counted.slice(at + 1).map((b) => `(${a}) and (${b})`));
  return {
    condition: known.map((each) => (link === " or " ? `(${each.condition})` : each.condition)).join(link),
    drawn,
    isOrdered: false,
    checks: isOne || link !== " and " ? [] : overlaps.map((both) => `not any(${both} for x in bag)`),
  };
}

/** "P0 and P1", "P0 or P1" of parts that stand for themselves. */
function several(said: string, words: EventWords): Event | null {
  if (/ or /.test(said)) return / and | , /.test(said) ? null : joined(said.split(" or "), " or ", words);
  return joined(said.split(/(?: and| ,)+ /), " and ", words);
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

/** "first P0 and second P1", "P0 then P1". */
function sequence(text: string, { drawn, predicates }: EventWords): Event | null {
  const isSaid = / then |^order | order$/.test(text);
  const said = text.replace(/^order | order$/, "");
  const parts = said
    .replace(/(?<=^(?:first|second|third) .*P\d+) (?=(?:second|third|last|other) )/g, " and ")
    .split(/(?: and| then| ,)+ /);
  const n = drawn ?? (isSaid ? parts.length : 0);
  const places = parts.map((each, at): [number, string] | null => {
    const match =
      /^(?:(first|second|third|fourth|fifth|last|other) (?:1 )?)?(?:a )?[PNU](\d+)(?: (first|second|third|last))?$/.exec(
        each,
      );
    const word = match?.[1] ?? match?.[3];
    const python = match?.[2] && predicates[Number(match[2])];
    if (!match || !python || (match[1] && match[3])) return null;
    if (word === undefined) return isSaid && parts.length === n ? [at, python] : null;
    if (word === "other") return n === 2 && at === 1 ? [1, python] : null;
    return word === "last" ? [n - 1, python] : [ORDINALS.indexOf(word), python];
  });
  const known = places.flatMap((each) => (each ? [each] : []));
  const used = new Set(known.map(([at]) => at));
  if (known.length < parts.length || used.size < known.length || n < 2) return null;
  if (known.some(([at]) => at >= n)) return null;
  return {
    condition: known.map(([at, python]) => python.replace(/\bx\b/g, `each[${at}]`)).join(" and "),
    drawn: n,
    isOrdered: true,
    checks: [],
  };
}
