/** Reads questions about rewriting, solving and evaluating. */
import { functionsIn, namesIn, type Relation } from "../../notation/expression";
import { parseRelations } from "../../notation/parse";
import { substituted } from "../../notation/to-text";
import { ASK, expression, type Symbolic } from "./symbolic-wish";

/** "Simplify", "factor" and the like. */
export function readRewrite(text: string): Symbolic | null {
  const collected = /^collect ([a-z]) in (.+)$/i.exec(text);
  const match =
    /^(simplify|reduce|expand(?: and simplify)?|multiply out|factor(?:i[sz]e)?(?: completely)?|together|rationalize|find the partial fraction decomposition of|partial fractions? (?:decomposition )?of|decompose)(?: the (?:expression|fraction|polynomial))?:? (.+?)(?: into partial fractions| completely| fully)?$/i.exec(
      text,
    );
  const of = expression(collected?.[2] ?? match?.[2]);
  if (!of) return null;
  if (collected) return { kind: "rewrite", how: "collect", of, by: collected[1] ?? "x" };
  const verb = (match?.[1] ?? "").toLowerCase();
  const how = /partial|decompose/i.test(text)
    ? "apart"
    : /^(?:simplify|reduce)/.test(verb)
      ? "simplify"
      : verb === "together" || verb === "rationalize"
        ? verb
        : verb.startsWith("fact")
          ? "factor"
          : "expand";
  if (namesIn(of).length === 0 && how !== "rationalize") return null;
  return { kind: "rewrite", how, of };
}

/** Equations and inequalities in one unknown. */
export function readRelation(text: string): Symbolic | null {
  const interval =
    /,? (?:for|in|on|where|with|if|over) (?:[a-z] in )?(?:the (?:interval|range) )?(?:\[(.+?), ?(.+?)[\])]|(\S+) ?<=? ?[a-z] ?<=? ?(\S+)|[a-z] (?:between|from) (.+?) (?:and|to) (.+))$/i.exec(
      text,
    );
  const body = interval ? text.slice(0, interval.index) : text;
  const match =
    /^(?:solve|find(?: all)?|determine|what (?:is|are)|give|for (?:which|what) (?:values? of )?[a-z] (?:is|does|do))(?: the)?(?: (?:real )?(?:solutions?|roots?|values?|zeros?|solution set)(?: of [a-z])? (?:of|to|for|such that|that satisfy|where|with))?(?: the)?(?: following)?(?: (?:linear|quadratic|cubic|exponential|logarithmic|trigonometric|radical|rational|absolute value|compound|double))?(?: (?:equation|inequality))?[\s:]+(.+?)(?:,? for ([a-z]))?$/i.exec(
      body,
    );
  const source = match?.[1] ?? body;
  const relations = parseRelations(source);
  if (!relations || relations.length === 0 || relations.length > 2) return null;
  const names = [
    ...new Set(relations.flatMap((each) => [...namesIn(each.left), ...namesIn(each.right)])),
  ].filter((name) => !["pi", "e", "oo"].includes(name));
  const by = match?.[2] ?? (names.length === 1 ? names[0] : undefined);
  const [relation] = relations;
  if (!by || !relation || !names.includes(by) || names.length !== 1) return null;
  if (relations.every((each) => each.relation !== "=" && each.relation !== "!="))
    return { kind: "inequality", relations, by };
  if (relations.length > 1 || relation.relation !== "=") return null;
  const [from, to] = [
    interval?.[1] ?? interval?.[3] ?? interval?.[5],
    interval?.[2] ?? interval?.[4] ?? interval?.[6],
  ].map(expression);
  return { kind: "equation", relation, by, from: from ?? null, to: to ?? null };
}

/** "The inverse function of f(x) = 2x + 3": the letters change places, then it is solved. */
export function readInverse(text: string): Symbolic | null {
  const match =
    /^(?:(?:what is|find|determine|calculate|give|compute) )?(?:the )?inverse(?: function)? of (?:the function )?(?:(?:[a-z]\([a-z]\)|y) ?= ?)?([^=]+)$/i.exec(
      text,
    );
  const of = expression(match?.[1]);
  const [x, ...others] = of ? namesIn(of).filter((name) => name !== "pi" && name !== "e") : [];
  if (!of || !x || others.length > 0 || x === "y") return null;
  const right = substituted(of, new Map([[x, { kind: "name", name: "y" }]]));
  const relation: Relation = { left: { kind: "name", name: x }, relation: "=", right };
  return { kind: "formula", relation, by: "y", letters: [x, "y"] };
}

/** A number made of roots, logarithms and angles. */
export function readValue(text: string): Symbolic | null {
  const of = expression(text.replace(new RegExp(`${ASK}(?=\\S)`, "i"), "").replace(/ ?= ?$/, ""));
  if (!of || namesIn(of).some((name) => !["pi", "e", "i"].includes(name))) return null;
  if (of.kind === "name") return null;
  if (namesIn(of).includes("i")) return { kind: "value", of, complex: true };
  const hasRoot = /\^ ?\(?-?\d+ ?\/ ?\d+/.test(text);
  return hasRoot || functionsIn(of).length > 0 || namesIn(of).length > 0 ? { kind: "value", of } : null;
}
