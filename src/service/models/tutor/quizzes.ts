/** Quiz questions: each is made from its answer, so the answer is known to be right. */
import { createHash } from "node:crypto";
import { numbersIn } from "./functions/fill";

export interface QuizQuestion {
  readonly text: string;
  readonly answer: number;
  /** The answer and three near misses, in a fixed mixed order. */
  readonly choices: readonly number[];
}

/** How many questions a text asks for; 3 when it does not say. */
export function quizLength(text: string): number {
  const near =
    /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:\w+[ -]){0,3}?(?:questions?|exercises?|problems?|tasks?)\b/i.exec(
      text,
    );
  const count = near ? (numbersIn(near[1] ?? "")[0] ?? 3) : 3;
  return Math.min(10, Math.max(1, count));
}

/** Questions about the topic that the text names, or linear equations. The same text gives the same quiz. */
export function makeQuiz(text: string, count: number): QuizQuestion[] {
  const make = (TOPICS.find(([topic]) => topic.test(text)) ?? TOPICS[TOPICS.length - 1])?.[1] ?? linear;
  const digest = createHash("sha256").update(text).digest();
  return Array.from({ length: count }, (_, at) => {
    const byte = (offset: number): number => digest[(at * 3 + offset) % digest.length] ?? 7;
    const a = 2 + (byte(0) % 8);
    const b = 1 + (byte(1) % 19);
    const c = 2 + (byte(2) % 9);
    const { question, answer, misses } = make(a, b, c);
    const all = [...new Set([answer, ...misses, answer + 10, answer + 3, answer + 20])].slice(0, 4);
    const turn = byte(0) % all.length;
    return { text: question, answer, choices: [...all.slice(turn), ...all.slice(0, turn)] };
  });
}

interface Made {
  readonly question: string;
  readonly answer: number;
  readonly misses: readonly number[];
}

type Maker = (a: number, b: number, c: number) => Made;

function linear(a: number, b: number, c: number): Made {
  return { question: `Solve ${a}x + ${b} = ${a * c + b} for x.`, answer: c, misses: [c + 1, c - 1, a * c] };
}

const TOPICS: readonly [RegExp, Maker][] = [
  [
    /percent|prozent/i,
    (a, b) => ({
      question: `What is ${a * 10}% of ${b * 10}?`,
      answer: a * b,
      misses: [a * b * 10, a + b, a * b + 5],
    }),
  ],
  [
    /multiplic|multiplying|times table/i,
    (a, b) => ({ question: `What is ${a} × ${b}?`, answer: a * b, misses: [a * b + a, a * b - 1, a + b] }),
  ],
  [
    /derivativ|calculus|differenti/i,
    (a, b, c) => ({
      question: `What is the derivative of ${a}x^2 + ${b}x at x = ${c}?`,
      answer: 2 * a * c + b,
      misses: [a * c + b, 2 * a * c, a * c * c + b * c],
    }),
  ],
  [
    /\b(?:area|rectangle|geometry)/i,
    (a, b) => ({
      question: `What is the area of a rectangle with sides ${a} and ${b}?`,
      answer: a * b,
      misses: [2 * (a + b), a + b, a * b + 2],
    }),
  ],
  [
    /\b(?:power|square)/i,
    (a, _, c) => ({
      question: `What is ${a + c}^2?`,
      answer: (a + c) ** 2,
      misses: [2 * (a + c), (a + c) ** 2 + 1, (a + c) ** 3],
    }),
  ],
  [
    /\b(?:add|sum|addition)/i,
    (a, b, c) => ({
      question: `What is ${a * 7 + b} + ${c * 11}?`,
      answer: a * 7 + b + c * 11,
      misses: [a * 7 + b + c * 10, a * 7 + c * 11, b + c * 11],
    }),
  ],
  [/./s, linear],
];

/** Whether a reply gives the answer: as number, as choice, or as letter of the choice. */
export function isRight(reply: string, question: QuizQuestion): boolean {
  const letter = /^\s*\(?([a-d])\)?\s*[).:]?\s*$/i.exec(reply)?.[1];
  if (letter) return question.choices[letter.toLowerCase().charCodeAt(0) - 97] === question.answer;
  return numbersIn(reply.replace(/^.*=/s, "")).at(-1) === question.answer;
}
