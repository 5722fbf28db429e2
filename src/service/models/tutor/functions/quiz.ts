/** Puts a quiz into a caller's function such as `display_quiz`, and gives feedback on the replies. */
import type { ModelTool } from "../../model";
import { isRight, makeQuiz, type QuizQuestion, quizLength } from "../quizzes";
import type { Question, Task } from "../skill";
import { type Parameter, parametersOf } from "./schema";
import { isRecord, parse, stepsTask } from "./steps";

/** `null` when no quiz is asked for, or no function takes questions. */
export function quizTask({ text }: Question, tools: readonly ModelTool[]): Task | null {
  if (!/\b(?:quiz|test me|exam questions|practice questions)\b/i.test(text)) return null;
  for (const tool of tools) {
    const list = parametersOf(tool).find((each) => each.items && questionField(each.items));
    if (!list?.items) continue;
    const questions = makeQuiz(text, quizLength(text));
    const value = questions.map((each, at) => shape(each, list.items, isMultipleChoice(text, at)));
    const others = parametersOf(tool).filter((each) => each !== list && each.required);
    const rest = Object.fromEntries(others.map((each) => [each.name, { value: titleFor(each, text) }]));
    const step = { tool: tool.name, arguments: { ...rest, [list.name]: { value } } };
    return stepsTask([step], ([done]) => feedback(questions, done?.output ?? ""));
  }
  return null;
}

function questionField({ type, properties }: Parameter): Parameter | null {
  if (type !== "object") return null;
  return (
    properties.find(
      (each) =>
        each.type === "string" && /question|text|prompt/i.test(each.name) && !/type|kind/i.test(each.name),
    ) ?? null
  );
}

/** "One open ended, one multiple choice" goes by order; otherwise they take turns. */
function isMultipleChoice(text: string, at: number): boolean {
  const choice = text.search(/multiple[ -]choice/i);
  const open = text.search(/open[ -]?ended|free[ -](?:response|text)|short answer/i);
  if (choice >= 0 && open < 0) return true;
  if (open >= 0 && choice < 0) return false;
  return at % 2 === (open >= 0 && open > choice ? 0 : 1);
}

function shape(question: QuizQuestion, item: Parameter | null, multiple: boolean): Record<string, unknown> {
  const field = item && questionField(item);
  const result: Record<string, unknown> = {};
  for (const each of item?.properties ?? []) {
    if (each === field) result[each.name] = question.text;
    else if (each.allowed.length > 0 && /type|kind|format/i.test(each.name)) {
      const wanted = multiple ? /multiple|choice|mc/i : /free|open|short|text/i;
      result[each.name] = each.allowed.find((one) => wanted.test(String(one))) ?? each.allowed[0];
    } else if (each.type === "array" && multiple) result[each.name] = question.choices.map(String);
    else if (each.type === "array" && each.required) result[each.name] = [];
    else if (/answer|correct|solution/i.test(each.name)) {
      result[each.name] = each.type === "string" ? String(question.answer) : question.answer;
    } else if (each.required) result[each.name] = each.type === "string" ? "" : 0;
  }
  return result;
}

function titleFor(parameter: Parameter, text: string): unknown {
  if (parameter.type === "integer" || parameter.type === "number") return quizLength(text);
  const topic = /\bquiz[^.?!]*?\b(?:about|on|in)\s+((?!\d)[\p{L} ]{3,40}?)(?=[,.:;!?]|\s+with\b|$)/iu.exec(
    text,
  )?.[1];
  return topic ? `Quiz: ${topic}` : "A quiz in mathematics";
}

function feedback(questions: readonly QuizQuestion[], output: string): string {
  const replies = repliesIn(output);
  if (replies.length === 0)
    return "The quiz was shown, but no replies came back, so there is nothing to mark.";
  const lines = questions.map((question, at) => {
    const reply = replies[at];
    const said = `${at + 1}. ${question.text}`;
    if (reply === undefined || reply.trim() === "")
      return `${said} There was no reply; the answer is ${question.answer}.`;
    if (isRight(reply, question)) return `${said} You answered "${reply}": right.`;
    return `${said} You answered "${reply}"; the answer is ${question.answer}.`;
  });
  const right = questions.filter((question, at) => isRight(replies[at] ?? "", question)).length;
  return `You have ${right} of ${questions.length} right.\n\n${lines.join("\n")}`;
}

function repliesIn(output: string): string[] {
  const value = parse(output);
  if (Array.isArray(value)) return value.map(replyText);
  if (isRecord(value)) {
    const list = Object.values(value).find((each) => Array.isArray(each));
    return Array.isArray(list) ? list.map(replyText) : Object.values(value).map(replyText);
  }
  const inside = /\[.*\]/s.exec(output)?.[0];
  const inner = inside ? parse(inside.replaceAll("'", '"')) : null;
  if (Array.isArray(inner)) return inner.map(replyText);
  return String(value)
    .split(/\n|;/)
    .map((each) => each.replace(/^\s*(?:\d+[.):]|[-*])\s*/, "").trim())
    .filter((each) => each !== "");
}

function replyText(value: unknown): string {
  if (!isRecord(value)) return String(value);
  const found = value.answer ?? value.response ?? value.reply ?? value.value;
  return String(found ?? JSON.stringify(value));
}
