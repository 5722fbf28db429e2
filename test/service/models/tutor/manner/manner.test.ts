import { afterEach, describe, expect, it } from "vitest";
import type { ModelRequest } from "../../../../../src/service/models/model";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

const threads: TutorThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

async function answer(question: string, over: Partial<ModelRequest>): Promise<string> {
  const thread = new TutorThread(over);
  threads.push(thread);
  return (await thread.ask(question)).text;
}

describe.skipIf(!hasPython)("inManner()", () => {
  it("addresses the user as the instructions say", async () => {
    const instructions =
      "You are a personal math tutor. Write and run code to answer math questions. Please address the user as Jane Doe. The user has a premium account.";
    expect(
      await answer("I need to solve the equation `3x + 11 = 14`. Can you help me?", { instructions }),
    ).toBe("Jane Doe, the solution to the equation \\(3x + 11 = 14\\) is \\(x = 1\\).");
    expect(await answer("Hello", { instructions: "The user's name is Ada." })).toMatch(/^Hello, Ada!/);
  });

  it.each([
    ["Talk like a pirate.", "talk like a pirate"],
    ["You are a math tutor. Always answer in German.", "answer in German"],
    ["Answer every question in rhymes.", "answer in rhymes"],
    ["Write in the style of Shakespeare.", "answer in the style of Shakespeare"],
    ["Pretend to be Albert Einstein", "play Albert Einstein"],
    ["Be brief. Use lots of emojis.", "write emojis"],
  ])("says in one sentence that it cannot: %s", async (instructions, cannot) => {
    expect(await answer("Solve 3x + 11 = 14", { instructions })).toBe(
      "The solution to the equation \\(3x + 11 = 14\\) is \\(x = 1\\).\n\n" +
        `I am the offline tutor, a set of rules, so I cannot ${cannot}; a connected model can.`,
    );
  });

  it.each([
    ["You are a personal math tutor. Write and run code to answer math questions."],
    ["Speak to the user like a friendly tutor. Explain like a teacher would."],
    ["Do not answer in German. Never talk like a pirate."],
    ["Answer in German if the user writes German."],
    ["You are a German teacher who can answer in French."],
    ["Act like a checker. Answer questions about poems."],
  ])("says nothing of the kind for: %s", async (instructions) => {
    expect(await answer("Solve 3x + 11 = 14", { instructions })).not.toContain("I cannot");
  });

  it("begins and ends with the words that the instructions put in quotation marks", async () => {
    const instructions = "Begin each reply with \"Dear Kim,\" and end it with the words 'Keep practising!'.";
    const text = "the solution to the equation \\(3x + 11 = 14\\) is \\(x = 1\\).";
    expect(await answer("Solve 3x + 11 = 14", { instructions })).toBe(
      `Dear Kim, T${text.slice(1)}\n\nKeep practising!`,
    );
    const qed = "End every answer with 'QED'. Only give the result.";
    expect(await answer("What is 6*7?", { instructions: qed })).toBe("42\n\nQED");
    const never = "Never end an answer with 'QED'.";
    expect(await answer("What is 6*7?", { instructions: never })).not.toContain("QED");
    const asJson = { instructions: qed, responseFormat: { type: "json_object" } } as const;
    expect(JSON.parse(await answer("What is 6*7?", asJson))).toBeTypeOf("object");
  });

  it("answers with the result only, or briefly", async () => {
    expect(await answer("What is 12*12? Just the number.", {})).toBe("144");
    expect(await answer("Only give me the number: 15 * 4", {})).toBe("60");
    expect(await answer("Solve x + 1 = 3. Answer in one word.", {})).toBe("2");
    expect(await answer("Solve 2x = 8 step by step", { instructions: "Answer briefly." })).toBe(
      "The solution to the equation \\(2x = 8\\) is \\(x = 4\\).",
    );
  });

  it("writes JSON and nothing else when asked to", async () => {
    const format = { responseFormat: { type: "json_object" } } as const;
    expect(JSON.parse(await answer("Solve x^2 - 5x + 6 = 0. Reply in JSON.", format))).toEqual({
      answer: "x = 2, x = 3",
      x: [2, 3],
    });
    expect(JSON.parse(await answer("Is 7 prime?", format))).toEqual({ answer: "yes" });
    expect(JSON.parse(await answer('As JSON with keys "x" and "steps": solve 2x = 6', {}))).toMatchObject({
      x: 3,
    });
    expect(JSON.parse(await answer("Write a poem", format))).toEqual({ error: expect.any(String) });
    const instructions = 'Answer only with JSON like {"solution": 1, "explanation": "..."}.';
    expect(JSON.parse(await answer("Solve 3x + 11 = 14", { instructions }))).toMatchObject({
      solution: "x = 1",
    });
  });

  it("fills the schema of the response format", async () => {
    const text = { type: "string" };
    const schema = {
      type: "object",
      properties: {
        equation: text,
        solution: { type: "number" },
        steps: { type: "array", items: text },
        verified: { type: "boolean" },
      },
      required: ["equation", "solution", "steps", "verified"],
    };
    const responseFormat = {
      type: "json_schema",
      name: "s",
      description: null,
      strict: true,
      schema,
    } as const;
    expect(JSON.parse(await answer("Solve 2x + 1 = 2", { responseFormat }))).toMatchObject({
      solution: 0.5,
      steps: expect.arrayContaining([expect.stringContaining("Subtract 1")]),
      verified: true,
    });
  });
});
