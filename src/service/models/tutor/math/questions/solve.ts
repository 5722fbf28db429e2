/** Equations and systems: which are asked for, and for which unknowns. */
import { degreeIn } from "../../notation/degree";
import { type Expression, namesIn, type Relation, some } from "../../notation/expression";
import { parseRelations } from "../../notation/parse";
import { relationToLatex } from "../../notation/to-latex";
import type { QuestionForm, Wording } from "../answer";
import type { Pending } from "../definitions";
import { type Reading, splitList } from "../rule";
import { solveSystem } from "./solve-linear";
import { solvePolynomial } from "./solve-polynomial";

const FORMS: readonly { when: RegExp; relations: number; wanted: number }[] = [
  {
    when: /^(?:solve|find|determine|calculate|work out|get)(?: the)?(?: (?:solutions?|roots?|values?|zeros?) (?:of|to|for))?(?: the)?(?: following)?(?: (?:linear|quadratic|cubic|polynomial|simultaneous|rational))*(?: (?:equations?|(?:systems?|pairs?|sets?)(?: of (?:linear |simultaneous )*equations)?))?[\s:]+(.+?)(?:,? (?:for|in terms of|with respect to|where) ((?:[a-zA-Z](?:_\w+)?(?:,| and|\s)*)+))?$/i,
    relations: 1,
    wanted: 2,
  },
  {
    when: /^(?:what|find|determine|calculate|solve for|give|work out)(?: (?:is|are))?(?: the)?(?: values? (?:of|for))? ((?:[a-zA-Z](?:_\w+)?(?:,| and)?\s?)+?),? (?:in|if|such that|so that|given that|given|when|where|that satisf(?:y|ies)|for which|from|:)(?: the equations?)?[\s:]+(.+)$/i,
    relations: 2,
    wanted: 1,
  },
  {
    when: /^(?:for )?(?:what|which) (?:values? of )?([a-zA-Z]),? (?:is|does|satisfies|solves|makes|gives)(?: the equation)?[\s:]+(.+?)(?: true| hold)?$/i,
    relations: 2,
    wanted: 1,
  },
  {
    when: /^(?:solve|find|determine|calculate|what (?:is|are)|give|work out|compute)(?: for)?(?: the values? (?:of|for))? ((?:[a-zA-Z](?:,| and)?\s?)+)$/i,
    relations: 0,
    wanted: 1,
  },
  {
    when: /^what (?:is|are) the (?:solutions?|roots?|zeros?) (?:of|to)(?: the)?(?: \w+)?(?: equation| system)?[\s:]+(.+)$/i,
    relations: 1,
    wanted: 0,
  },
  { when: /^(.*=.*)$/, relations: 1, wanted: 0 },
];

/** "Solve ... for x", "What is x in ...", "Suppose ... What is x?" */
export const solveQuestion: QuestionForm = {
  read(sentence, reading, pending) {
    for (const form of FORMS) {
      const match = form.when.exec(sentence);
      if (!match) continue;
      const relations = form.relations
        ? readRelations(match[form.relations] ?? "", reading)
        : [...pending.relations];
      if (!relations || relations.length === 0) continue;
      const wanted = form.wanted ? lettersIn(match[form.wanted] ?? "") : [];
      const wording = reading.script.attempt(() => solveRelations(relations, wanted, reading, pending));
      if (wording) return wording;
    }
    return null;
  },
};

/** Solves the relations, or gives `null` where exact arithmetic does not reach. */
export function solveRelations(
  relations: readonly Relation[],
  wanted: readonly string[],
  reading: Reading,
  pending: Pending,
): Wording | null {
  const { script } = reading;
  const all = [...pending.relations.filter((each) => !relations.includes(each)), ...relations];
  if (all.some((each) => each.relation !== "=")) return null;
  const sides = all.flatMap((each) => [each.left, each.right]);
  if (sides.some((side) => namesIn(side).some((name) => name === "oo"))) return null;
  const unknowns = script.unknowns(...sides);
  if (sides.some((side) => some(side, (node) => hasExponent(node, unknowns)))) return null;
  if (unknowns.length === 0 || wanted.some((name) => !unknowns.includes(name))) return null;
  const linear = sides.every((side) => (degreeIn(side, new Set(unknowns)) ?? 2) <= 1);
  if (linear) return solveSystem(all, unknowns, wanted, reading);
  const isLinearInWanted =
    wanted.length === 1 && sides.every((side) => (degreeIn(side, new Set(wanted)) ?? 2) <= 1);
  if (isLinearInWanted && all.length === 1 && unknowns.length > 1)
    return solveSystem(all, unknowns, wanted, reading);
  const [only, ...more] = all;
  const [unknown, ...others] = unknowns;
  if (!only || !unknown || more.length > 0 || others.length > 0) return null;
  return solvePolynomial(only, unknown, reading);
}

/** Whether an unknown stands in an exponent: no polynomial then. */
function hasExponent(node: Expression, unknowns: readonly string[]): boolean {
  return (
    node.kind === "binary" && node.op === "^" && namesIn(node.right).some((name) => unknowns.includes(name))
  );
}

/** The equations that a text lists; `null` when some part is none. */
export function readRelations(text: string, { script }: Reading): Relation[] | null {
  const trimmed = text.replace(/^(?:the )?(?:equations?|system)[\s:]+/i, "").replace(/[\s.;,]+$/, "");
  const found: Relation[] = [];
  for (const part of splitList(trimmed.replace(/\n/g, ", ").replace(/^[{[](.*)[}\]]$/, "$1"))) {
    const parsed = parseRelations(part, script.functionNames);
    if (parsed?.length !== 1) return null;
    found.push(...parsed);
  }
  return found;
}

/** How the equations are called in an answer. */
export function sayRelations(relations: readonly Relation[]): string {
  return relations.map((each) => `\\(${relationToLatex(each)}\\)`).join(", ");
}

function lettersIn(text: string): string[] {
  return [...text.replace(/\band\b/g, " ").matchAll(/[a-zA-Z](?:_\w+)?/g)].map((match) => match[0]);
}
