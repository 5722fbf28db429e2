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
