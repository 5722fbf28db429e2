/** What a question asks of a table. */
import { numbersIn } from "../functions/fill";
import { stem, stems, wordsOf } from "../words";
import type { Column, TableFacts } from "./table-facts";

export type Measure = "sum" | "mean" | "median" | "min" | "max" | "count" | "deviation" | "range";

export interface Wish {
  readonly kind:
    | "describe"
    | "columns"
    | "head"
    | "clean"
    | "sort"
    | "groups"
    | "extreme"
    | "measure"
    | "chart";
  readonly measure: Measure;
  /** The column of numbers. */
  readonly value: Column | null;
  /** The column whose values make the groups, or name the rows. */
  readonly by: Column | null;
  readonly filters: readonly { readonly column: Column; readonly value: string }[];
  /** The largest first, or the smallest. */
  readonly largest: boolean;
  readonly limit: number | null;
  /** The result as a file. */
  readonly save: boolean;
  readonly chart: "bar" | "line" | "scatter";
}

/** `null` when the question cannot be read for this table. */
export function readWish(text: string, { columns }: TableFacts): Wish | null {
  const lower = text.toLowerCase();
  const said = new Set(stems(text));
  const named = columns.filter((column) => isNamed(column, said));
  const filters = columns.flatMap((column) =>
    column.values.filter((value) => hasValue(text, value)).map((value) => ({ column, value })),
  );
  if (named.length === 0 && filters.length === 0 && !ABOUT_THE_FILE.test(lower)) return null;
  const by = groupColumn(lower, columns, named);
  const measure = measureIn(lower);
  const extreme = EXTREME.exec(lower);
  const others = named.filter((column) => column !== by);
  const value = valueColumn(columns, others, measure === "count" && !extreme);
  const save =
    /\b(?:save|write|export|download|as a? ?(?:new )?(?:csv|file)|csv file|to a file)\b/.test(lower) &&
    !/\bwhat\b/.test(lower);
  const limit =
    numbersIn(
      /\b(?:top|bottom|first|last|best|worst|\d+ (?:highest|lowest|largest|smallest|rows))\b.*/.exec(
        lower,
      )?.[0] ?? "",
    )[0] ?? null;
  const base = {
    measure: measure ?? "sum",
    value,
    by,
    filters,
    largest: !SMALL.test(lower),
    limit,
    save,
    chart: chartIn(lower),
  } as const;
  if (/\b(?:clean|tidy|duplicates?|fix)\b/.test(lower)) return { ...base, kind: "clean" };
  if (/\b(?:bar|line|pie|column)? ?(?:chart|plot|graph|diagram|visuali[sz]\w*|histogram)\b/.test(lower)) {
    const label = by ?? columns.find((each) => !each.isNumber) ?? columns[0] ?? null;
    return value ? { ...base, kind: "chart", by: label === value ? null : label } : null;
  }
  if (/\b(?:sort|order|rank|arrange)(?:ed|s)?\b/.test(lower))
    return value || by ? { ...base, kind: "sort", value: value ?? by } : null;
  if (extreme && !measure && value) {
    const label = by ?? columns.find((each) => !each.isNumber) ?? null;
    if (label) return { ...base, kind: limit !== null && limit > 1 ? "sort" : "extreme", by: label };
    return { ...base, kind: "measure", measure: base.largest ? "max" : "min" };
  }
  if (/\b(?:columns?|fields?|headers?|variables)\b/.test(lower) && !measure)
    return { ...base, kind: "columns" };
  if (measure && by && (value || measure === "count") && !filters.some((each) => each.column === by)) {
    return extreme ? { ...base, kind: "extreme" } : { ...base, kind: "groups" };
  }
  if (measure && extreme && by && value) return { ...base, kind: "extreme" };
  if (measure && (value || measure === "count")) return { ...base, kind: "measure" };
  if (/\b(?:first|show|display|print|head|preview)\b.*\b(?:rows?|lines?|data|file|table|csv)\b/.test(lower))
    return { ...base, kind: "head" };
  if (
    /\b(?:describe|summar\w*|statistics|stats|analy[sz]\w*|overview|explore|insights?|about|what(?:'s| is) in)\b/.test(
      lower,
    )
  )
    return { ...base, kind: "describe" };
  if (filters.length > 0 && value && /\b(?:what|how much|how many|which)\b/.test(lower))
    return { ...base, kind: "measure" };
  return null;
}

/** Without a word for the file or one of its columns, a question is about something else. */
const ABOUT_THE_FILE = /\b(?:data|dataset|file|csv|table|rows?|records|entries|lines|columns?|it|this)\b/;

const EXTREME =
  /\b(?:highest|largest|biggest|greatest|maximum|max|most|best|top|lowest|smallest|least|minimum|min|worst|fewest|peak|strongest|weakest|cheapest|longest|shortest|oldest|youngest|bottom)\b/;
const SMALL =
  /\b(?:lowest|smallest|least|minimum|min|worst|fewest|weakest|cheapest|shortest|youngest|bottom|ascending|increasing)\b/;

function measureIn(lower: string): Measure | null {
  if (/\b(?:average|mean|avg)\b/.test(lower)) return "mean";
  if (/\bmedian\b/.test(lower)) return "median";
  if (/\b(?:standard deviation|std|stdev|deviation)\b/.test(lower)) return "deviation";
  if (/\b(?:sum|total|totals|altogether|in all|overall|add up)\b|\bhow much\b/.test(lower)) return "sum";
  if (/\b(?:range|spread)\b/.test(lower)) return "range";
  if (/\bhow many\b|\bcount\b|\bnumber of\b/.test(lower)) return "count";
  if (
    /\b(?:what|find|calculate|compute|give|show|tell)\b[^?]*\b(?:minimum|maximum|min|max)\b/.test(lower) &&
    !/\bwhich\b/.test(lower)
  ) {
    return SMALL.test(lower) ? "min" : "max";
  }
  return null;
}

function chartIn(lower: string): Wish["chart"] {
  if (/\bscatter\b/.test(lower)) return "scatter";
  return /\b(?:line|trend|over time|curve)\b/.test(lower) ? "line" : "bar";
}

function isNamed(column: Column, said: ReadonlySet<string>): boolean {
  const words = wordsOf(column.name).map(stem);
  return (
    words.length > 0 &&
    (words.every((word) => said.has(word)) || words.some((word) => word.length > 3 && said.has(word)))
  );
}

function hasValue(text: string, value: string): boolean {
  if (value.length < 2 || value.length > 60) return false;
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, "iu").test(text);
}

