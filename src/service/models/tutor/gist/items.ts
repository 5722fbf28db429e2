/** The words of a message by what they are: of mathematics, small ones, fillers, unknown ones. */
import { FILLERS } from "./fillers";
import { LEXICON } from "./lexicon";
import type { Slot } from "./slots";
import type { Token } from "./tokens";

/** Small words that tell which slot is which. */
const SMALL =
  /^(?:by|from|to|into|at|as|of|for|in|with|on|until|through|out|after|around|about|between|first|if|when|where|then|and|or)$/i;

export type Item =
  | { readonly kind: "concept"; readonly text: string; readonly said: string }
  | { readonly kind: "small"; readonly text: string }
  | { readonly kind: "filler"; readonly text: string }
  | { readonly kind: "unknown"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "slot"; readonly slot: Slot };

/** Concepts, words and slots in the order of the message, lists of numbers as one slot. */
export function itemsOf(tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== "word") {
      items.push(token);
      at++;
      continue;
    }
    const words = following(tokens, at);
    const found = conceptAt(words);
    const term = found ?? { text: "", length: 1 };
    const word = words[0] ?? "";
    if (found) items.push({ kind: "concept", text: term.text, said: words.slice(0, term.length).join(" ") });
    else if (SMALL.test(word)) items.push({ kind: "small", text: word.toLowerCase() });
    else items.push({ kind: FILLERS.has(word.toLowerCase()) ? "filler" : "unknown", text: word });
    at += term.length;
  }
  return withLists(items);
}

const LONGEST_PHRASE = 7;

/** The words from here on, up to the next mark or slot. */
function following(tokens: readonly Token[], from: number): string[] {
  const words: string[] = [];
  for (const token of tokens.slice(from, from + LONGEST_PHRASE)) {
    if (token.kind !== "word") break;
    words.push(token.text);
  }
  return words;
}

function conceptAt(words: readonly string[]): { text: string; length: number } | null {
  const text = words.join(" ");
  let best = { text: "", length: 0, size: 0 };
  for (const [pattern, concept] of LEXICON) {
    const size = pattern.exec(text)?.[0].trim().length ?? 0;
    if (size <= best.size) continue;
    best = { text: concept, length: text.slice(0, size).split(" ").length, size };
  }
  return best.length > 0 ? best : null;
}

/** Numbers in a row as one list. */
/** Numbers in a row as one list. */
function withLists(items: readonly Item[]): Item[] {
  const merged: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const run = numbersFrom(items, at);
    const [first] = run.numbers;
    if (run.numbers.length >= 3 && first) {
      merged.push({ kind: "slot", slot: { kind: run.isSeries ? "series" : "list", text: run.text } });
      at = run.end;
    } else {
      const item = items[at];
      if (item) merged.push(item);
      at++;
    }
  }
  return merged;
}

function numbersFrom(items: readonly Item[], from: number) {
  const numbers: Slot[] = [];
  let end = from;
  let at = from;
  const first = items[from];
  // "1 + 1/2 + 1/4 + ..."
  if (first?.kind === "slot" && first.slot.kind === "number" && first.slot.text.includes(" + ")) {
    const rest = items.slice(from + 1, from + 3);
    const isOpen = rest.some((each) => each.kind === "mark" && each.text === "...");
    if (isOpen) {
      const length = items.findIndex(
        (each, index) => index > from && each.kind === "mark" && each.text === "...",
      );
      return {
        numbers: [first.slot, first.slot, first.slot],
        end: length + 1,
        text: `${first.slot.text} + ...`,
        isSeries: true,
      };
    }
  }
  for (;;) {
    const item = items[at];
    if (item?.kind !== "slot" || item.slot.kind !== "number") break;
    numbers.push(item.slot);
    end = ++at;
    while (isBetween(items[at])) at++;
  }
  const isOpen = items.slice(end, at).some((each) => each.kind === "mark" && each.text === "...");
  const text = numbers.map((each) => each.text).join(", ") + (isOpen ? ", ..." : "");
  return { numbers, end: isOpen ? at : end, text, isSeries: false };
}

function isBetween(item: Item | undefined): boolean {
  return (
    (item?.kind === "mark" && (item.text === "," || item.text === "...")) ||
    (item?.kind === "small" && /^(?:and|or)$/.test(item.text))
  );
}
