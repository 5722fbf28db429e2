/** Division of whole numbers with a remainder. */
import type { QuestionForm } from "../answer";
import { sayOf } from "../rule";

const BOTH = "(?:the )?quotient (?:and|with) (?:the |its )?remainder";
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:what (?:is|are)|find|compute|calculate|give|determine|state|work out) )?${BOTH} (?:of|when|if|for|from)(?: dividing)? (.+?)(?: is| are)? (?:divided )?by (.+)$`,
    "i",
  ),
  new RegExp(
    `^(?:divide |(?:what is|calculate|compute|work out) )?(.+?) (?:(?:divided )?by|/|÷|:) (.+?),? (?:(?:as|giving|and (?:give|find|state|write))(?: the answer as)? ${BOTH}|(?:with|and (?:give|find|state)|leaving) (?:an? |the )?remainders?)$`,
    "i",
  ),
  /^(?:(?:do|use|show|perform|calculate)(?: the| a)? )?long division(?: of|:| for| to (?:divide|work out))? (.+?) (?:(?:divided )?by|\/|÷) (.+)$/i,
];

/** "What are the quotient and remainder of 17 divided by 5?" */
export const wholeDivisionQuestion: QuestionForm = {
  read(sentence, { integer, script }) {
    const match = FORMS.map((each) => each.exec(sentence)).find((each) => each !== null);
    const [a, b] = [integer(match?.[1] ?? ""), integer(match?.[2] ?? "")];
    if (!a || !b) return null;
    script.line(
      `whole, part = ${a.python}, ${b.python}`,
      "if part < 1:",
      '    raise ValueError("only a positive number divides with a remainder that everyone agrees on")',
      "quotient, rest = divmod(whole, part)",
      'print("answer:", quotient)',
      'print("answer:", rest)',
      "# The same digit by digit, as on paper.",
      "written, left = 0, 0",
      "for digit in str(abs(whole)):",
      "    left = 10 * left + int(digit)",
      "    written, left = 10 * written + left // part, left % part",
      "if whole < 0:",
      "    written, left = (-written, 0) if left == 0 else (-written - 1, part - left)",
    );
    script.check(
      "(written, left) == (quotient, rest) and quotient * part + rest == whole and 0 <= rest < part",
    );
    return ({ answers: [quotient, rest] }) =>
      quotient && rest
        ? `Dividing ${sayOf(a)} by ${sayOf(b)} gives the quotient \\(${quotient}\\) and the remainder \\(${rest}\\).`
        : null;
  },
};
