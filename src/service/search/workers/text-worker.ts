import { readFile } from "node:fs/promises";
import { type Chunk, type Chunking, chunkText } from "../chunk-text";
import { countTokens } from "../count-tokens";
import { extractText } from "../text/extract-text";
import { type ExtractionLimits, tooLong } from "../text/extraction-error";
import { serveCalls } from "./serve-calls";

export interface TextRequest {
  readonly path: string;
  readonly filename: string;
  readonly chunking: Chunking;
  readonly limits: ExtractionLimits;
}

let chunks: Iterator<Chunk> = [].values();

/** What the thread that reads documents does for others: one document at a time, taken in portions. */
export const textMethods = {
  /** Reads the document; the answer is the size of its text in bytes of UTF-8. */
  async open({ path, filename, chunking, limits }: TextRequest): Promise<number> {
    const text = await extractText(await readFile(path), filename, limits);
    if (countTokens(text) > limits.maxTokens) throw tooLong(limits);
    chunks = chunkText(text, chunking);
    return Buffer.byteLength(text);
  },

  /** The next chunks, at most `count`; none when the document is at its end. */
  take(count: number): Chunk[] {
    const portion: Chunk[] = [];
    while (portion.length < count) {
      const { done, value } = chunks.next();
      if (done) break;
      portion.push(value);
    }
    return portion;
  },
};

serveCalls(textMethods);
