/** What is asked of computer algebra when a message holds equations or inequalities. */
import { namesIn } from "../../notation/expression";
import { countedEquation } from "../questions/count-solutions";
import { readSolving } from "../read-solving";
import type { Symbolic } from "./symbolic-wish";

const CONSTANTS: ReadonlySet<string> = new Set(["pi", "e", "oo"]);

/** `null` where `readSolving` finds none, or it is not clear which unknowns are meant. */
export function symbolicSolving(text: string): Symbolic | null {
  const solving = readSolving(text);
  if (!solving) return null;
  const { relations, wanted, from, to, openEnd, complex } = solving;
  const letters = [
    ...new Set(relations.flatMap((each) => [...namesIn(each.left), ...namesIn(each.right)])),
  ].filter((name) => !CONSTANTS.has(name));
  const [relation, ...more] = relations;
  const isEquation = relations.every((each) => each.relation === "=");
  const [by = letters.length === 1 ? letters[0] : undefined, ...others] = wanted;
  if (!relation || letters.length === 0) return null;
  if (isEquation && more.length > 0) {
    const unknowns = wanted.length > 0 ? wanted : letters;
    if (from || to || complex || unknowns.length > 4) return null;
    return unknowns.length === letters.length ? { kind: "system", relations, letters: unknowns } : null;
  }
  if (!by || others.length > 0) return null;
  if (isEquation && letters.length > 1)
    return from || to || complex ? null : { kind: "formula", relation, by, letters };
  if (letters.length !== 1 || (complex && (from || to))) return null;
  if (isEquation) return { kind: "equation", relation, by, from, to, openEnd, complex };
  const isInequality = relations.every((each) => each.relation !== "=" && each.relation !== "!=");
  return isInequality && !from && !to && relations.length <= 2 ? { kind: "inequality", relations, by } : null;
}

/** How many solutions an equation in one unknown has. */
export function symbolicCount(sentence: string): Symbolic | null {
  const asked = countedEquation(sentence);
  if (!asked) return null;
  const { relation, isYesNo } = asked;
  const letters = [...namesIn(relation.left), ...namesIn(relation.right)].filter(
    (name) => !CONSTANTS.has(name),
  );
  const [by, ...others] = new Set(letters);
  if (!by || others.length > 0) return null;
  return { kind: "equation", relation, by, from: null, to: null, counted: { isYesNo } };
}
