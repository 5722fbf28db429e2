import type { ModelTool } from "../models/model";
import type { CallRecord } from "../objects";

/** One tool of a run. */
export interface Tool {
  /** How the model sees it. */
  readonly model: ModelTool;
  /**
   * Answers a call; null for the caller's functions, which the caller answers. Never rejects for what the
   * model wrote: the output then says what was wrong. When the signal aborts it rejects with its reason.
   */
  readonly call:
    | ((call: ToolCall, signal: AbortSignal, onProgress?: OnProgress) => Promise<ToolResult>)
    | null;
}

/** Gets a line when a call has to wait for something unusual, such as a package being fetched. */
export type OnProgress = (line: string) => void;

export interface ToolCall {
  readonly id: string;
  /** As the model wrote it. */
  readonly arguments: string;
  /** Tells the calls of one conversation apart in citations such as `【4:0†notes.md】`. */
  readonly number: number;
}

/** What a tool answers. The files and citations are for annotations in the answer. */
export interface ToolResult {
  /** What the model gets to read. */
  readonly output: string;
  readonly files: readonly OutputFileLink[];
  readonly citations: CallRecord["citations"];
  readonly details: ToolDetails;
}

export interface OutputFileLink {
  readonly path: string;
  readonly fileId: string;
  readonly isImage: boolean;
  /** Whether the code displayed the picture. */
  readonly isShown: boolean;
}

/** What a run step shows of a call beside its arguments. */
export type ToolDetails =
  | { readonly kind: "code_interpreter"; readonly logs: string; readonly imageFileIds: readonly string[] }
  | {
      readonly kind: "file_search";
      readonly scoreThreshold: number;
      readonly results: readonly SearchResult[];
    }
  | { readonly kind: "function" };

export interface SearchResult {
  readonly fileId: string;
  readonly fileName: string;
  /** 0 to 1. */
  readonly score: number;
  readonly text: string;
}

/** A result that is an output for the model and nothing else. */
export function plainResult(output: string, details: ToolDetails = { kind: "function" }): ToolResult {
  return { output, files: [], citations: [], details };
}
