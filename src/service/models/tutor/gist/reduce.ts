/** Reduces a message to the words of mathematics and the slots in it. */
import { withoutAsides } from "./asides";
import { coreOf } from "./clauses";
import { type Item, itemsOf } from "./items";
import { SIGNS, type Slot } from "./slots";
import { tokensOf } from "./tokens";

/** A message as its intents see it. */
export interface Gist {
  /** What of mathematics is named, once each. */
  readonly concepts: ReadonlySet<string>;
  readonly slots: readonly Slot[];
  /** The kinds of the slots in their order, one letter each. */
  readonly kinds: string;
  /** Concepts, kinds of slots, and small words in lower case, in their order. */
  readonly order: string;
  /** The words for each concept. */
  readonly said: ReadonlyMap<string, string>;
}

/** Stands among the concepts when some word is not known. */
export const UNKNOWN = "UNKNOWN";

/** `null` when the message has no mathematics in it, or a word that may change what is asked. */
export function gistOf(message: string): Gist | null {
  const clauses = coreOf(allItemsOf(message));
  if (!clauses) return null;
  const all = clauses.flat();
  const formulas = all.flatMap((each) => (each.kind === "slot" ? [each.slot] : []));
  const items = all.filter((each) => each.kind !== "slot" || isUsed(each.slot, formulas));
  const slots = items.flatMap((each) => (each.kind === "slot" ? [each.slot] : []));
  if (slots.length === 0) return null;
  return {
    concepts: new Set(items.flatMap(conceptOf)),
    slots,
    kinds: slots.map((each) => SIGNS[each.kind]).join(""),
    order: items.flatMap(signOf).join(" "),
    said: new Map(items.flatMap((each) => (each.kind === "concept" ? [[each.text, each.said]] : []))),
  };
}

/** The message without its chatter, in its own words: all of it, and without the words around its mathematics. */
export function essenceOf(message: string): readonly string[] {
  const clauses = coreOf(allItemsOf(message));
  if (!clauses) return [];
  const items = clauses.flat();
  const isNamed = items.some((each) => each.kind === "concept");
  // A formula alone asks nothing.
  if (!isNamed && items.filter((each) => each.kind === "slot").length < 2) return [];
  return [clauses, clauses.map(trimmed)].map((each) => each.map(writtenOf).join(": "));
}

/** Whether a text has no mathematics in it and no word that is not known. */
export function isIdle(text: string): boolean {
  return allItemsOf(text).every((each) => /^(?:filler|small|mark)$/.test(each.kind));
}

function allItemsOf(message: string): Item[] {
  return itemsOf(tokensOf(withoutAsides(message)));
}

/** A letter counts only where some formula has it: "what is x". */
function isUsed(slot: Slot, all: readonly Slot[]): boolean {
  if (slot.kind !== "letter") return true;
  const letter = new RegExp(`(?<![A-Za-z])${slot.text}(?![A-Za-z])`);
  return all.some((each) => each.kind !== "letter" && letter.test(each.text));
}

function conceptOf(item: Item): string[] {
  return item.kind === "concept" ? [item.text] : item.kind === "unknown" ? [UNKNOWN] : [];
}

function signOf(item: Item): string[] {
  if (item.kind === "slot") return [SIGNS[item.slot.kind]];
  return item.kind === "mark" || item.kind === "filler" ? [] : [item.text];
}

/** Without the words around what it says of mathematics. */
function trimmed(clause: readonly Item[]): readonly Item[] {
  const isCore = (item: Item) => item.kind !== "filler" && item.kind !== "small";
  return clause.slice(clause.findIndex(isCore), clause.findLastIndex(isCore) + 1);
}

function writtenOf(items: readonly Item[]): string {
  return items
    .map((each) => (each.kind === "slot" ? each.slot.text : each.kind === "concept" ? each.said : each.text))
    .join(" ");
}
