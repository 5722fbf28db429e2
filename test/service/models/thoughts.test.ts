import { describe, expect, it } from "vitest";
import { ThoughtFilter } from "../../../src/service/models/thoughts";

/** What is given of a text that comes in pieces of `size` characters. */
function filtered(text: string, size: number, isWhole = true): string {
  const filter = new ThoughtFilter();
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
  return pieces.map((piece) => filter.read(piece)).join("") + filter.end(isWhole);
}

describe("ThoughtFilter", () => {
  it.each([
    ["<think>\nx or <b>y</b>?\n</think>\n\nx is 1.", "x is 1."],
    ["\n<thinking>hm</thinking>1 < 2", "1 < 2"],
    ["<think></think>ok", "ok"],
    ["x is <think>1</think>", "x is <think>1</think>"],
    ["<table> and <think>", "<table> and <think>"],
    ["<thin", "<thin"],
    ["", ""],
  ])("makes of %j the answer %j, however it is cut", (text, answer) => {
    for (const size of [1, 2, 3, 7, 100]) expect(filtered(text, size)).toBe(answer);
  });

  it("gives on what it can as soon as it can", () => {
    const filter = new ThoughtFilter();
    expect(["<th", "ink>a</th", "ink> ", "x", " is"].map((piece) => filter.read(piece))).toEqual([
      "",
      "",
      "",
      "x",
      " is",
    ]);
  });

  it("takes thoughts that never end for the answer, but not where the reply was cut off", () => {
    expect(filtered("<think> is a tag of XML.", 4)).toBe("<think> is a tag of XML.");
    expect(filtered("<think> let me see", 4, false)).toBe("");
  });
});
