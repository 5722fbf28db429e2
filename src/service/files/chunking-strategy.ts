import type {
  FileChunkingStrategy,
  FileChunkingStrategyParam,
} from "openai/resources/vector-stores/vector-stores";
import { autoChunking, type Chunking } from "../search/chunk-text";

/** A strategy as a vector store file shows it; `auto` is shown as what it stands for. */
export function shownStrategy(asked: FileChunkingStrategyParam | null | undefined): FileChunkingStrategy {
  if (asked?.type === "static") return { type: "static", static: asked.static };
  const { maxTokens, overlapTokens } = autoChunking;
  return {
    type: "static",
    static: { max_chunk_size_tokens: maxTokens, chunk_overlap_tokens: overlapTokens },
  };
}

/** The sizes that a shown strategy means. */
export function chunkingOf(strategy: FileChunkingStrategy | undefined): Chunking {
  if (strategy?.type !== "static") return autoChunking;
  const { max_chunk_size_tokens: maxTokens, chunk_overlap_tokens: overlapTokens } = strategy.static;
  return { maxTokens, overlapTokens };
}
