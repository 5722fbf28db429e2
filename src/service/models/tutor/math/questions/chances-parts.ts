/** One part of an event, which no "and" divides: "at least 2 red", "all the same", "a sum of 7". */

/** What the words of an event mean. */
export interface EventWords {
  /** How many outcomes there are; `null` when only the event tells. */
  readonly drawn: number | null;
  /** Truths about an outcome `x` in Python, which the text calls `P0`, `P1` and so on. */
  readonly predicates: string[];
  /** What outcomes may have in common, as pattern. */
  readonly shared: string;
  /** How many different outcomes one draw has. */
  readonly kinds: number;
  /** Whether one outcome can be two things at once: even and prime, red and a king. */
  readonly overlap: boolean;
}

/** What one part of an event says. */
export interface Part {
  readonly condition: string;
  /** How many of the outcomes it names, when it says so exactly. */
  readonly count: number | null;
  /** "a red", which is one of several only when the others are named, too. */
  readonly isWeak?: boolean;
  /** The predicate whose number is counted. */
  readonly counted?: string;
}

/** The condition; `null` when it is not understood to its last word. */
export function readPart(text: string, words: EventWords): Part | null {
  return counts(text, words) ?? everyOne(text, words) ?? common(text, words) ?? compared(text, words);
}

const SIGNS: Readonly<Record<string, string>> = {
  exactly: "==",
  only: "==",
  "at least": ">=",
  "at most": "<=",
  "more than": ">",
  "less than": "<",
};
const QUANTITY = "(?:(exactly|only|at least|at most|more than|less than) )?";
const ALL = "(both|all(?: \\d+)?|each|every(?: 1)?|each 1|nothing but|only)(?: times?)?";

/** "at least 2 P0", "P0 exactly twice", "a P0". */
function counts(text: string, { drawn, predicates }: EventWords): Part | null {
  const before = new RegExp(`^${QUANTITY}(\\d+|a)(?:(?<!a) a)? [PNU](\\d+)(?: (ormore|orless))?$`).exec(text);
  const after = before ? null : new RegExp(`^(?:a )?[PU](\\d+) ${QUANTITY}(\\d+) times$`).exec(text);
  const found = before ?? (after && [after[0], after[2], after[3], after[1]]);
  if (found) {
    const python = predicates[Number(found[3])] ?? "";
    const bound = { ormore: ">=", orless: "<=" }[found[4] ?? ""];
    const sign = bound ?? SIGNS[found[1] ?? ""] ?? "==";
    const isWeak = found[2] === "a" && !found[1];
    const n = found[2] === "a" ? 1 : Number(found[2]);
    if ((bound && found[1]) || (found[2] === "a" && found[1] && drawn === null)) return null;
    if (drawn === 1 && isWeak) return { condition: python.replace(/\bx\b/g, "each[0]"), count: 1, isWeak };
    return {
      condition: `${countOf(python)} ${sign} ${n}`,
      count: sign === "==" ? n : null,
      isWeak,
      counted: python,
    };
  }
  const either = /^(\d+) or (\d+) P(\d+)$/.exec(text);
  if (either) {
    const count = countOf(predicates[Number(either[3])] ?? "");
    return { condition: `${count} in (${either[1]}, ${either[2]})`, count: null };
  }
  const bare = /^[PNU](\d+)$/.exec(text);
  const python = bare && predicates[Number(bare[1])];
  if (!python || (text.startsWith("N") && drawn !== 1 && drawn !== null)) return null;
  return drawn === 1 || drawn === null
    ? { condition: python.replace(/\bx\b/g, "each[0]"), count: 1, isWeak: true, counted: python }
    : { condition: `${countOf(python)} == 1`, count: 1, isWeak: true, counted: python };
}

function countOf(python: string): string {
  const value = /^x == ("\w+"|\d+)$/.exec(python)?.[1];
  return value ? `each.count(${value})` : `sum(${python} for x in each)`;
}

