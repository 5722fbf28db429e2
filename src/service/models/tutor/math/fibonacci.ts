/** "Generate the first 20 Fibonacci numbers." */
import { programTask } from "../program-task";
import type { Skill } from "../skill";
import { enumerate } from "./answer";
import { cardinal } from "./rule";

/** Lists Fibonacci numbers, from 0 and 1 on. */
export const fibonacci: Skill = {
  name: "fibonacci",
  recognise(question) {
    if (!/\bfibonacci\b/i.test(question.text) || question.text.length > 200) return null;
    const word =
      /\bfirst ([\w-]+)(?: (?:numbers|terms|elements))?(?: of)?(?: the)? fibonacci\b|\bfirst ([\w-]+) (?:numbers|terms|elements)\b|\bfibonacci (?:numbers|sequence|series)\b[^.?!]*?\b(?:up to|to) the (\d+)(?:st|nd|rd|th)\b/i.exec(
        question.text,
      );
    const count = cardinal(word?.[1] ?? word?.[2] ?? word?.[3] ?? "10");
    if (count === null || count < 1 || count > 200) return null;
    const program = [
      "# Every number is the sum of the two before it.",
      "numbers = [0, 1]",
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
