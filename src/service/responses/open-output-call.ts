import { CodeReader, codeOf } from "../tools/code-arguments";
import type { ToolResult } from "../tools/tool";
import type { EventLog } from "./event-log";
import {
  type CodeItem,
  type CodeOutput,
  type FunctionCallItem,
  type SearchItem,
  type StoredItem,
  shownItem,
} from "./items";

/** A tool call of the model while it is written and answered. */
export interface OpenOutputCall {
  readonly callId: string;
  readonly outputIndex: number;
  addArguments(delta: string): void;
  /** The call is written; functions are over with it. `isCut`: the reply broke off. */
  written(json: string, isCut: boolean): StoredItem | null;
  /** A built-in tool has answered. `outputs`: for code. */
  answered(result: ToolResult, outputs: readonly CodeOutput[]): StoredItem;
}

export interface OpenCallOptions {
  readonly id: string;
  readonly callId: string;
  readonly name: string;
  readonly outputIndex: number;
  readonly log: EventLog;
  readonly include: readonly string[];
}

/** A call of the caller's function. */
export function openFunctionCall({ id, callId, name, outputIndex, log }: OpenCallOptions): OpenOutputCall {
  const item = (json: string, status: FunctionCallItem["status"]): FunctionCallItem => ({
    id,
    type: "function_call",
    call_id: callId,
    name,
    arguments: json,
    status,
  });
  const place = { item_id: id, output_index: outputIndex };
  log.push({ type: "response.output_item.added", output_index: outputIndex, item: item("", "in_progress") });
  return {
    callId,
    outputIndex,
    addArguments: (delta) => log.push({ type: "response.function_call_arguments.delta", ...place, delta }),
    written(json, isCut) {
      const done = item(json, isCut ? "incomplete" : "completed");
      log.push({ type: "response.function_call_arguments.done", ...place, name, arguments: json });
      log.push({ type: "response.output_item.done", output_index: outputIndex, item: done });
      return { object: done, modelOutput: null };
    },
    // A name that the model made up is answered at once; the client sees the call, and nothing waits for it.
    answered: ({ output }) => ({ object: item("", "completed"), modelOutput: output }),
  };
}

/** A program for the code interpreter. */
export function openCodeCall(options: OpenCallOptions & { readonly containerId: string }): OpenOutputCall {
  const { id, callId, outputIndex, log, include, containerId: container_id } = options;
  const reader = new CodeReader();
  const place = { item_id: id, output_index: outputIndex };
  const base = { id, type: "code_interpreter_call" as const, container_id };
  let streamed = "";
  let code = "";
  const emit = (delta: string) => {
    if (delta === "") return;
    streamed += delta;
    log.push({ type: "response.code_interpreter_call_code.delta", ...place, delta });
  };
  const added = { ...base, status: "in_progress", code: "", outputs: [] };
  log.push({ type: "response.output_item.added", output_index: outputIndex, item: added });
  log.push({ type: "response.code_interpreter_call.in_progress", ...place });
  const done = (status: CodeItem["status"], outputs: readonly CodeOutput[], output: string | null) => {
    const stored: StoredItem = { object: { ...base, status, code, outputs }, modelOutput: output };
    const item = shownItem(stored, include);
    log.push({ type: "response.output_item.done", output_index: outputIndex, item });
    return stored;
  };
  return {
    callId,
    outputIndex,
    addArguments: (delta) => emit(reader.read(delta)),
    written(json, isCut) {
      code = codeOf(json);
      // Code behind other keys of the arguments is shown in one piece.
      if (streamed === "") emit(code);
      log.push({ type: "response.code_interpreter_call_code.done", ...place, code });
      if (isCut) return done("incomplete", [], null);
      log.push({ type: "response.code_interpreter_call.interpreting", ...place });
      return null;
    },
    answered({ output }, outputs) {
      log.push({ type: "response.code_interpreter_call.completed", ...place });
      return done("completed", outputs, output);
    },
  };
}

/** A search in vector stores. */
export function openSearchCall(options: OpenCallOptions): OpenOutputCall {
  const { id, callId, outputIndex, log, include } = options;
  const place = { item_id: id, output_index: outputIndex };
  const base = { id, type: "file_search_call" as const };
  let queries: readonly string[] = [];
  const added = { ...base, status: "in_progress", queries: [], results: null };
  log.push({ type: "response.output_item.added", output_index: outputIndex, item: added });
  log.push({ type: "response.file_search_call.in_progress", ...place });
  const done = (status: SearchItem["status"], results: SearchItem["results"], output: string | null) => {
    const object: SearchItem = { ...base, status, queries, results: results ?? null };
    const stored: StoredItem = { object, modelOutput: output };
    const item = shownItem(stored, include);
    log.push({ type: "response.output_item.done", output_index: outputIndex, item });
    return stored;
  };
  return {
    callId,
    outputIndex,
    addArguments: () => {},
    written(json, isCut) {
      queries = queriesOf(json);
      if (isCut) return done("incomplete", null, null);
      log.push({ type: "response.file_search_call.searching", ...place });
      return null;
    },
    answered({ output, details }) {
      log.push({ type: "response.file_search_call.completed", ...place });
      const found = details.kind === "file_search" ? details.results : [];
      const results = found.map(({ fileId, fileName, score, text }) => ({
        file_id: fileId,
        filename: fileName,
        score,
        text,
        attributes: {},
      }));
      return done("completed", results, output);
    },
  };
}

function queriesOf(json: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null) return [];
    if ("queries" in value && Array.isArray(value.queries)) return value.queries.map(String);
    return "query" in value ? [String(value.query)] : [];
  } catch {
    return json.trim() === "" ? [] : [json];
  }
}
