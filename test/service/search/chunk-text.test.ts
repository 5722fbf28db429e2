import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoChunking, chunkText } from "../../../src/service/search/chunk-text";
import { countTokens } from "../../../src/service/search/count-tokens";

describe("chunkText()", () => {
  it("keeps a short text whole", () => {
    expect([...chunkText("Two lines.\nOf text.\n", autoChunking)]).toEqual([
      { text: "Two lines.\nOf text.\n", overlap: 0 },
    ]);
    expect([...chunkText(" \n\n ", autoChunking)]).toEqual([]);
  });

  it("cuts at the ends of paragraphs where it can", () => {
    const paragraph = `${"one two three four five. ".repeat(4).trim()}\n\n`;
    const chunks = [...chunkText(paragraph.repeat(20), { maxTokens: 100, overlapTokens: 0 })];
    expect(chunks.length).toBeGreaterThan(4);
    for (const { text } of chunks) expect(text.endsWith("\n\n")).toBe(true);
  });

  it("overlaps by about what was asked", () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `w${index}`).join(" ");
    const chunks = [...chunkText(text, { maxTokens: 200, overlapTokens: 100 })];
    for (const { text: chunk, overlap } of chunks.slice(1)) {
      const repeated = countTokens(chunk.slice(0, overlap));
      expect(repeated).toBeGreaterThan(40);
      expect(repeated).toBeLessThanOrEqual(100);
    }
  });

  it("loses and invents nothing, and keeps every chunk within its size", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("\n\n", "\n", ". ", "日本語の文章。", "x".repeat(700), "😀".repeat(150), "   "),
    );
    const text = fc.array(word, { maxLength: 120 }).map((words) => words.join(" "));
    const size = fc.record({
      maxTokens: fc.integer({ min: 100, max: 300 }),
      half: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(text, size, (whole, { maxTokens, half }) => {
        const chunks = [...chunkText(whole, { maxTokens, overlapTokens: half })];
        const joined = chunks.map(({ text: chunk, overlap }) => chunk.slice(overlap)).join("");
        expect(whole.startsWith(joined)).toBe(true);
        expect(whole.slice(joined.length).trim()).toBe("");
        for (const { text: chunk } of chunks) {
          // Cutting inside a word may round it up twice.
          expect(countTokens(chunk)).toBeLessThanOrEqual(maxTokens + 8);
          expect(chunk).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      { numRuns: 150 },
    );
  });
});