/** "both P0", "no P0", "neither P0 nor P1". */
function everyOne(text: string, { drawn, predicates }: EventWords): Part | null {
  const all =
    new RegExp(`^${ALL} (?:a )?P(\\d+)$`).exec(text) ??
    swapped(new RegExp(`^(?:a )?P(\\d+) ${ALL}$`).exec(text));
  if (all) {
    const told = /^both/.test(all[1] ?? "")
      ? 2
      : Number(/\d+$/.exec((all[1] ?? "").replace(/every 1|each 1/, ""))?.[0] ?? drawn ?? 0);
    const n = drawn ?? told;
    return n > 1 && told === n
      ? { condition: `${countOf(predicates[Number(all[2])] ?? "")} == ${n}`, count: n }
      : null;
  }
  const none =
    /^(no|none|neither|0|not (?:a|any|a single|1)|never)(?: 1)? (?:a )?[PU](\d+)(?: nor (?:a )?P(\d+))?$/.exec(
      text,
    );
  if (!none || drawn === null || (none[1] === "neither" && drawn > 2)) return null;
  const wanted = [none[2], none[3]].flatMap((at) => (at ? [predicates[Number(at)] ?? ""] : []));
  if (wanted.length > 1 && none[1] !== "neither") return null;
  return { condition: wanted.map((each) => `${countOf(each)} == 0`).join(" and "), count: null };
}

function swapped(
  match: RegExpExecArray | null,
): readonly [string, string | undefined, string | undefined] | null {
  return match && [match[0], match[2], match[1]];
}

/** "same colour", "all different", "one of each". */
function common(text: string, { drawn, shared, kinds }: EventWords): Part | null {
  const each = /^(?:exactly )?(?:1|a) (?:each|every)(?: (?:color|kind|type))?$/.test(text);
  if (each)
    return drawn === null || drawn === kinds
      ? { condition: "len(set(each)) == len(each)", count: kinds }
      : null;
  const match = new RegExp(
    `^(?:(both|all|all \\d+|\\d+) )?(?:a )?(not )?(?:all )?(same|different|distinct|double|doubles|equal|identical|matching|matching pair|match|matched pair)(?: (?:${shared}))?(?: (?:each|both|all|2)(?: times)?)?$`,
  ).exec(text);
  const told = Number(/\d+$/.exec(match?.[1] ?? "")?.[0] ?? (match?.[1] === "both" ? 2 : (drawn ?? 0)));
  const n = drawn ?? told;
  if (!match || n < 2 || told !== n) return null;
  const isDifferent = /^di/.test(match[3] ?? "");
  if (match[2] && (isDifferent || n > 2)) return null;
  if (/^double/.test(match[3] ?? "") && n !== 2) return null;
  return match[2] || isDifferent
    ? { condition: "len(set(each)) == len(each)", count: n }
    : { condition: "len(set(each)) == 1", count: n };
}

const FIGURES: Readonly<Record<string, string>> = {
  sum: "sum(each)",
  product: "prod(each)",
  difference: "max(each) - min(each)",
  highest: "max(each)",
  lowest: "min(each)",
};

/** "sum P0", "more P0 than P1". */
function compared(text: string, { drawn, predicates }: EventWords): Part | null {
  const figure = /^(sum|product|difference|highest|lowest) (?:exactly )?(?:a )?[PNU](\d+)$/.exec(text);
  const python = figure && predicates[Number(figure[2])];
  if (figure && python && drawn !== null && drawn > 1 && (figure[1] !== "difference" || drawn === 2)) {
    const value = FIGURES[figure[1] ?? ""] ?? "";
    return {
      condition: python.replace(/\bx\b/g, figure[1] === "difference" ? `(${value})` : value),
      count: null,
    };
  }
  const more = /^(more|fewer|less) P(\d+) than P(\d+)$/.exec(text);
  if (!more || drawn === null) return null;
  const [a, b] = [predicates[Number(more[2])] ?? "", predicates[Number(more[3])] ?? ""];
  return { condition: `${countOf(a)} ${more[1] === "more" ? ">" : "<"} ${countOf(b)}`, count: null };
}
