/** What a gist may ask: one question for each, in the words that the readers know. */
import type { Gist } from "./reduce";
import type { Slot } from "./slots";

export interface Intent {
  /** Concepts that must be named, all of them. */
  readonly needs?: string;
  /** Concepts that may be named besides; any other makes the intent unfit. */
  readonly may?: string;
  /** The kinds of the slots, in the letters of `SIGNS`. */
  readonly kinds: RegExp;
  /** The order of concepts, slots and small words, where it matters. */
  readonly order?: RegExp;
  /** The question, or several; `null` when it turns out to be none. */
  ask(slots: readonly Slot[], gist: Gist): string | readonly string[] | null;
}

/** What each intent that fits makes of the gist, in their order. */
export function* readingsOf(gist: Gist, intents: readonly Intent[]): Generator<readonly string[]> {
  for (const intent of intents) {
    const asked = isFit(gist, intent) ? intent.ask(gist.slots, gist) : null;
    if (asked !== null) yield typeof asked === "string" ? [asked] : asked;
  }
}

/** Concepts that change nothing where no intent asks for them. */
const IMPLICIT: ReadonlySet<string> = new Set(["THINGS", "RULE"]);

function isFit({ concepts, kinds, order }: Gist, intent: Intent): boolean {
  const needs = listed(intent.needs);
  const allowed = new Set([...needs, ...listed(intent.may)]);
  return (
    needs.every((each) => concepts.has(each)) &&
    [...concepts].every((each) => allowed.has(each) || IMPLICIT.has(each)) &&
    intent.kinds.test(kinds) &&
    (intent.order === undefined || intent.order.test(order))
  );
}

function listed(concepts = ""): string[] {
  return concepts.split(" ").filter((each) => each !== "");
}

/** The texts of the slots of these kinds. */
export function textsOf(slots: readonly Slot[], ...kinds: readonly Slot["kind"][]): string[] {
  return slots.filter((each) => kinds.includes(each.kind)).map((each) => each.text);
}

/** The expression of a slot: of `y = 2x` and `f(x) = 2x` what stands on the right. */
export function bodyOf(slot: Slot | undefined): string {
  if (slot?.kind !== "curve" && slot?.kind !== "definition") return slot?.text ?? "";
  return slot.text.slice(slot.text.indexOf("=") + 1).trim();
}

/** The value of `x = 2`. */
export function assignedTo(slot: Slot | undefined): string {
  return slot?.kind === "assignment"
    ? slot.text.slice(slot.text.indexOf("=") + 1).trim()
    : (slot?.text ?? "");
}

/** The items of a list, without its brackets and dots. */
export function itemsOf(slots: readonly Slot[]): string {
  return slots.map((each) => each.text.replace(/^[[({<]|[\])}>]$/g, "")).join(", ");
}

/** A question with the texts of the slots for `$1`, `$2` and so on. */
export function filled(words: string): Intent["ask"] {
  return (slots) => slots.reduce((rest, slot, at) => rest.replaceAll(`$${at + 1}`, slot.text), words);
}

/** The text of a slot; empty for none. */
export function textOf(slot: Slot | undefined): string {
  return slot?.text ?? "";
}
