import type { FileSearchTool } from "openai/resources/beta/assistants";
import { ApiError } from "../api-error";
import { ModelError } from "../models/model";
import type { AttributeFilter, Passage, Search } from "../search/search";
import { plainResult, type SearchResult, type Tool, type ToolResult } from "./tool";
import { type UntilReadParts, untilRead } from "./until-read";

export interface FileSearchToolOptions {
  readonly search: Search;
  readonly reading: UntilReadParts;
  readonly vectorStoreIds: readonly string[];
  readonly settings: FileSearchTool["file_search"];
  /** On the attributes of the files; default: none. */
  readonly filters?: AttributeFilter | null;
}

const MAX_QUERY = 4_096;
/** Characters of all passages together: the documented 16 000 tokens. */
const MAX_OUTPUT = 64_000;

/** Searches the vector stores of the assistant and the thread; see `Tool`. */
export function fileSearchTool(options: FileSearchToolOptions): Tool {
  return {
    model: {
      kind: "file_search",
      name: "file_search",
      description:
        "Searches the user's files and returns the best passages, each headed by its citation marker.",
      parameters: {
        type: "object",
        properties: { query: { type: "string", description: "What to look for" } },
        required: ["query"],
        additionalProperties: false,
      },
      strict: false,
    },
    call: async (call, signal) => {
      const query = queryOf(call.arguments).slice(0, MAX_QUERY);
      const scoreThreshold = options.settings?.ranking_options?.score_threshold ?? 0;
      const details = { kind: "file_search" as const, scoreThreshold, results: [] };
      if (query.trim() === "") {
        return plainResult('Error: the arguments must be JSON like {"query": "what to look for"}', details);
      }
      if (options.vectorStoreIds.length === 0) return plainResult("There are no files to search.", details);
      await untilRead(options.vectorStoreIds, options.reading, signal);
      const results = await search(query, options, signal);
      return toToolResult(results, { number: call.number, scoreThreshold });
    },
  };
}

/** @throws {ModelError} when a vector store is gone or has expired. */
async function search(
  query: string,
  options: FileSearchToolOptions,
  signal: AbortSignal,
): Promise<Passage[]> {
  try {
    return await options.search.query(options.vectorStoreIds, query, {
      owner: options.reading.owner,
      maxNumResults: options.settings?.max_num_results ?? 20,
      rankingOptions: options.settings?.ranking_options ?? {},
      filters: options.filters ?? null,
      signal,
    });
  } catch (error) {
    if (error instanceof ApiError) throw new ModelError("server_error", error.message, { cause: error });
    throw error;
  }
}

function toToolResult(
  found: readonly Passage[],
  { number, scoreThreshold }: { number: number; scoreThreshold: number },
): ToolResult {
  const results: SearchResult[] = [];
  const passages: string[] = [];
  const citations: { marker: string; fileId: string }[] = [];
  let length = 0;
  for (const { fileId, filename, score, text } of found) {
    length += text.length;
    if (length > MAX_OUTPUT && results.length > 0) break;
    const marker = `【${number}:${results.length}†${filename.replaceAll(/[【】]/g, " ")}】`;
    results.push({ fileId, fileName: filename, score, text });
    citations.push({ marker, fileId });
    passages.push(`${marker}\n${text}`);
  }
  const output = passages.length > 0 ? passages.join("\n\n") : "Nothing was found.";
  return { output, files: [], citations, details: { kind: "file_search", scoreThreshold, results } };
}

/** Models sometimes send the bare query, or a list of them, instead of JSON. */
function queryOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "string") return value;
    if (typeof value !== "object" || value === null) return "";
    const query: unknown = "query" in value ? value.query : "queries" in value ? value.queries : "";
    return Array.isArray(query) ? query.filter((each) => typeof each === "string").join(" ") : String(query);
  } catch {
    return json.trimStart().startsWith("{") ? "" : json;
  }
}
