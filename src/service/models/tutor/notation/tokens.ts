/** Cuts plain notation (after `plain.ts`) into tokens. */
import { CONSTANTS, FUNCTIONS, GREEK } from "./expression";

export interface Token {
  readonly kind:
    | "number"
    | "name"
    | "function"
    | "operator"
    | "open"
    | "close"
    | "comma"
    | "bar"
    | "relation";
  readonly text: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/**
 * The tokens of `text`; `null` when something in it is no notation.
 *
 * @param functions Names that the conversation defines as functions, such as `f`.
 */
export function tokens(text: string, functions: ReadonlySet<string>): Token[] | null {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /^\s+/.exec(text.slice(at))?.[0].length ?? 0;
    at += space;
    if (at >= text.length) break;
    const rest = text.slice(at);
    const next = match(rest, functions);
    if (!next) return null;
    for (const [index, token] of next.tokens.entries()) {
      found.push({ ...token, spaced: index === 0 && space > 0 });
    }
    at += next.length;
  }
  return found;
}

const NO_FUNCTIONS: ReadonlySet<string> = new Set();

interface Match {
  readonly tokens: readonly Omit<Token, "spaced">[];
  readonly length: number;
}

function match(rest: string, functions: ReadonlySet<string>): Match | null {
  const number = /^(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\.\d+|\d+)/.exec(rest)?.[0];
  if (number) return one("number", number.replaceAll(",", ""), number.length);
  const word = /^[A-Za-z]+(?:_?[0-9]+(?=\()|_[0-9A-Za-z]+|')*/.exec(rest)?.[0];
  const isCall = word !== undefined && rest.charAt(word.length) === "(";
  // f(2) without a definition of f is no product.
  if (isCall && /^[fgh]$/.test(word) && !functions.has(word)) return null;
  if (word) return matchWord(word, isCall ? functions : NO_FUNCTIONS);
  const relation = /^(?:<=|>=|!=|==|=|<|>)/.exec(rest)?.[0];
  if (relation) return one("relation", relation === "==" ? "=" : relation, relation.length);
  if (rest.startsWith("**")) return one("operator", "^", 2);
  if (rest.startsWith("//")) return null;
  const first = rest.charAt(0);
  if ("+-*/^!".includes(first)) return one("operator", first, 1);
  if ("([{".includes(first)) return one("open", first, 1);
  if (")]}".includes(first)) return one("close", first, 1);
  if (",;".includes(first)) return one("comma", first, 1);
  if (first === "|") return one("bar", first, 1);
  if (first === "%") return one("operator", "%", 1);
  return null;
}

function one(kind: Token["kind"], text: string, length: number): Match {
  return { tokens: [{ kind, text }], length };
}

/** A word is a function, a constant, a Greek letter, one name, or up to three letters multiplied: `2ab`. */
function matchWord(word: string, functions: ReadonlySet<string>): Match | null {
  const known = FUNCTIONS.get(word) ?? FUNCTIONS.get(word.toLowerCase());
  if (functions.has(word)) return one("function", word, word.length);
  if (known) return one("function", known, word.length);
  if (CONSTANTS.has(word) || GREEK.has(word) || word.length === 1 || /[_0-9']/.test(word)) {
    return one("name", word, word.length);
  }
  if (/^(?:inf|infinity)$/i.test(word)) return one("name", "oo", word.length);
  const sticking = /^(?:sin|cos|tan|ln|log|exp|sqrt)(?=[a-z]$)/.exec(word)?.[0];
  if (sticking) return two("function", sticking, word.slice(sticking.length));
  const letters = word.replace(/pi/g, "π");
  if (letters.length > 3 || /^\p{Lu}{3}$/u.test(letters) || ENGLISH.has(word.toLowerCase())) return null;
  return {
    tokens: [...letters].map((letter) => ({ kind: "name", text: letter === "π" ? "pi" : letter })),
    length: word.length,
  };
}

/** Short words of running text that are no products of letters. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    "is it if in of on or to at as an am be by do go he hi me my no so up us we all and any are but can did for get " +
    "has had her him his how its let lim log may mod new not now off one our out per put say see set she sum the two " +
    "ten six try use was way who why yes you odd wrt dp dps cm mm km kg mg ml ft am pm hey hex bin oct int det sum min max es la " +
    "el de un una les der die das ist und la le et por con del al il lo da di"
  ).split(" "),
);

function two(kind: Token["kind"], first: string, second: string): Match {
  return {
    tokens: [
      { kind, text: first },
      { kind: "name", text: second },
    ],
    length: first.length + second.length,
  };
}
