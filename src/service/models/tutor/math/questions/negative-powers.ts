/** Powers of negative numbers with a fraction as exponent: the real root, with a word about the other one. */
import type { Expression } from "../../notation/expression";
import { toLatex } from "../../notation/to-latex";
import { isInt } from "../../notation/to-python";
import { formula, type QuestionForm } from "../answer";
import { withoutAsking } from "./value";

/** "(-8)^(1/3)" */
export const negativePowerQuestion: QuestionForm = {
  read(sentence, { script }) {
    const power = script.parse(withoutAsking(sentence));
    if (power?.kind !== "binary" || power.op !== "^" || !isNegative(power.left)) return null;
    const exponent = power.right.kind === "negative" ? power.right.of : power.right;
    if (exponent.kind !== "binary" || exponent.op !== "/" || !isInt(exponent.left) || !isInt(exponent.right))
      return null;
    const [base, n] = [script.compile(power.left), script.compile(power.right)];
    if (!base || !n) return null;
    script.line(
      `base, exponent = F(${base.python}), F(${n.python})`,
      "n = exponent.denominator",
      "# The real root is taken: an odd one of a negative number is negative, an even one is none.",
      "root = None if n % 2 == 0 else -power(-base, F(1, n))",
      'print("answer:", "none" if root is None else root**exponent.numerator)',
      'print("root:", root)',
      'print("degree:", n)',
    );
    script.check("base < 0 and (n % 2 == 0 if root is None else root**n == base)");
    const said = `\\(${toLatex(power)}\\)`;
    return ({ answers: [answer], notes }) => {
      const [root, degree] = [notes.get("root")?.[0], notes.get("degree")?.[0]];
      if (!answer || root === undefined || degree === undefined) return null;
      if (answer === "none")
        return `There is no real number ${said}: an even root of a negative number is not real.`;
      if (degree === "1") return `${said} is ${formula(answer)}.`;
      return (
        `With real numbers, ${said} is ${formula(answer)}, as ${formula(`(${root})^${degree} = ${toPlain(power.left)}`)}. ` +
        "Computer algebra often means the principal value instead, which is a complex number."
      );
    };
  },
};

function isNegative(node: Expression): boolean {
  return node.kind === "negative" && node.of.kind === "number";
}

function toPlain(node: Expression): string {
  return node.kind === "negative" && node.of.kind === "number" ? `-${node.of.text}` : "";
}
