/** Many digits of a number that no fraction is: "the square root of 2 to 10 decimal places". */
import { toLatex } from "../../notation/to-latex";
import type { QuestionForm } from "../answer";
import { manyDigits } from "../many-digits";
import { cardinal } from "../rule";
import { withoutAsking } from "./value";

const TO =
  /^(?:round )?(.+?),? (?:(?:rounded|correct|accurate|exact) )?(?:to|with) (\S+) (decimal places?|decimals?|d\.?p\.?|places|digits|significant (?:figures|digits)|sig\.? figs?|s\.?f\.?)(?: after the (?:decimal )?point)?$/i;
const MAX_DIGITS = 500;
/** The second calculation knows so many digits more. */
const SPARE = 30;

export const decimalPlacesQuestion: QuestionForm = {
  read(sentence, { script }) {
    const match = TO.exec(withoutAsking(sentence));
    const [, of = "", count = "", unit = ""] = match ?? [];
    const digits = cardinal(count);
    const found = manyDigits(of, script);
    if (!match || !digits || digits > MAX_DIGITS || !found) return null;
    const { value, again, expression } = found;
    const isPlaces = /^(?:dec|d\.?p|places)/i.test(unit) || /point$/i.test(match[0]);
    script.line(
      `digits, n = ${digits}, ${digits + SPARE}`,
      "getcontext().prec = digits + 50",
      `value = ${value}`,
      isPlaces
        ? "result = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)"
        : "result = rounded_digits(value, digits)",
      'print("answer:", f"{result:f}")',
      "# The same by whole numbers alone; the rounding moves the number by half a unit at most.",
      `again = ${again}`,
      "half = F(10) ** result.as_tuple().exponent / 2",
    );
    script.check("half > F(1, 10**n) * 10**9 and value.adjusted() < 15");
    script.check("abs(F(result) - again) <= half * (1 + F(1, 10**6))");
    const to = `${digits} ${isPlaces ? "decimal place" : "significant digit"}${digits === 1 ? "" : "s"}`;
    return ({ answers: [answer] }) =>
      answer ? `Rounded to ${to}, \\(${toLatex(expression)}\\) is \\(${answer}\\).` : null;
  },
};
