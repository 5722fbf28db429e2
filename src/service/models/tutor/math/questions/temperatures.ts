/** Temperatures between Celsius, Fahrenheit and kelvin: their zeros differ, so a factor is not enough. */
import { about, formula, type QuestionForm } from "../answer";
import { sayOf } from "../rule";

const SCALE = "(?:degrees? |deg |° ?)?(celsius|centigrade|fahrenheit|kelvins?|c|f|k)";
const FORM = new RegExp(
  `^(?:what is |convert |express |change |how much is )?(.+?)\\s*${SCALE} (?:to|in|into|as) ${SCALE}$`,
  "i",
);

/** Each scale as `kelvin = (t + shift) * factor`, written in exact numbers. */
const SCALES = {
  c: { name: "°C", shift: 'F("273.15")', factor: "1" },
  f: { name: "°F", shift: 'F("459.67")', factor: "F(5, 9)" },
  k: { name: "K", shift: "0", factor: "1" },
} as const;

export const temperatureQuestion: QuestionForm = {
  read(sentence, { number, script }) {
    const match = FORM.exec(sentence);
    const value = match && number((match[1] ?? "").replace(/°$/, ""));
    const [from, to] = [scaleOf(match?.[2]), scaleOf(match?.[3])];
    if (!value || !from || !to) return null;
    script.line(
      `given = F(${value.python})`,
      `kelvin = (given + ${from.shift}) * ${from.factor}`,
      `result = kelvin / ${to.factor} - ${to.shift}`,
      'print("answer:", as_decimal(result))',
      'print("decimal:", f"{float(result):.2f}")',
    );
    script.check(`kelvin >= 0 and near((result + ${to.shift}) * ${to.factor}, float(kelvin))`);
    return ({ answers: [answer], notes }) =>
      answer
        ? `${sayOf(value)} ${from.name} are ${formula(answer)} ${to.name}${about(answer, notes)}.`
        : null;
  },
};

function scaleOf(text: string | undefined) {
  const letter = text?.charAt(0).toLowerCase();
  return letter === "c" || letter === "f" || letter === "k" ? SCALES[letter] : null;
}
