/** What to say about fewer equations than unknowns. */
import { CONSTANTS, namesIn } from "../notation/expression";
import { relationToLatex } from "../notation/to-latex";
import { enumerate } from "./answer";
import { readSolving } from "./read-solving";

/** Says that they do not determine the unknowns and asks for what is missing; `null` for every other text. */
export function openEquations(text: string): string | null {
  const solving = readSolving(text);
  if (!solving || solving.wanted.length > 0) return null;
  const { relations } = solving;
  if (relations.some((each) => each.relation !== "=")) return null;
  const names = relations.flatMap((each) => [...namesIn(each.left), ...namesIn(each.right)]);
  const letters = [...new Set(names)].filter((name) => !CONSTANTS.has(name));
  const missing = letters.length - relations.length;
  if (missing < 1) return null;
  const isOne = relations.length === 1;
  const said = enumerate(relations.map((each) => `\\(${relationToLatex(each)}\\)`));
  const count = isOne ? "one equation does" : `${relations.length} equations do`;
  const more = missing === 1 ? "one more equation" : `${missing} more equations`;
  return (
    `I cannot solve ${said} as it stands: in general, ${count} not determine ${letters.length} unknowns, ` +
    `here ${enumerate(letters.map((each) => `\\(${each}\\)`))}. ` +
    (isOne
      ? `Say for which of them I shall solve it, for example: Solve ${said} for \\(${letters.at(-1)}\\). Or give me ${more}.`
      : `Please give me ${more}.`)
  );
}
