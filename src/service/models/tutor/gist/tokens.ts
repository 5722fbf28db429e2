/** Cuts a message into words, marks and the slots between them. */

import { cardinal } from "../math/rule";
import { CONSTANTS, FUNCTIONS, GREEK } from "../notation/expression";
import { plain } from "../notation/plain";
import { inSigns, withDashes } from "./in-signs";
import { type Slot, slotOf } from "./slots";

export type Token =
  | { readonly kind: "word"; readonly text: string }
  /** `,` and the like; `.` for anything that ends a clause. */
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "slot"; readonly slot: Slot };

/** The tokens of a message in plain notation or any other. */
export function tokensOf(message: string): Token[] {
  const written = inSigns(plain(withDashes(message)));
  const functions = new Set(
    [...written.matchAll(/\b([a-zA-Z])\([a-z]\) ?=/g)].map(([, name = ""]) => name).concat("f", "g", "h"),
  );
  const pieces = glued(composed(written, functions))
    .split(/[ \t]+/)
    .flatMap(peeled)
    .filter((each) => each !== "");
  const found: Token[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { slot, length } = notation(pieces, at) ?? longestSlot(pieces, at, functions);
    if (slot) found.push({ kind: "slot", slot });
    else found.push(wordOrMark(pieces[at] ?? ""));
    at += slot ? length : 1;
  }
  return found;
}

/** `f∘g` as `f(g(x))`. */
function composed(text: string, functions: ReadonlySet<string>): string {
  const isKnown = (f: string, g: string) => functions.has(f) && functions.has(g);
  return text.replace(
    /\(?\b([a-zA-Z]) ?(?:∘|\bo\b|\bcirc\b) ?([a-zA-Z])\b\)?(?: ?\(([^()]+)\))?/g,
    (whole, f: string, g: string, of = "x") => (isKnown(f, g) ? `${f}(${g}(${of}))` : whole),
  );
}

/** Brackets with nothing but mathematics inside, without their spaces. */
function glued(text: string): string {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const open = text.charAt(at);
    const close = "([{".includes(open) ? closing(text, at) : -1;
    const inside = close > at ? text.slice(at, close + 1) : "";
    if (inside !== "" && wordsIn(inside).every(isMathWord)) {
      result += inside.replace(/\s+/g, NO_BREAK);
      at = close;
    } else result += "([{)]}".includes(open) && inside !== "" ? ` ${open} ` : open;
  }
  return result;
}

const NO_BREAK = "\u00a0";

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    depth += "([{".includes(text.charAt(at)) ? 1 : ")]}".includes(text.charAt(at)) ? -1 : 0;
    if (depth === 0) return at;
  }
  return -1;
}