/** "by month", "per region", "for each product", "which month had the highest sales". */
function groupColumn(lower: string, columns: readonly Column[], named: readonly Column[]): Column | null {
  for (const [, phrase = ""] of lower.matchAll(
    /\b(?:by|per|for each|for every|of each|each|every|across|grouped by|which|what|in which|who|against|over|vs)\s+(?:the )?([\p{L}_]+(?: [\p{L}_]+)?)/gu,
  )) {
    const words = stems(phrase);
    const found = columns.find((column) =>
      wordsOf(column.name)
        .map(stem)
        .some((word) => words.includes(word)),
    );
    if (found && (!found.isNumber || /year|month|day|week|quarter|id$/i.test(found.name))) return found;
  }
  if (/\bwho\b/.test(lower))
    return columns.find((each) => /name|person|student|customer|employee/i.test(each.name)) ?? null;
  const words = named.filter((each) => !each.isNumber);
  return words.length === 1 && EXTREME.test(lower) ? (words[0] ?? null) : null;
}

function valueColumn(columns: readonly Column[], named: readonly Column[], isCount: boolean): Column | null {
  const numbers = named.filter((each) => each.isNumber && !/^(?:year|id)$/i.test(each.name));
  if (numbers[0]) return numbers[0];
  if (isCount) return null;
  const all = columns.filter(
    (each) => each.isNumber && !/^(?:id|year|month|day|no\.?|#|index)$|_id$/i.test(each.name),
  );
  return all.length === 1 ? (all[0] ?? null) : null;
}
