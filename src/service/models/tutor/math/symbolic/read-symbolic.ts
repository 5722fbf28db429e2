/** Reads questions that need computer algebra: derivatives, integrals, limits, sums, equations, inequalities. */
import { type Expression, namesIn } from "../../notation/expression";
import { parseExpression } from "../../notation/parse";
import { ordinal } from "../rule";
import { politeness } from "../sentences";
import { inOtherWords } from "./in-other-words";
import { readInverse, readRelation, readRewrite, readValue } from "./read-algebra";
import { ASK, expression, type Symbolic } from "./symbolic-wish";

/** `null` when the sentence, in plain notation, asks for none of these. */
export function readSymbolic(sentence: string): Symbolic | null {
  const text = inOtherWords(
    politeness(
      sentence
        .replace(/\b(?:positive )?infinity\b|∞/gi, "oo")
        .replace(/\( ?oo ?\)/g, "(oo)")
        .replace(/[\s.?!]+$/, ""),
    ),
  );
  return (
    readCurve(text) ??
    readDerivative(text) ??
    readIntegral(text) ??
    readLimit(text) ??
    readSum(text) ??
    readSeries(text) ??
    readInverse(text) ??
    readRewrite(text) ??
    readRelation(text) ??
    readValue(text)
  );
}

function variableOf(node: Expression, given: string | undefined): string | null {
  if (given) return given;
  const names = namesIn(node).filter((name) => !["pi", "e", "oo"].includes(name));
  if (names.includes("x")) return "x";
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** Tangents, gradients and stationary points. */
function readCurve(text: string): Symbolic | null {
  const tangent =
    /^(?:.*?\b)?(?:equation of )?(?:the )?tangent(?: line)? (?:to|of|for|at) (?:the )?(?:curve |graph (?:of )?|function |parabola )?(?:(?:y|f\(x\)) ?= ?)?(.+?) (?:at|in|where|when) (?:the point )?(?:where )?([a-z]) ?= ?(.+)$/i.exec(
      text,
    );
  if (tangent) {
    const [of, at] = [expression(tangent[1]), expression(tangent[3])];
    return of && at && tangent[2] ? { kind: "tangent", of, by: tangent[2], at } : null;
  }
  const gradient = new RegExp(
    `${ASK}gradient of (?:the function )?(?:[a-z]\\(([a-z](?:, ?[a-z])+)\\) ?= ?)?(.+)$`,
    "i",
  ).exec(text);
  if (gradient) {
    const of = expression(gradient[2]);
    const by = gradient[1]?.split(/, ?/) ?? (of ? namesIn(of).sort() : []);
    return of && by.length > 1 && by.every((each) => namesIn(of).includes(each))
      ? { kind: "gradient", of, by }
      : null;
  }
  const between =
    /^(?:.*?\b)?area (?:of the region )?(?:between|enclosed by|bounded by) (?:the )?(?:curves |graphs (?:of )?)?(?:y ?= ?)?(.+?) and (?:the (?:curve|line) )?(?:y ?= ?)?([^=]+)$/i.exec(
      text,
    );
  const difference = between && expression(`(${between[1]}) - (${between[2]})`);
  const letter = difference && variableOf(difference, undefined);
  if (difference && letter && namesIn(difference).length === 1)
    return { kind: "area", of: difference, by: letter };
  const points = new RegExp(
    `${ASK}(?:all )?(?:critical|stationary|turning) points? of (?:the function )?(?:(?:y|f\\(x\\)) ?= ?)?(.+)$`,
    "i",
  ).exec(text);
  const of = expression(points?.[1]);
  const by = of && variableOf(of, undefined);
  return of && by && namesIn(of).length === 1 ? { kind: "stationary", of, by } : null;
}

const COUNT: Readonly<Record<string, number>> = {
  partial: 1,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
};

function readDerivative(text: string): Symbolic | null {
  const at = /,? (?:at|when|for|evaluated at) (?:the point )?[a-z] ?= ?(.+)$/i.exec(text);
  const body = at ? text.slice(0, at.index) : text;
  const words = new RegExp(
    `${ASK}(?:(\\w+) )?derivative of (?:the function )?(.+?)(?:,? (?:with respect to|wrt|by) ([a-z]))?$`,
    "i",
  ).exec(body);
  const verb =
    /^(?:differentiate|derive)(?: the function)? (.+?)(?:,? (?:with respect to|wrt|by) ([a-z]))?( twice)?$/i.exec(
      body,
    );
  const sign = new RegExp(
    `${ASK}\\(*\\s*d(?:\\^\\(?(\\d)\\)?)?\\s*\\)?\\s*/\\s*\\(?\\s*d\\s?([a-z])(?:\\^\\(?\\d\\)?)?\\s*\\)*\\s*(?:of )?(.+)$`,
    "i",
  ).exec(body);
  const [source, by, times] = words
    ? [words[2], words[3], words[1] ? COUNT[words[1].toLowerCase()] : 1]
    : verb
      ? [verb[1], verb[2], verb[3] ? 2 : 1]
      : [sign?.[3], sign?.[2], Number(sign?.[1] ?? 1)];
  const of = expression(source?.replace(/^[a-z]\([a-z]\) ?= ?|^y ?= ?/i, ""));
  const name = of && variableOf(of, by);
  const point = at ? expression(at[1]) : null;
  return of && name && times && (!at || point)
    ? { kind: "derivative", of, by: name, times, at: point }
    : null;
}

function readIntegral(text: string): Symbolic | null {
  const sign = new RegExp(
    `${ASK}(?:definite |indefinite )?(?:integral )?int(?![a-z])\\s*(?:_\\s*(\\((?:[^()]|\\([^()]*\\))*\\)|-?\\w+)\\s*\\^\\s*(\\((?:[^()]|\\([^()]*\\))*\\)|-?\\w+))?\\s*(.+?)\\s*d\\s?([a-z])$`,
    "i",
  ).exec(text);
  if (sign) return integral(sign[3], sign[4], sign[1], sign[2]);
  const words =
    /^(?:.*?\b(?:integral|antiderivative|primitive) of|integrate|help (?:me )?integrate)\s+(?:the function )?(.+?)(?:\s+d([a-z]))?(?:,? (?:with respect to|wrt) ([a-z]))?(?:,? (?:from|between|over) (?:([a-z]) ?= ?)?\[?(.+?),? (?:to|and) (?:[a-z] ?= ?)?(.+?)\]?)?(?:,? (?:with respect to|wrt) ([a-z]))?$/i.exec(
      text,
    );
  return words && integral(words[1], words[2] ?? words[3] ?? words[4] ?? words[7], words[5], words[6]);
}

function integral(
  source: string | undefined,
  by: string | undefined,
  low?: string,
  high?: string,
): Symbolic | null {
  const of = expression(source);
  const name = of && variableOf(of, by);
  const [from, to] = [expression(low), expression(high)];
  if (!of || !name || (low !== undefined && (!from || !to))) return null;
  return { kind: "integral", of, by: name, from, to };
}

function readLimit(text: string): Symbolic | null {
  const sided = /(?:,? (?:from|on) (?:the )?(left|right|below|above)(?: side)?)$/i.exec(text);
  const body = sided ? text.slice(0, sided.index) : text;
  const sign = new RegExp(
    `${ASK}lim(?:it)?\\s*_?\\s*[({]?\\s*([a-z])\\s*->\\s*([^)}]*?|\\((?:[^()]|\\([^()]*\\))*\\)|.*?)\\s*(?:\\^?\\(?([+-])\\)?)?\\s*(?:[)}]|\\bof\\b)\\s*(.+)$`,
    "i",
  ).exec(body);
  const bare = new RegExp(
    `${ASK}lim(?:it)?\\s*_?\\s*([a-z])\\s*->\\s*([-\\w./]+?)(?:\\^?\\(?([+-])\\)?)? +(?!of\\b)(.+)$`,
    "i",
  ).exec(body);
  const short = expression(sign?.[4]) ? sign : bare;
  const words = new RegExp(
    `${ASK}limit of (?:the function )?(.+?),? (?:as|when|for) ([a-z]) ?(?:->|approaches|tends to|goes to|tending to|→) ?(.+?)(?:\\s*\\^?\\(?([+-])\\)?)?$`,
    "i",
  ).exec(body);
  const [source, by, target, mark] = words
    ? [words[1], words[2], words[3], words[4]]
    : [short?.[4], short?.[1], short?.[2], short?.[3]];
  const of = expression(source);
  const to = expression(target);
  if (!of || !to || !by || namesIn(to).some((name) => !["pi", "e", "oo"].includes(name))) return null;
  const side = mark ?? (sided ? (/left|below/i.test(sided[1] ?? "") ? "-" : "+") : "");
  return { kind: "limit", of, by, to, side: side === "+" || side === "-" ? side : "" };
}

function readSum(text: string): Symbolic | null {
  const sign = new RegExp(
    `${ASK}(sum|prod)\\s*_\\s*[({]?\\s*([a-z]) ?= ?([^)}^]+?)[)}]?\\s*\\^\\s*[({]?([^(){}]+?)[)}]?\\s*(?<=[)}\\s]|\\^\\w)(?:of )?(.+)$`,
    "i",
  ).exec(text);
  const words = new RegExp(
    `${ASK}(?:infinite )?sum (?:of )?(?:the series )?(.+?),? (?:for|from|as|where|over|with) ([a-z]) ?(?:=|from|goes from|runs from|ranges from) ?(.+?) (?:to|up to|until) (.+)$`,
    "i",
  ).exec(text);
  const [source, by, low, high] = words
    ? [words[1], words[2], words[3], words[4]]
    : [sign?.[5], sign?.[2], sign?.[3], sign?.[4]];
  const [of, from, to] = [source, low, high].map(expression);
  const isProduct = !words && /^prod/i.test(sign?.[1] ?? "");
  return of && from && to && by ? { kind: "sum", isProduct, of, by, from, to } : null;
}

function readSeries(text: string): Symbolic | null {
  const match = new RegExp(
    `${ASK}(?:taylor|maclaurin|power)(?:[ -]?(?:series|polynomial|expansion))?(?: expansion)? (?:of|for) (.+?)(?:,? (?:around|about|at|near|centered at) (?:[a-z] ?= ?)?(.+?))?(?:,? (?:up )?to (?:the )?(?:order|degree) (\\d+)|,? (?:up )?to the (\\d+(?=st|nd|rd|th)|first|second|third|fourth|fifth|sixth)\\w* (?:order|degree|term)|,? (?:of|with) (?:order|degree) (\\d+))?$`,
    "i",
  ).exec(text);
  const of = expression(match?.[1]);
  const at = match?.[2] ? expression(match[2]) : parseExpression("0");
  const by = of && variableOf(of, undefined);
  const word = match?.[3] ?? match?.[4] ?? match?.[5] ?? "5";
  const order = ordinal(word) ?? Number(word);
  return of && at && by && order <= 12 ? { kind: "series", of, by, at, order } : null;
}
