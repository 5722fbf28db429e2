/** Cuts a message into clauses, and leaves out those and those parts that are chatter. */
import type { Item } from "./items";

/** The clauses that have to do with the question; `null` when some word changes it in a way nobody here knows. */
export function coreOf(items: readonly Item[]): (readonly Item[])[] | null {
  const clauses = clausesOf(items);
  const isChanged = clauses.some((clause) =>
    clause.some((each) => each.kind === "concept" && each.text === "NOT"),
  );
  if (isChanged) return null;
  return clauses.filter((clause, at) => isSaid(clause, clauses, at)).map(withoutLead);
}

function clausesOf(items: readonly Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (item.kind === "mark") clauses.push([]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((each) => each.length > 0);
}

/** Concepts that also stand in chatter: "I'm learning vectors". */
const WEAK: ReadonlySet<string> = new Set([
  "THINGS",
  "EQUATION",
  "VECTOR",
  "MATRIX",
  "SEQUENCE",
  "POINT",
  "UNITS",
  "METRES",
  "CURVE",
  "SIDE",
  "LINE",
  "HEIGHT",
  "WIDTH",
  "BASE",
  "LENGTHOF",
  "DEGREE",
  "DIVISIBLE",
  "COLUMN",
  "WORTH",
  "DIGIT",
  "MIXED",
  "RULE",
]);

/** Whether a clause has to do with the question: chatter has no mathematics in it, or only repeats a number. */
function isSaid(clause: readonly Item[], clauses: readonly (readonly Item[])[], at: number): boolean {
  const slots = clause.flatMap((each) => (each.kind === "slot" ? [each.slot.text] : []));
  const isNamed = clause.some((each) => each.kind === "concept" && !WEAK.has(each.text));
  if (isNamed) return true;
  if (slots.length === 0) return false;
  const others = clauses
    .slice(0, at)
    .flatMap((each) => each.flatMap((item) => (item.kind === "slot" ? item.slot.text.split(", ") : [])));
  return !slots.every((text) => others.includes(text));
}

/**
 * Words that are not known say nothing about the mathematics where some other word stands between: "before I print
 * the key I want to confirm ...". Right beside it they may: "the extraneous solution of ...".
 */
function withoutLead(clause: readonly Item[]): readonly Item[] {
  const isCore = (each: Item | undefined) =>
    each?.kind === "slot" || (each?.kind === "concept" && each.text !== "THINGS");
  return clause.filter((each, at) => {
    if (each.kind !== "unknown") return true;
    const before = clause.slice(0, at).findLast(stands);
    const after = clause.slice(at).find(stands);
    return isCore(before) || isCore(after);
  });
}

/** Whether an item keeps apart what is before and behind it: articles and "and" do not. */
function stands(item: Item): boolean {
  return item.kind !== "unknown" && !("text" in item && /^(?:the|an?|and|or|of)$/i.test(item.text));
}
