/** "What is 17% of 230?", "Calculate the remainder when ...": any quantity that the reading knows. */
import { some } from "../../notation/expression";
import { toLatex } from "../../notation/to-latex";
import { bareFormula, capital, formula, type QuestionForm } from "../answer";

const ASKING =
  /^(?:what(?:'s| is| are| do you get (?:for|from|if you)| does| would be| will be)?|calculate|compute|evaluate|find|determine|give|work out|how much is|figure out|get|let's compute|state|tell me|write down|simplify|expand(?: and simplify)?|collect(?: the)?(?: like)? terms in|multiply out|berechne|was ist|wie viel ist|wieviel ist|cu[aá]nto (?:es|son|vale|da)|cu[aá]l es|calcula|combien (?:font|fait|vaut)|calculez?|quanto (?:fa|é|è|vale|da)|quelle est|calcola|calcule|oblicz|ile (?:to )?jest|hoeveel is|vad är|beräkna)(?: (?:the|is)(?= (?:value|result|answer)))?\s*:?\s+/iu;

export const valueQuestion: QuestionForm = {
  read(sentence, reading) {
    const stripped = sentence
      .replace(ASKING, "")
      .replace(/,? (?:assuming|if|where|given)(?: that)? [a-z] is (?:a )?positive(?: number)?$/i, "")
      .replace(/\s*(?:=|equals?|is|equal to|give)\s*$/i, "")
      .replace(/^(?:the )?(?:value|result|answer|solution) (?:of|to|for):? /i, "");
    const isPhrase = stripped !== sentence;
    const { script } = reading;
    const value = reading.value(stripped) ?? (isPhrase ? reading.value(sentence) : null);
    if (!value) return null;
    const { expression } = value;
    if (
      expression &&
      !isPhrase &&
      !some(expression, (node) => node.kind === "binary" || node.kind === "call")
    )
      return null;
    if (expression && expression.kind === "name" && !script.isDefined(expression.name)) return null;
    const result = script.fresh("result");
    script.line(`${result} = ${value.python}`, `print("answer:", ${shown(result, value.kind, reading)})`);
    if (script.checks.length === 0) {
      if (value.kind === "surd") script.check(`abs(float(${result}) - float(${value.python})) < 1e-9`);
      else script.check(`${result} == ${value.python}`);
    }
    return ({ answers: [answer] }) => {
      if (!answer) return null;
      if (expression) {
        const left = toLatex(expression);
        return left === bareFormula(answer)
          ? `The value is ${formula(answer)}.`
          : `\\(${left} = ${bareFormula(answer)}\\).`;
      }
      return `${capital(value.say.startsWith("\\") ? value.say : value.say)} is ${formula(answer)}.`;
    };
  },
};

function shown(
  result: string,
  kind: "number" | "polynomial" | "surd",
  { script }: Parameters<QuestionForm["read"]>[1],
): string {
  if (kind === "surd") return `show_surd(${result})`;
  if (kind === "polynomial") return `show(${result})`;
  if (!script.decimals) return result;
  return `as_decimal(${result})`;
}
