import { afterEach, describe, expect, it } from "vitest";
import type { ModelRequest } from "../../../../../src/service/models/model";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

const threads: TutorThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

function thread(over: Partial<ModelRequest> = {}): TutorThread {
  threads.push(new TutorThread(over));
  return threads.at(-1) as TutorThread; // just pushed
}

async function answers(questions: readonly string[], over: Partial<ModelRequest> = {}): Promise<string[]> {
  const one = thread(over);
  const texts: string[] = [];
  for (const question of questions) texts.push((await one.ask(question)).text);
  return texts;
}

describe("talk", () => {
  it("greets, says who it is, and never calls itself a language model", async () => {
    const [hello, who, gpt, thanks, name] = await answers([
      "Hi, my name is Ada",
      "Who are you?",
      "Are you ChatGPT?",
      "Thanks!",
      "What's my name?",
    ]);
    expect(hello).toMatch(/^Hello, Ada!/);
    for (const text of [who, gpt]) expect(text).toContain("no language model");
    expect(`${who}${gpt}`).not.toMatch(/GPT/);
    expect(thanks).toContain("welcome");
    expect(name).toContain("Ada");
  });

  it("says that it can only write English", async () => {
    const [text] = await answers(["Tell me about Gauss in French please"]);
    expect(text).toContain("only answer in English");
  });

  it("writes a quiz and marks the replies", async () => {
    const [quiz = "", marks] = await answers([
      "Write a quiz with 2 questions about percentages",
      "1) 28\n2) 5",
    ]);
    expect(quiz.match(/^\d\. What is \d+% of \d+\?$/gm)).toHaveLength(2);
    expect(marks).toMatch(/^You have [01] of 2 right\./);
  });
});

describe.skipIf(!hasPython)("talk about mathematics", () => {
  it("follows up: other numbers, the code, a check, an explanation", async () => {
    const [, other, code, check, steps, instead] = await answers([
      "Solve 3x + 11 = 14",
      "And for 4x + 2 = 10?",
      "Show me the code you used",
      "Check that",
      "Explain step by step",
      "What about 5x = 20 instead?",
    ]);
    expect(other).toContain("\\(x = 2\\)");
    expect(code).toMatch(/```python\n[\s\S]*4\*x \+ 2[\s\S]*```/);
    expect(check).toMatch(/^The answer is correct\..*\\\(x = 2\\\)/);
    expect(steps).toContain("2. Subtract 2 from both sides");
    expect(steps).toContain("\\(x = 2\\)");
    expect(instead).toContain("\\(x = 4\\)");
  });

  it.each([
    [["What is 17% of 230?", "and 20%?"], "\\(46\\)"],
    [["What is the derivative of x^3 + 2x?", "and for x^2 instead"], "\\(2x\\)"],
    [["What is x^2 - 4 at x = 3?", "Factor x^2 - 4", "Now expand it"], "x^2 - 4"],
  ])("understands %j", async (questions, expected) => {
    expect((await answers(questions)).at(-1)).toContain(expected);
  });

  it("answers several questions in one message, and names the part that it cannot answer", async () => {
    const [both] = await answers(["Solve 3x + 1 = 7 and factor x^2 - 4. Who was Gauss?"]);
    for (const part of ["\\(x = 2\\)", "(x + 2)(x - 2)", '"Who was Gauss?"']) expect(both).toContain(part);
    const [numbered] = await answers(["1) Solve 2x = 8 2) What is 15% of 80? 3) Is 91 prime?"]);
    for (const part of ["\\(x = 4\\)", "\\(12\\)", "No,"]) expect(numbered).toContain(part);
    const [premise] = await answers(["Let x = 3. What is x^2? What is x^3?"]);
    for (const part of ["= 9", "= 27"]) expect(premise).toContain(part);
  });

  it("checks a statement by working it out", async () => {
    expect(await answers(["Is x = 2 a solution of 3x + 11 = 14?"])).toEqual([
      expect.stringContaining("not what I find"),
    ]);
    expect(await answers(["Is x = 2 a solution of x^2 - 5x + 6 = 0?"])).toEqual([
      expect.stringContaining("is correct"),
    ]);
  });

  it.each([
    "You verify the answers of another assistant.",
    "Check the answer that another assistant gave. Say whether it is correct. Do not solve anything else.",
    "Check the answer of the other assistant and explain step by step what is wrong.",
  ])("verifies what another assistant wrote on the same thread: %s", async (instructions) => {
    for (const [claim, verdict] of [
      ["The solution is \\(x = 1\\).", "The answer of Solver is correct."],
      ["The solution is x = 3.", "The answer of Solver is not what I find."],
    ] as const) {
      const checker = thread({ instructions });
      checker.messages.push({ role: "user", content: [{ type: "text", text: "Solve 3x + 11 = 14" }] });
      checker.messages.push({
        role: "assistant",
        content: [{ type: "text", text: claim }],
        toolCalls: [],
        assistantId: "asst_solver",
        assistantName: "Solver",
      });
      expect((await checker.run()).text).toContain(verdict);
    }
  });

  it.each([
    ["The answer is no.", "is correct"],
    ["Yes, 91 is a prime number.", "is not what I find"],
    ["91 is not a prime number.", "is correct"],
    ["It ends in 1.", "could not check"],
  ])("verifies an answer of yes or no: %s", async (claim, verdict) => {
    const checker = thread({ instructions: "Check the answer that another assistant gave." });
    checker.messages.push({ role: "user", content: [{ type: "text", text: "Is 91 a prime number?" }] });
    const by = { assistantId: "asst_solver", assistantName: "Solver" };
    const content = [{ type: "text" as const, text: claim }];
    checker.messages.push({ role: "assistant", content, toolCalls: [], ...by });
    expect((await checker.run()).text).toContain(verdict);
  });

  it("explains without solving when the instructions say so", async () => {
    const one = thread({ instructions: "Explain how to solve the problem, but do not give the solution." });
    const { text, rounds } = await one.ask("Solve 5x - 3 = 12");
    expect(rounds).toEqual([]);
    expect(text).toContain("Add 3 to both sides");
    expect(text).not.toMatch(/x = 3/);
  });
});
