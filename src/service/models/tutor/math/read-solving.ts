/** Finds the equations of a message and what is wanted of them, in whatever words stand around. */
import { type Expression, namesIn, type Relation } from "../notation/expression";
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";

/** Equations or inequalities to solve. */
export interface Solving {
  readonly relations: readonly Relation[];
  /** The letters asked for; all unknowns when empty. */
  readonly wanted: readonly string[];
  readonly from: Expression | null;
  readonly to: Expression | null;
  /** Whether the upper end itself is left out: `0 <= x < 2pi`. */
  readonly openEnd: boolean;
  readonly complex: boolean;
}

/**
 * `null` when the text holds no equation, or any word that is not known to ask for a solution: "positive", "sum
 * of the roots" or "how many" change the question, so nothing is guessed about them.
 */
export function readSolving(text: string): Solving | null {
  if (text.length > 600) return null;
  const formulas = plain(text)
    .replace(/\bx real\b|\b(?:over|in|within) the (?:real numbers|reals)\b/gi, " ")
    .replace(/\s+/g, " ");
  const complex = /\bcomplex\b/i.test(formulas);
  const interval = takeInterval(formulas);
  const asked = takeWanted(
    interval.rest.replace(
      /\b(?:over|in|within|including|also)? ?(?:the |all )?(?:set of )?complex(?: (?:numbers?|ones|solutions?|roots?))?\b/gi,
      complex ? " " : "$&",
    ),
  );
  const relations: Relation[] = [];
  const left: string[] = [];
  for (const piece of pieces(asked.rest)) {
    const found = /[=<>]/.test(piece) ? relationIn(piece) : null;
    if (!found) {
      if (/[=<>]/.test(piece)) return null;
      left.push(piece);
      continue;
    }
    relations.push(...found.relations);
    left.push(found.rest);
  }
  if (relations.length === 0 || relations.length > 6) return null;
  if (isPremise(text, relations) || hasRival(relations)) return null;
  const letters = new Set(relations.flatMap((each) => [...namesIn(each.left), ...namesIn(each.right)]));
  if (/[-+*/^()|\d%!]/.test(left.join(" ").replace(/(?<=\p{L})-(?=\p{L})/gu, ""))) return null;
  const words = left.join(" ").match(/[\p{L}'’]+|\d+/gu) ?? [];
  const isKnown = (word: string) => WORDS.has(word.toLowerCase()) || letters.has(word);
  if (!words.every(isKnown)) return null;
  if (asked.wanted.some((each) => !letters.has(each))) return null;
  return { relations, wanted: asked.wanted, ...interval.ends, complex };
}

/** "x = 3 and x = -4" beside an equation are said to be its solutions, and no equations of a system. */
function hasRival(relations: readonly Relation[]): boolean {
  const given = relations.filter(
    ({ left, relation, right }) => relation === "=" && left.kind === "name" && namesIn(right).length === 0,
  );
  const letters = given.map(({ left }) => (left.kind === "name" ? left.name : ""));
  return new Set(letters).size < letters.length;
}

/** "Let x = 3." and "Suppose 3x = 4." ask nothing yet. */
function isPremise(text: string, [first, ...more]: readonly Relation[]): boolean {
  const asks = /\b(?:solve|find|what|which|determine|calculate|compute|get|give|subject)\b|\?/i.test(text);
  if (/^\s*(?:let|suppose|assume|given|if|when|where)\b/i.test(text) && !asks) return true;
  const isValue = first?.left.kind === "name" && namesIn(first.right).length === 0 && first.relation === "=";
  return more.length === 0 && isValue;
}

const END = "((?:-?\\s*[\\d.]*\\s*\\*?\\s*(?:pi|oo)?(?:\\s*/\\s*\\d+)?)|\\(.+?\\))";
const INTERVALS: readonly RegExp[] = [
  new RegExp(
    `,?\\s*(?:\\b(?:for|with|where|when|if|and|in|on)\\b\\s*)?(?<![\\w.)])${END}\\s*(<=?)\\s*[a-z]\\s*(<=?)\\s*${END}(?![\\w.(*/+^])`,
    "i",
  ),
  new RegExp(
    `,?\\s*\\b(?:for [a-z] in|with [a-z] in|on|in|over|for)\\b(?: the)?(?: (?:interval|range|domain))?\\s*\\[\\s*${END}\\s*,\\s*${END}\\s*([\\])])`,
    "i",
  ),
  new RegExp(`,?\\s*\\b(?:for|with|where)? ?[a-z]? ?\\bbetween ${END} and ${END}(?![\\w.(*/+^])`, "i"),
  new RegExp(`,?\\s*\\b(?:for|with|where) [a-z] from ${END} to ${END}(?![\\w.(*/+^])`, "i"),
];

/** Takes "for 0 <= x < 2pi" and the like out, unless it is itself all there is to solve. */
function takeInterval(text: string): { rest: string; ends: Pick<Solving, "from" | "to" | "openEnd"> } {
  for (const [at, pattern] of INTERVALS.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    if (!/[=<>]/.test(rest)) continue;
    const ends = at === 0 ? [match[1], match[4]] : [match[1], match[2]];
    const [from, to] = ends.map((each) => (each?.trim() ? parseExpression(each) : null));
    if (!from || !to) continue;
    const openEnd = at === 0 ? match[3] === "<" : at === 1 ? match[3] === ")" : false;
    return { rest, ends: { from, to, openEnd } };
  }
  return { rest: text, ends: { from: null, to: null, openEnd: false } };
}

const LETTER = "[A-Za-z](?:_\\w+)?";
const LETTERS = `${LETTER}(?:(?:\\s*,\\s*and\\s+|\\s*,\\s*|\\s+and\\s+)${LETTER})*`;
const NOT_FORMULA =
  "(?=\\s*(?:[,;:.?!]|$|\\s(?:if|in|when|for|where|such|given|that|from|with|and(?! [a-zA-Z]\\b)|so|which|by|as|to|of|over|on|auf|satisf(?:y|ies)|solves?|makes?|fulfils?|do|does|are|is)\\b))";
const WANTED: readonly RegExp[] = [
  new RegExp(`\\b(?:for|nach|pour|para|por|per|in terms of) (${LETTERS})${NOT_FORMULA}`, "i"),
  new RegExp(
    `\\b(?:what(?:'?s| is| are)|which|find|determine|get|give|calculate|compute|value of|values of|solve(?: for)?|make|every|all|to get) (?:the (?:values? (?:of|for) )?)?(${LETTERS})${NOT_FORMULA}`,
    "i",
  ),
  new RegExp(`\\b(${LETTERS})(?= the subject\\b)`, "i"),
];

function takeWanted(text: string): { rest: string; wanted: string[] } {
  for (const pattern of WANTED) {
    const match = pattern.exec(text);
    const list = match?.[1] ?? "";
    // "find a and b" names two letters, "find a" may be an article.
    if (!match || /^(?:a|I)$/.test(list) || /\bin terms of\b/i.test(match[0])) continue;
    const wanted = list.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter((each) => each !== "");
    const rest =
      text.slice(0, match.index) + match[0].replace(list, " ; ") + text.slice(match.index + match[0].length);
    return { rest, wanted };
  }
  return { rest: text, wanted: [] };
}

/** The text cut at commas, "and", line ends and the like, outside of parentheses. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  const separator = /^(?:\s*[,;:](?=\s)|\s*;|[.?!](?=\s|$)|\s+(?:and|und|et)(?=\s))/;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
    const cut = depth <= 0 ? separator.exec(text.slice(at))?.[0] : undefined;
    if (!cut) continue;
    found.push(text.slice(start, at));
    start = at + cut.length;
    at = start - 1;
  }
  return [...found, text.slice(start)].map((each) => each.trim()).filter((each) => each !== "");
}

/** Longer pieces hold no single equation, and would take long to try. */
const MOST_WORDS = 60;

/** The longest part of the piece, from word to word, that is an equation or inequality, and what is left. */
function relationIn(piece: string): { relations: Relation[]; rest: string } | null {
  const words = piece.replace(/^[{[](.*)[}\]]$/, "$1").split(/\s+/);
  if (words.length > MOST_WORDS) return null;
  for (let length = words.length; length >= 1; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length).join(" ");
      if (!/[=<>]/.test(part)) continue;
      // "v = u + at": right after a sign even a short English word is a product.
      const relations =
        parseRelations(part) ??
        parseRelations(part.replace(/([-+*/=] ?)([a-z])([a-z])(?![\w(])/g, "$1$2*$3"));
      if (!relations) continue;
      const rest = [...words.slice(0, start), ...words.slice(start + length)].join(" ");
      return /[=<>]/.test(rest) ? null : { relations, rest };
    }
  }
  return null;
}

/** Words that ask for a solution and say nothing else about it. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "solve solving solved solves solution solutions set root roots zero zeros zeroes answer equation equations system systems " +
    "simultaneous linear quadratic cubic quartic polynomial rational radical exponential logarithmic trigonometric trig " +
    "absolute value values inequality inequalities formula expression unknown unknowns variable variables algebra math maths " +
    "following this these that it the a an of for to in on from with as so is are be s if when where which what whats such satisfying " +
    "satisfies satisfy satisfied true holds hold given suppose assume know let say then and both all every each any real exact " +
    "exactly find finding determine calculate compute get give work out make subject rearrange rewrite isolate transpose " +
    "number numbers please can could would you help me i we us my need want have got like how do does one go about tell show " +
    "thanks thank hi hello hey there now possible i'm i'd it's over by using having stuck homework problem question exercise must trying am " +
    "two three will " +
    "löse lösen löst auf nach sie bitte die das der gleichung gleichungen gleichungssystem was ist wenn bestimme berechne finde alle lösungen " +
    "resuelve resolver resuelva resuélveme la el los las ecuación ecuaciones sistema por favor cuánto vale si encuentra halla que para valor " +
    "résous résoudre résolvez l'équation équation équations système trouve trouver quelle quel est les le de des du une un pour valeur calcule " +
    "risolvi risolvere l'equazione equazione equazioni sistema trova quanto vale resolva resolve equação sistema encontre qual é o valor " +
    "x-werte s'il te vous plaît plait puedes puede ayudarme ayúdame a peux pouvez kannst du können mir helfen zu lo del il di per favore una uno " +
    "los op vergelijking rozwiąż równanie реши решите уравнение"
  ).split(" "),
);
