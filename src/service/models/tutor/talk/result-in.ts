/** The one result that an answer gives. */
import { inlineFormula } from "../manner/plain-formulas";

/** A number or an expression in plain notation; `null` when the answer gives several results, or none. */
export function resultIn(answer: string): string | null {
  const formulas = [...answer.matchAll(/\\\((.+?)\\\)/gs)].map((match) => inlineFormula(match[1] ?? ""));
  const last = formulas.at(-1);
  if (last === undefined) return /\bis (-?\d+(?:\.\d+)?)(?=[\s.,]|$)/.exec(answer)?.[1] ?? null;
  const unknown = /^([a-z]) = /.exec(last)?.[1];
  if (unknown && formulas.filter((each) => each.startsWith(`${unknown} = `)).length > 1) return null;
  const right =
    last
      .split(/\s*[=≈]\s*/)
      .at(-1)
      ?.trim() ?? "";
  return right === "" || /[<>]/.test(right) ? null : right;
}
