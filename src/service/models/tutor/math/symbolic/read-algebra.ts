/** Reads questions about rewriting, solving and evaluating. */
import { functionsIn, namesIn } from "../../notation/expression";
import { parseRelations } from "../../notation/parse";
import { ASK, expression, type Symbolic } from "./symbolic-wish";

/** "Simplify", "factor" and the like. */
export function readRewrite(text: string): Symbolic | null {
  const match =
    /^(simplify|expand|multiply out|factor(?:i[sz]e)?|find the partial fraction decomposition of|partial fractions? (?:decomposition )?of|decompose)(?: the (?:expression|fraction))?:? (.+?)(?: into partial fractions)?$/i.exec(
      text,
    );
  const of = expression(match?.[2]);
  if (!of || namesIn(of).length === 0) return null;
  const verb = (match?.[1] ?? "").toLowerCase();
  const how = /partial|decompose/i.test(text)
    ? "apart"
    : verb === "simplify"
      ? "simplify"
      : verb.startsWith("fact")
        ? "factor"
        : "expand";
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

/** A number made of roots, logarithms and angles. */
export function readValue(text: string): Symbolic | null {
  const of = expression(text.replace(new RegExp(`${ASK}(?=\\S)`, "i"), "").replace(/ ?= ?$/, ""));
  if (!of || namesIn(of).some((name) => !["pi", "e"].includes(name))) return null;
  return functionsIn(of).length > 0 || namesIn(of).length > 0 ? { kind: "value", of } : null;
}
