/** The skill for what needs computer algebra; it uses SymPy where that is installed. */
import type { Expression } from "../../notation/expression";
import { plain } from "../../notation/plain";
import { relationToLatex, toLatex } from "../../notation/to-latex";
import { packagesOf } from "../../packages";
import { type ProgramOutput, programTask } from "../../program-task";
import { answerTask, type Skill } from "../../skill";
import { bareFormula, enumerate } from "../answer";
import { isChatter, politeness, sentences } from "../sentences";
import { readSymbolic } from "./read-symbolic";
import { symbolicProgram } from "./symbolic-program";
import type { Symbolic } from "./symbolic-wish";

/** Derivatives, integrals, limits, sums, equations and inequalities of any functions. */
export const symbolic: Skill = {
  name: "symbolic",
  recognise(question) {
    if (
      question.text.length > 600 ||
      !question.request.tools.some((tool) => tool.kind === "code_interpreter")
    )
      return null;
    const text = plain(question.text).replace(/\bfrom the right\b/gi, "from above");
    const [sentence, ...more] = sentences(text).filter((each) => !isChatter(each) && !HELP.test(each));
    const whole = politeness(
      text.replace(/(?<=[.!?])\s*(?:can|could) you (?:please )?help(?: me)?\s*\?\s*$/i, ""),
    );
    const wish = readSymbolic(whole) ?? (sentence && more.length === 0 ? readSymbolic(sentence) : null);
    const program = wish && symbolicProgram(wish);
    if (!wish || !program) return null;
    if (!packagesOf(question).includes("sympy")) return answerTask(NO_SYMPY);
    return programTask(question, { program, word: (output) => wordSymbolic(wish, output) });
  },
};

const HELP = /^(?:can you )?help(?: me)?$/i;

const NO_SYMPY =
  "I need SymPy for this, and it is not installed in the code interpreter. `npm run prefetch -- sympy` fetches it once; then ask me again. " +
  "Without it I can do arithmetic, linear and polynomial equations, polynomials, number theory and statistics.";

function wordSymbolic(wish: Symbolic, { answers, notes }: ProgramOutput): string | null {
  if (notes.has("refused")) return null;
  const [first] = answers;
  const decimals = notes.get("decimal") ?? [];
  if (wish.kind === "equation") {
    const said = `\\(${relationToLatex(wish.relation)}\\)`;
    const periodic = /\\(?:sin|cos|tan|cot|sec|csc)/.test(said) && !wish.from;
    const where =
      wish.from && wish.to
        ? ` with \\(${toLatex(wish.from)} \\le ${wish.by} \\le ${toLatex(wish.to)}\\)`
        : periodic
          ? ` with \\(0 \\le ${wish.by} < 2\\pi\\)`
          : "";
    if (answers.length === 0) return `The equation ${said} has no real solution${where}.`;
    const roots = enumerate(answers.map((each) => `\\(${formula(each)}\\)`));
    const about = decimals.length > 0 ? ` (about ${decimals.join(", ")})` : "";
    const again = periodic ? " Adding whole turns of \\(2\\pi\\) gives the others." : "";
    return answers.length === 1
      ? `The solution to the equation ${said}${where} is ${roots}${about}.${again}`
      : `The solutions to the equation ${said}${where} are ${roots}${about}.${again}`;
  }
  if (first === undefined || /\b(?:zoo|nan|Piecewise|Integral|I)\b/.test(first)) return null;
  if (wish.kind === "inequality") {
    const said = wish.relations.map((each) => `\\(${relationToLatex(each)}\\)`).join(" and ");
    if (first === "none") return `No real number satisfies ${said}.`;
    if (first === "every") return `Every real number satisfies ${said}.`;
    return `The inequality ${said} is true for ${first
      .split(" or ")
      .map((each) => `\\(${chain(each)}\\)`)
      .join(" or ")}.`;
  }
  const value = formula(first);
  const of = toLatex(wish.of);
  switch (wish.kind) {
    case "derivative": {
      const which =
        { 1: "derivative", 2: "second derivative", 3: "third derivative" }[wish.times] ??
        `${wish.times}th derivative`;
      const at = wish.at ? ` at \\(${wish.by} = ${toLatex(wish.at)}\\)` : "";
      return `The ${which} of \\(${of}\\) with respect to \\(${wish.by}\\)${at} is \\(${value}\\).`;
    }
    case "integral":
      if (!wish.from || !wish.to) return `An antiderivative of \\(${of}\\) is \\(${value} + C\\).`;
      return `The integral of \\(${of}\\) from \\(${toLatex(wish.from)}\\) to \\(${toLatex(wish.to)}\\) is \\(${value}\\).`;
    case "limit":
      return `The limit of \\(${of}\\) for \\(${wish.by} \\to ${end(wish.to)}${wish.side && `^${wish.side}`}\\) is \\(${value}\\).`;
    case "sum":
      return `The sum of \\(${of}\\) for \\(${wish.by}\\) from \\(${toLatex(wish.from)}\\) to \\(${end(wish.to)}\\) is \\(${value}\\).`;
    case "series":
      return `The Taylor polynomial of \\(${of}\\) up to degree ${wish.order} around \\(${wish.by} = ${toLatex(wish.at)}\\) is \\(${value}\\).`;
    case "rewrite": {
      const how = {
        simplify: "Simplified",
        expand: "Expanded",
        factor: "Factored",
        apart: "In partial fractions",
      }[wish.how];
      return `${how}, \\(${of}\\) is \\(${value}\\).`;
    }
    case "value": {
      const about = decimals[0] !== undefined && decimals[0] !== first ? `, about ${decimals[0]}` : "";
      return value === of
        ? `The value of \\(${of}\\) is about \\(${decimals[0]}\\).`
        : `\\(${of} = ${value}\\)${about}.`;
    }
  }
}

/** `-2 < x <= 3`: every side for itself, as a chain is no single relation. */
function chain(printed: string): string {
  return printed
    .split(/(\s(?:<=|>=|<|>|=)\s)/)
    .map((each, at) => (at % 2 === 0 ? formula(each) : (SIGNS[each.trim()] ?? each)))
    .join("");
}

const SIGNS: Readonly<Record<string, string>> = { "<=": " \\le ", ">=": " \\ge " };

function end(node: Expression): string {
  return toLatex(node);
}

function formula(printed: string): string {
  return bareFormula(printed.replace(/\bAbs\(/g, "abs(").replace(/\bE\b/g, "e"));
}
