/** Puts an answer into the form that the instructions and the response format ask for. */
import type { Question } from "../skill";
import { fixedPhrases, withPhrases } from "./fixed-phrases";
import { wishesOf } from "./instructions";
import { asJson } from "./json-answers";
import { unmetWish } from "./unmet";

/** The answer, addressed, shortened or as JSON, with a word about what the instructions ask for in vain. */
export function inManner(answer: string, question: Question): string {
  const wishes = wishesOf(question);
  const { responseFormat, instructions } = question.request;
  if (responseFormat.type !== "text" || wishes.jsonOnly) return asJson(answer, question);
  const phrases = fixedPhrases(instructions);
  if (wishes.resultOnly) return withPhrases(resultOf(answer), phrases);
  const text = wishes.brief ? shortened(answer) : answer;
  const said = wishes.userName ? addressed(text, wishes.userName) : text;
  const unmet = unmetWish(instructions);
  return withPhrases(unmet === null ? said : `${said}\n\n${unmet}`, phrases);
}

/** The last formula, without the sentence around it. */
function resultOf(answer: string): string {
  const formulas = [...answer.matchAll(/\\\((.+?)\\\)/gs)].map((match) => match[1] ?? "");
  const last = formulas.at(-1);
  if (last === undefined) return answer;
  const right =
    last
      .split(/(?<![<>!\\])=/)
      .at(-1)
      ?.trim() ?? last;
  return /^-?\d+$/.test(right) ? right : `\\(${right}\\)`;
}

function shortened(answer: string): string {
  const parts = answer.split("\n\n");
  const first = (/^1\. /.test(parts[0] ?? "") ? parts.at(-1) : parts[0]) ?? answer;
  return first.includes("```") ? answer : first;
}

function addressed(text: string, name: string): string {
  if (text.includes(name)) return text;
  const greeting = /^(Hello|Hi|Good day|You are welcome|Goodbye)\b/.exec(text)?.[1];
  if (greeting) return text.replace(greeting, `${greeting}, ${name}`);
  if (/^(?:The|A|An|It|This|That|There|These|Yes|No|In|For|Here|You|Your|Done|To|What)\b/.test(text)) {
    return `${name}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  }
  if (/^(?:[-*#`|]|\d+\.)/.test(text)) return `${name}, here is what I found:\n\n${text}`;
  return `${name}, ${text}`;
}
