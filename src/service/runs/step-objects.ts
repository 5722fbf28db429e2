import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep, ToolCall, ToolCallDelta } from "openai/resources/beta/threads/runs/steps";
import type { CallRecord } from "../objects";
import type { ToolResult } from "../tools/tool";
import type { StartedCall } from "./turn-recorder";

/** A step as it begins. */
export function newStep(run: Run, id: string, at: { createdAt: number; details: StepDetails }): RunStep {
  return {
    id,
    object: "thread.run.step",
    created_at: at.createdAt,
    run_id: run.id,
    assistant_id: run.assistant_id,
    thread_id: run.thread_id,
    type: at.details.type,
    status: "in_progress",
    cancelled_at: null,
    completed_at: null,
    expired_at: null,
    failed_at: null,
    last_error: null,
    step_details: at.details,
    metadata: {},
    usage: null,
  };
}

type StepDetails = RunStep["step_details"];

export interface StepEnd {
  readonly status: Exclude<RunStep["status"], "in_progress">;
  readonly error?: RunStep.LastError | null;
  readonly nowSeconds: number;
  readonly usage: RunStep.Usage | null;
}

/** A step that is over. Without known usage it shows zeros, as the wire wants numbers then. */
export function endStep(step: RunStep, { status, error = null, nowSeconds, usage }: StepEnd): RunStep {
  return {
    ...step,
    status,
    completed_at: status === "completed" ? nowSeconds : null,
    cancelled_at: status === "cancelled" ? nowSeconds : null,
    expired_at: status === "expired" ? nowSeconds : null,
    failed_at: status === "failed" ? nowSeconds : null,
    last_error: error,
    usage: usage ?? { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

/** A call as a finished reply leaves it: made, and not answered yet. */
export function newToolCall({ id, name, kind }: StartedCall, input: string): ToolCall {
  if (kind === "code_interpreter") return { id, type: kind, code_interpreter: { input, outputs: [] } };
  if (kind === "file_search") return { id, type: kind, file_search: {} };
  return { id, type: "function", function: { name, arguments: input, output: null } };
}

/** The call with what its tool has answered. */
export function answeredToolCall(call: ToolCall, { output, details }: ToolResult): ToolCall {
  if (call.type === "function") return { ...call, function: { ...call.function, output } };
  if (call.type === "code_interpreter") {
    const images = details.kind === "code_interpreter" ? details.imageFileIds : [];
    const logs = details.kind === "code_interpreter" ? details.logs : output;
    const outputs = [
      ...(logs === "" ? [] : [{ type: "logs" as const, logs }]),
      ...images.map((file_id) => ({ type: "image" as const, image: { file_id } })),
    ];
    return { ...call, code_interpreter: { ...call.code_interpreter, outputs } };
  }
  if (details.kind !== "file_search") return call;
  const results = details.results.map(({ fileId, fileName, score, text }) => ({
    file_id: fileId,
    file_name: fileName,
    score,
    content: [{ type: "text" as const, text }],
  }));
  const options = { ranker: "default_2024_08_21" as const, score_threshold: details.scoreThreshold };
  return { ...call, file_search: { ranking_options: options, results } };
}

export function newCallRecord(id: string, name: string, json: string): CallRecord {
  return { id, name, arguments: json, output: null, files: [], citations: [] };
}

export function answeredCallRecord(call: CallRecord, { output, files, citations }: ToolResult): CallRecord {
  return {
    ...call,
    output,
    files: files.map(({ path, fileId, isImage }) => ({ path, fileId, isImage })),
    citations,
  };
}

/** The first delta of a call: everything that must not be repeated, and nothing of its arguments. */
export function firstCallDelta({ id, name, kind }: StartedCall, index: number): ToolCallDelta {
  if (kind === "code_interpreter")
    return { index, id, type: kind, code_interpreter: { input: "", outputs: [] } };
  if (kind === "file_search") return { index, id, type: kind, file_search: {} };
  return { index, id, type: "function", function: { name, arguments: "", output: null } };
}

/** The delta that brings what a tool has answered; null when it brings nothing. */
export function answerDelta(call: ToolCall, index: number): ToolCallDelta | null {
  if (call.type === "function")
    return { index, type: "function", function: { output: call.function.output } };
  if (call.type === "file_search") return { index, type: "file_search", file_search: call.file_search };
  const outputs = call.code_interpreter.outputs.map((output, at) => ({ ...output, index: at }));
  if (outputs.length === 0) return null;
  return { index, type: "code_interpreter", code_interpreter: { outputs } };
}

/** The step without the texts of file_search results, which are shown only when asked for with `include[]`. */
export function withoutResultTexts(step: RunStep): RunStep {
  const details = step.step_details;
  if (details.type !== "tool_calls") return step;
  if (!details.tool_calls.some((call) => call.type === "file_search")) return step;
  return { ...step, step_details: { ...details, tool_calls: details.tool_calls.map(withoutTexts) } };
}

export function withoutTexts(call: ToolCall): ToolCall {
  if (call.type !== "file_search" || !call.file_search.results) return call;
  const results = call.file_search.results.map(({ file_id, file_name, score }) => ({
    file_id,
    file_name,
    score,
  }));
  return { ...call, file_search: { ...call.file_search, results } };
}
