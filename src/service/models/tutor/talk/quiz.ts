/** Writes a quiz as text, and marks the replies to it. */
import { wishesOf } from "../manner/instructions";
import { isRight, makeQuiz, quizLength } from "../quizzes";
import { answerTask, type Question, type Skill } from "../skill";

/** "Write a quiz with 3 questions about percentages", then "1) 4 2) 7 3) b". */
export const quiz: Skill = {
  name: "quiz",
  recognise(question) {
    const marked = marking(question);
    if (marked) return answerTask(marked);
    const { text } = question;
    const isAsked =
      ASKED.test(text) ||
      (wishesOf({ ...question, text: "" }).quiz && /\b(?:questions?|exercises?|quiz|test)\b/i.test(text));
    if (!isAsked) return null;
    const questions = makeQuiz(text, quizLength(text));
    const choices = /multiple[ -]choice/i.test(text);
    const lines = questions.map((each, at) => {
      const letters = each.choices.map((one, index) => `   ${"abcd".charAt(index)}) ${one}`).join("\n");
      return `${at + 1}. ${each.text}${choices ? `\n${letters}` : ""}`;
    });
    const key = /\b(?:with|and)(?: the)? (?:answers?|solutions?|answer key)\b/i.test(text)
      ? `\n\nAnswers: ${questions.map((each, at) => `${at + 1}) ${each.answer}`).join(", ")}`
      : "\n\nReply with your answers, one in each line, and I will mark them.";
    return answerTask(`${TITLE}\n\n${lines.join("\n")}${key}`);
  },
};

const TITLE = "Here is your quiz.";

const ASKED =
  /\b(?:make|write|create|give|prepare|generate|start|i want|let's do)\b[^.?!]{0,40}\b(?:quiz|practice (?:questions?|problems?)|test questions?|exercises)\b|\b(?:quiz|test) me\b/i;

/** Marks replies when the answer before was a quiz without its key. */
function marking({ text, earlier }: Question): string | null {
  const last = earlier.at(-1);
  if (!last?.answer.includes(TITLE) || last.answer.includes("Answers:")) return null;
  const questions = makeQuiz(last.question, quizLength(last.question));
  const replies = text
    .split(questions.length > 1 ? /\n+|[,;]\s*|\s+(?=\d{1,2}\s*[).:]\s)/ : /\n+/)
    .map((each) => each.replace(/^\s*\d{1,2}\s*[).:]\s+/, "").trim())
    .filter((each) => each !== "");
  if (replies.length !== questions.length) return null;
  const lines = questions.map((question, at) => {
    const right = isRight(replies[at] ?? "", question);
    return `${at + 1}. ${question.text} You answered ${replies[at]}: ${right ? "right" : `not right, the answer is ${question.answer}`}.`;
  });
  const count = questions.filter((question, at) => isRight(replies[at] ?? "", question)).length;
  return `You have ${count} of ${questions.length} right.\n\n${lines.join("\n")}`;
}