function wordsIn(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** `sin`, `pi`, `x` and `xy`; no words of a language. */
function isMathWord(word: string): boolean {
  return (
    word.length === 1 ||
    FUNCTIONS.has(word) ||
    CONSTANTS.has(word) ||
    GREEK.has(word) ||
    /^[a-dk-npqt-z]{2}$/.test(word)
  );
}

/** A piece without the marks around it, which become pieces of their own. */
function peeled(piece: string): string[] {
  if (/^(?:\d+|[a-z]|\d*[a-z]?\(.*\))!$/i.test(piece)) return [piece];
  let inside = piece;
  const before: string[] = [];
  const after: string[] = [];
  for (;;) {
    const dots = /(?:\.{2,}|…)$/.exec(inside)?.[0];
    const last = dots ?? inside.slice(-1);
    if (!dots && !/[.,;:?!"']/.test(last) && !(/[)\]]/.test(last) && !isBalanced(inside))) break;
    after.unshift(last);
    inside = inside.slice(0, -last.length);
  }
  while (/^["']/.test(inside) || (/^[([{]/.test(inside) && !isBalanced(inside))) {
    before.push(inside.charAt(0));
    inside = inside.slice(1);
  }
  return [...before, inside, ...after].map((each) => each.replaceAll(NO_BREAK, " "));
}

function isBalanced(text: string): boolean {
  const count = (brackets: string) => [...text].filter((each) => brackets.includes(each)).length;
  return text === "" || count("([{<") === count(")]}>") || /[<>]/.test(text);
}

/** A formula has no more pieces between spaces. */
const MOST = 40;

/** `int ... dx`, `lim x->0 ...`, `sum_(k=1)^(n) ...`: signs that ask by themselves. */
function notation(pieces: readonly string[], from: number): { slot: Slot; length: number } | null {
  const first = pieces[from] ?? "";
  const isIntegral = /^int(?:_|$)/.test(first);
  const isOther =
    /^(?:lim(?:it)?|sum|prod)_/.test(first) ||
    (/^(?:lim|sum|prod)$/.test(first) && /^_|->/.test(pieces[from + 1] ?? ""));
  if (!isIntegral && !isOther) return null;
  let end = from + 1;
  while (
    end < pieces.length &&
    (isMathematical(pieces[end] ?? "") || /^(?:_|d[a-z]$)/.test(pieces[end] ?? ""))
  ) {
    end++;
    if (isIntegral && /(?:^|\W|\d)d[a-z]$/.test(pieces[end - 1] ?? "")) break;
  }
  const text = pieces.slice(from, end).join(" ");
  return end > from + 1 || /\)./.test(first)
    ? { slot: { kind: "notation", text }, length: end - from }
    : null;
}

function longestSlot(
  pieces: readonly string[],
  from: number,
  functions: ReadonlySet<string>,
): { slot: Slot | null; length: number } {
  const nothing = { slot: null, length: 1 };
  const first = pieces[from] ?? "";
  if (ORDINAL.test(first)) return { slot: slotOf(first), length: 1 };
  if (!isMathematical(first) || /^[*/^=<>%!|:]+$/.test(first)) return nothing;
  let end = from + 1;
  // Two numbers side by side are no formula.
  while (
    end < pieces.length &&
    end - from < MOST &&
    isMathematical(pieces[end] ?? "") &&
    !(/[\d)]$/.test(pieces[end - 1] ?? "") && /^\d/.test(pieces[end] ?? ""))
  )
    end++;
  for (let length = end - from; length > 0; length--) {
    if (/^[-+*/^=<>]+$/.test(pieces[from + length - 1] ?? "")) continue;
    const text = pieces.slice(from, from + length).join(" ");
    if (/^(?:a|A|I)$|[^-+*/=<>] (?:a|A|I)$/.test(text)) continue;
    const slot = slotOf(text, functions);
    if (slot) return { slot, length };
  }
  return nothing;
}

const ORDINAL = /^\d+(?:st|nd|rd|th)$/i;

function isMathematical(piece: string): boolean {
  if (/^(?:[.,;:?!"']+|[([{)\]}])$/.test(piece)) return false;
  if (/'(?!\()|\ds$|^[a-z]{2}$/.test(piece)) return FUNCTIONS.has(piece) || piece === "pi" || piece === "oo";
  if (!/[\p{L}\d+\-*/^=<>()[\]{}|%!]/u.test(piece)) return false;
  return wordsIn(piece).every(isMathWord);
}

function wordOrMark(piece: string): Token {
  if (/^[.;:?!()[\]{}…"]+$/.test(piece) && piece !== '"')
    return { kind: "mark", text: /^(?:\.{2,}|…)$/.test(piece) ? "..." : "." };
  if (/^[,"']$/.test(piece)) return { kind: "mark", text: "," };
  const number = /^(?:one|a|and|hundred|thousand)$/i.test(piece) ? null : cardinal(piece);
  if (number !== null && /^[a-z-]+$/i.test(piece))
    return { kind: "slot", slot: { kind: "number", text: String(number) } };
  return { kind: "word", text: piece };
}
