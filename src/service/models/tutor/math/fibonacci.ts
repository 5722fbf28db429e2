/** "Generate the first 20 Fibonacci numbers." */
import { programTask } from "../program-task";
import type { Question, Skill, Task } from "../skill";
import { enumerate } from "./answer";
import { cardinal } from "./rule";

/** Lists Fibonacci numbers, from 0 and 1 on. */
export const fibonacci: Skill = {
  name: "fibonacci",
  recognise(question) {
    if (!/\bfibonacci\b/i.test(question.text) || question.text.length > 200) return null;
    const place = placeIn(question.text);
    // Whoever begins with 0 counts otherwise.
    if (place !== null) return /\b0,\s*1\b/.test(question.text) ? null : fibonacciAt(question, place);
    const start = /\b(?:start|begin)\w*\b[^.?!]*?\b1,? (?:and )?1\b/i.test(question.text) ? "1, 1" : "0, 1";
    if (start === "0, 1" && /\b(?:start|begin)\w* (?!(?:with|at|from) 0)/i.test(question.text)) return null;
    const word =
      /\bfirst ([\w-]+)(?: (?:numbers|terms|elements))?(?: of)?(?: the)? fibonacci\b|\bfirst ([\w-]+) (?:numbers|terms|elements)\b|\bfibonacci (?:numbers|sequence|series)\b[^.?!]*?\b(?:up to|to) the (\d+)(?:st|nd|rd|th)\b/i.exec(
        question.text,
      );
    const count = cardinal(word?.[1] ?? word?.[2] ?? word?.[3] ?? "10");
    if (count === null || count < 1 || count > 200) return null;
    const program = [
      "# Every number is the sum of the two before it.",
      `numbers = [${start}]`,
      `while len(numbers) < ${count}:`,
      "    numbers.append(numbers[-1] + numbers[-2])",
      `numbers = numbers[:${count}]`,
      "for number in numbers:",
      '    print("answer:", number)',
      `right = len(numbers) == ${count} and all(c == a + b for a, b, c in zip(numbers, numbers[1:], numbers[2:]))`,
      'print("check:", "ok" if right else "failed")',
      "",
    ].join("\n");
    const verb = count === 1 ? "number is" : "numbers are";
    return programTask(question, {
      program,
      word: ({ answers }) => `The first ${count} Fibonacci ${verb} ${enumerate([...answers])}.`,
    });
  },
};

/** Which one is asked for: "the 12th", "F12". "Up to the 12th" asks for all of them. */
function placeIn(text: string): number | null {
  const ordinal = /(?<!\bto (?:the )?)\b(\d+)(?:st|nd|rd|th)\b/i.exec(text)?.[1];
  const index = /\bF_?\(?(\d{1,5})(?!\d|\)? ?=)/.exec(text)?.[1];
  const place = ordinal ?? index;
  return place === undefined ? null : Number(place);
}

/** The n-th number by adding up; checked by doubling: F(2n) and F(2n + 1) from F(n) and F(n + 1). */
function fibonacciAt(question: Question, n: number): Task | null {
  if (n < 1 || n > 10000) return null;
  const program = [
    "a, b = 0, 1",
    `for _ in range(${n}):`,
    "    a, b = b, a + b",
    'print("answer:", a)',
    "# The same by doubling: F(2n) and F(2n + 1) follow from F(n) and F(n + 1).",
    "c, d = 0, 1",
    `for bit in bin(${n})[2:]:`,
    "    c, d = c * (2 * d - c), c * c + d * d",
    "    if bit == '1':",
    "        c, d = d, c + d",
    'print("check:", "ok" if a == c else "failed")',
    "",
  ].join("\n");
  return programTask(question, {
    program,
    word: ({ answers: [answer] }) =>
      answer ? `With \\(F_1 = F_2 = 1\\), Fibonacci number ${n} is \\(${answer}\\).` : null,
  });
}
