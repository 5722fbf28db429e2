/** The skill for what needs computer algebra; it uses SymPy where that is installed. */
import { namesIn } from "../../notation/expression";
import { plain } from "../../notation/plain";
import { packagesOf } from "../../packages";
import { programTask } from "../../program-task";
import { answerTask, type Skill } from "../../skill";
import { inlined } from "../inlined";
import { rephrase } from "../rephrase";
import { isChatter, politeness, sentences } from "../sentences";
import { symbolicCount, symbolicSolving } from "./from-solving";
import { bothAnswers, bothLogarithms } from "./logarithms";
import { readSymbolic } from "./read-symbolic";
import { symbolicProgram } from "./symbolic-program";
import { ASK, expression, type Symbolic } from "./symbolic-wish";
import { wordSymbolic } from "./word-symbolic";

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
    const other = rephrase(question.text);
    const put = inlined(question.text);
    const wish =
      symbolicCount(whole) ??
      readSymbolic(whole) ??
      (sentence && more.length === 0 ? readSymbolic(sentence) : null) ??
      (put === null ? null : (readSymbolic(put) ?? readPut(put))) ??
      symbolicSolving(question.text) ??
      (other === null ? null : readSymbolic(other));
    if (!wish) return null;
    // The words keep `log` as it was written, whatever its base.
    const task = (read: Symbolic) => {
      const program = symbolicProgram(read);
      return program && programTask(question, { program, word: (output) => wordSymbolic(wish, output) });
    };
    const both = bothLogarithms(wish);
    const [first, second] = both ? both.map(task) : [task(wish)];
    if (!first || (both && !second)) return null;
    if (!packagesOf(question).includes("sympy")) return answerTask(NO_SYMPY);
    return second ? bothAnswers([first, second]) : first;
  },
};

/** What the question is once everything is put in: a number or a shorter form. */
function readPut(asked: string): Symbolic | null {
  const of = expression(asked.replace(new RegExp(`${ASK}(?=\\S)`, "i"), "").replace(/^simplify /i, ""));
  if (!of) return null;
  return namesIn(of).length === 0 ? { kind: "value", of } : { kind: "rewrite", how: "expand", of };
}

const HELP = /^(?:can you )?help(?: me)?$/i;

const NO_SYMPY =
  "I need SymPy for this, and it is not installed in the code interpreter. `npm run prefetch -- sympy` fetches it once; then ask me again. " +
  "Without it I can do arithmetic, linear and polynomial equations, polynomials, number theory and statistics.";
