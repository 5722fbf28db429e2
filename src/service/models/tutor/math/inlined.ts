/** Puts what a message defines ("Let f(x) = ...", "y = ...", "x = 3") into its question. */
import { type Expression, namesIn } from "../notation/expression";
import { parseExpression } from "../notation/parse";
import { plain } from "../notation/plain";
import { substituted, toText } from "../notation/to-text";
import { splitList } from "./rule";
import { isChatter, sentences } from "./sentences";

interface Definitions {
  readonly functions: Map<string, { parameters: readonly string[]; body: Expression }>;
  readonly values: Map<string, Expression>;
}

/** The question without its definitions; `null` when the message has none, or more than one question. */
export function inlined(text: string): string | null {
  const known: Definitions = { functions: new Map(), values: new Map() };
  let asked: string | null = null;
  const read = unified(plain(text)).replace(
    /^(?:please )?(?:substitute|put|plug)(?: in)? ([a-z]) ?= ?(.+?) (?:into|in) (?:the (?:expression|formula) )?([^=]+)$/i,
    "Let $1 = $2. What is $3",
  );
  for (const sentence of sentences(read)) {
    if (isChatter(sentence)) continue;
    if (asked === null && define(sentence, known)) continue;
    if (asked !== null) return null;
    asked = sentence;
  }
  if (asked === null) return null;
  const own =
    /^(.*\bof |differentiate |integrate |expand |simplify |factor )([a-z]\([a-z]\)) ?= ?(.+)$/i.exec(asked);
  if (own && define(`${own[2]} = ${own[3]}`, known)) asked = `${own[1]}${own[2]}`;
  if (known.functions.size + known.values.size === 0) return null;
  return put(asked, known);
}

/** `(f∘g)(x)` and `f o g (x)` as `f(g(x))`. */
function unified(text: string): string {
  return text.replace(/\(?\b([a-z])\s*(?:∘| o |\bcirc\b)\s*([a-z])\s*\)?\s*\(([^()]+)\)/gi, "$1($2($3))");
}

function define(sentence: string, known: Definitions): boolean {
  const body =
    /^(?:let|suppose|assume|given|define|consider|if|where|for|with|and|the function|the curve)(?: that| the (?:function|curve))?[\s:]+(.+)$/i.exec(
      sentence,
    )?.[1] ?? (/^[a-zA-Z](?:\([a-z, ]+\))? *=/.test(sentence) ? sentence : null);
  if (!body) return false;
  const parts = splitList(body.replace(/\blet /gi, ""));
  const found = parts.map((part) =>
    /^([a-zA-Z])\s*(?:\(\s*([a-z](?:\s*,\s*[a-z])*)\s*\))?\s*(?:=|:=|be|is)\s*([^=<>]+)$/.exec(part),
  );
  for (const match of found) {
    const value = match && parseExpression(inCalls(match[3] ?? "", known), new Set(known.functions.keys()));
    if (!match || !value) return false;
    const [, name = "", list] = match;
    if (list) {
      known.functions.set(name, { parameters: list.split(",").map((each) => each.trim()), body: value });
      continue;
    }
    const free = namesIn(value).filter((each) => each !== "pi" && each !== "e");
    if (free.includes(name)) return false;
    if (name === "y" && free.length === 1) known.functions.set("y", { parameters: free, body: value });
    else known.values.set(name, value);
  }
  return found.length > 0;
}

/** The question with calls, derivatives and bare names of functions written out. */
function put(asked: string, known: Definitions): string | null {
  const derived = derivative(asked, known);
  if (derived) return derived;
  let result = inCalls(asked, known);
  for (const [name, { parameters, body }] of known.functions) {
    const bare = new RegExp(`\\b${name}(?:\\(${parameters.join(", ?")}\\))?(?![\\w('])`, "g");
    if (name !== "a") result = result.replace(bare, () => toText(body));
  }
  // A call that is still there would be read as a product.
  if ([...known.functions.keys()].some((name) => new RegExp(`(?<![A-Za-z])${name}'*\\(`).test(result)))
    return null;
  return known.values.size > 0 ? withValues(result, known.values) : result;
}

/** "f''(x)", "f'(2)", "dy/dx" as derivative in words. */
function derivative(asked: string, { functions }: Definitions): string | null {
  const prime = /^(.*?)\b([a-z])('{1,3})\s*\(([^()]+)\)\s*$/i.exec(asked);
  const leibniz =
    /^(.*?)\bd(?:\^\(?(\d)\)?)?\s?([a-z])\s*\/\s*\(?d\s?([a-z])(?:\^\(?\d\)?)?\)?(?: (?:at|when|for) (?:[a-z] ?= ?)?(.+))?$/i.exec(
      asked,
    );
  const name = prime?.[2] ?? leibniz?.[3] ?? "";
  const known = functions.get(name);
  const [by] = known?.parameters ?? [];
  if (!known || !by) return null;
  const head = prime?.[1] ?? leibniz?.[1] ?? "";
  if (
    !/^(?:(?:what is|find|compute|calculate|determine|evaluate|give)(?: the)?(?: (?:value of|derivative))? ?)?$/i.test(
      head,
    )
  )
    return null;
  const times = prime ? (prime[3]?.length ?? 1) : Number(leibniz?.[2] ?? 1);
  const at = prime ? (prime[4]?.trim() === by ? undefined : prime[4]) : leibniz?.[5];
  const word = ["", "", "second ", "third "][times];
  if (word === undefined) return null;
  return `Find the ${word}derivative of ${toText(known.body)} with respect to ${by}${at ? ` at ${by} = ${at}` : ""}`;
}

/** Every `f(...)` replaced, the arguments first; a call that cannot be replaced stays. */
function inCalls(text: string, known: Definitions): string {
  const names = [...known.functions.keys()];
  if (names.length === 0) return text;
  const start = new RegExp(`(?<![A-Za-z])(${names.join("|")})\\(`).exec(text);
  if (!start) return text;
  const open = start.index + start[0].length;
  const close = closing(text, open);
  const { parameters = [], body } = known.functions.get(start[1] ?? "") ?? {};
  const args = splitList(inCalls(text.slice(open, close), known)).map((each) => parseExpression(each));
  const values = new Map(parameters.flatMap((each, at) => (args[at] ? [[each, args[at]] as const] : [])));
  const fits =
    body && close < text.length && args.length === parameters.length && values.size === args.length;
  const call = fits ? toText(substituted(body, values)) : text.slice(start.index, close + 1);
  return text.slice(0, start.index) + call + inCalls(text.slice(close + 1), known);
}

/** Where the parenthesis closes that is open at `from`; the end of the text when it never does. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    depth += text.charAt(at) === "(" ? 1 : text.charAt(at) === ")" ? -1 : 0;
    if (depth === 0) return at;
  }
  return text.length;
}

/** Values go into the longest part of the question that is an expression. */
function withValues(text: string, values: ReadonlyMap<string, Expression>): string | null {
  const words = text.split(" ");
  for (let length = words.length; length >= 1; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const tree = parseExpression(words.slice(start, start + length).join(" "));
      if (!tree || !namesIn(tree).some((name) => values.has(name))) continue;
      const rest = [
        ...words.slice(0, start),
        toText(substituted(tree, values)),
        ...words.slice(start + length),
      ];
      return rest.join(" ");
    }
  }
  return null;
}
