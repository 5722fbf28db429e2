/** What stands in a message besides words: numbers, formulas, points, matrices, lists. */
import { namesIn } from "../notation/expression";
import { parseExpression, parseRelations } from "../notation/parse";

/** `call` is one of a function that the message defines; `notation` asks by itself, as an integral sign does. */
export type SlotKind = keyof typeof SIGNS;

export interface Slot {
  readonly kind: SlotKind;
  readonly text: string;
  /** The name that the message gives it: `A` in `A = [[1, 2], [3, 4]]`. */
  readonly name?: string;
}

/** One letter a kind, for patterns. */
export const SIGNS = {
  number: "N",
  letter: "V",
  expression: "E",
  equation: "R",
  inequality: "I",
  assignment: "A",
  curve: "Y",
  definition: "F",
  call: "C",
  tuple: "T",
  matrix: "M",
  list: "L",
  series: "G",
  notation: "Q",
  ordinal: "O",
} as const;

/** `A = [[1, 2], [3, 4]]`. */
const NAMED = /^([A-Za-z]\s*(?:=|:=)\s*)?(.+)$/s;

const F_G_H: ReadonlySet<string> = new Set(["f", "g", "h"]);

/** The slot that a text is as a whole, with these letters as functions; `null` when it is none. */
export function slotOf(text: string, functions: ReadonlySet<string> = F_G_H): Slot | null {
  const [, name, given] = NAMED.exec(text) ?? [];
  const named = name ? { name: name.charAt(0) } : {};
  if (given && /^\[\s*\[[^=]*\]\s*\]$/.test(given)) return { kind: "matrix", text: given, ...named };
  if (given && /^[(<[{][^()]*,.*[)>\]}]$/s.test(given) && isList(given.slice(1, -1)))
    return { kind: /^[(<]/.test(given) ? "tuple" : "list", text: given, ...named };
  if (/^[A-Za-df-z]$/.test(text)) return { kind: "letter", text };
  if (/^d(?:\^\(?\d\)?)?\s?[a-z]?\s*\/\s*d\s?[a-z]/.test(text)) return { kind: "notation", text };
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/i.exec(text)?.[1];
  if (ordinal) return { kind: "ordinal", text: ordinal };
  if (/^\s*[-+]?\s*\d[^=<>]*%$/.test(text)) return { kind: "number", text };
  const definition = /^([a-zA-Z])\(([a-z])\)\s*=\s*([^=]+)$/.exec(text);
  if (definition && parseExpression(definition[3] ?? "")) return { kind: "definition", text };
  const called = /^([a-z])'*\([^=]*\)$/i.exec(text)?.[1];
  if (called && functions.has(called)) return { kind: "call", text };
  const expression = parseExpression(text);
  if (expression) {
    if (expression.kind === "name" && !["pi", "e", "oo"].includes(expression.name))
      return { kind: "letter", text };
    const names = namesIn(expression).filter((each) => !["pi", "e", "oo"].includes(each));
    // `3 + 2i`: nothing but the imaginary unit.
    return {
      kind: names.length === 0 || (names.join() === "i" && /\d/.test(text)) ? "number" : "expression",
      text,
    };
  }
  const relations = parseRelations(text);
  const [first] = relations ?? [];
  if (!relations || !first) return null;
  if (relations.some((each) => each.relation !== "=")) return { kind: "inequality", text };
  if (relations.length > 1) return null;
  if (first.left.kind !== "name") return { kind: "equation", text };
  if (namesIn(first.right).every((each) => each === "pi" || each === "e"))
    return { kind: "assignment", text };
  return { kind: first.left.name === "y" ? "curve" : "equation", text };
}

function isList(text: string): boolean {
  const items = text.split(",");
  return items.length >= 2 && items.every((each) => parseExpression(each) !== null);
}
