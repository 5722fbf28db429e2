/** "What is 17% of 230?", "Calculate the remainder when ...": any quantity that the reading knows. */
import { type Expression, namesIn, some } from "../../notation/expression";
import { exactRecalculation, recalculation, suitsFloats } from "../../notation/recalculate";
import { toLatex } from "../../notation/to-latex";
import { isInt } from "../../notation/to-python";
import { bareFormula, capital, formula, type QuestionForm } from "../answer";
import type { Script, ValueKind } from "../script";

const ASKING =
  /^(?:which(?: number)? is|what(?:'s| is| are| do you get (?:for|from|if you)| does| would be| will be)?|calculate|compute|evaluate|find|determine|give|work out|how much is|figure out|get|let's compute|state|tell me|write down|simplify|expand(?: and simplify)?|collect(?: the)?(?: like)? terms(?: in| of)?:?|multiply out|berechne|was ist|welche zahl ist|wie viel ist|wieviel ist|cu[aá]nto (?:es|son|vale|da)|cu[aá]l es|calcula|combien (?:font|fait|vaut)|calculez?|quanto (?:fa|é|è|vale|da)|quelle est|calcola|calcule|oblicz|ile (?:to )?jest|hoeveel is|vad är|beräkna)(?: (?:the|is)(?= (?:value|result|answer)))?\s*:?\s+/iu;

export const valueQuestion: QuestionForm = {
  read(sentence, reading) {
    const stripped = withoutAsking(sentence);
    const isPhrase = stripped !== sentence;
    const { script } = reading;
    const value = reading.value(stripped) ?? (isPhrase ? reading.value(sentence) : null);
    if (!value) return null;
    const { expression } = value;
    if (
      expression &&
      !isPhrase &&
      !some(expression, (node) => ["binary", "call", "factorial"].includes(node.kind))
    )
      return null;
    if (expression && isComplex(expression, sentence, script)) return null;
    if (expression && expression.kind === "name" && !script.isDefined(expression.name)) return null;
    const result = script.fresh("result");
    script.line(`${result} = ${value.python}`);
    // Python gives a complex number for a root of a negative one.
    if (expression && some(expression, isFractionalPower))
      script.line(
        `if isinstance(${result}, complex):`,
        '    raise ValueError("it holds the root of a negative number")',
      );
    script.line(`print("answer:", ${shown(result, value.kind, reading)})`);
    if (expression) checkExpression(result, value.kind, expression, script);
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

/** The quantity without the words that ask for it: "What is", "=" at the end and the like. */
export function withoutAsking(sentence: string): string {
  return sentence
    .replace(ASKING, "")
    .replace(/,? (?:assuming|if|where|given)(?: that)? [a-z] is (?:a )?positive(?: number)?$/i, "")
    .replace(/\s*(?:=|equals?|is|equal to|give)\s*$/i, "")
    .replace(/^(?:the )?(?:value|result|answer|solution) (?:of|to|for):? /i, "");
}

/** Compares with a second calculation: of the tree with floats, or at points where the letters have values. */
function checkExpression(result: string, kind: ValueKind, expression: Expression, script: Script): void {
  const free = script.unknowns(expression);
  if (kind === "polynomial" && free.length > 0) {
    const given = script.fresh("given");
    script.withParameters(free, (names) =>
      script.line(`${given} = lambda ${names.join(", ")}: ${recalculation(expression, script)}`),
    );
    const names = free.map((_, at) => script.fresh(`p${at + 1}`));
    const put = free.map((name, at) => `"${name}": ${names[at]}`).join(", ");
    const points = [0, 1, 2].map(
      (k) => `(${free.map((_, at) => [1.25, 0.75, 1.5, 2.25][(at + k) % 4]).join(", ")},)`,
    );
    script.check(
      `all(near(float_at(${result}, {${put}}), ${given}(${names.join(", ")})) for ${names.join(", ")}${names.length === 1 ? "," : ""} in [${points.join(", ")}])`,
    );
    return;
  }
  if (kind === "polynomial")
    script.check(`near(number(${result}), number(${recalculation(expression, script)}))`);
  else if (isInt(expression)) script.check(`${result} == ${recalculation(expression, script)}`);
  else if (suitsFloats(expression)) script.check(`near(${result}, ${recalculation(expression, script)})`);
  else if (kind === "number") script.check(`${result} == ${exactRecalculation(expression, script)}`);
}

function isFractionalPower(node: Expression): boolean {
  return node.kind === "binary" && node.op === "^" && !isInt(node.right) && node.right.kind !== "name";
}

/** Whether `i` is the imaginary unit: alone, in a question that only asks for a value. */
function isComplex(expression: Expression, sentence: string, script: Script): boolean {
  const isLetter = script.functionNames.size > 0 || script.isDefined("i");
  return (
    !isLetter &&
    namesIn(expression).join() === "i" &&
    !/^(?:collect|expand|simplify|multiply out)\b|\bassuming\b/i.test(sentence)
  );
}

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
