import { wrongState } from "../api-error";
import type { StepRecord } from "../objects";
import { plainResult } from "../tools/tool";
import type { ToolOutput } from "./run-engine";
import { answeredCallRecord, answeredToolCall, endStep } from "./step-objects";

/**
 * The step with the outputs of all its open calls, completed.
 *
 * @throws {ApiError} 400 that names both sides when the outputs are not those of exactly the open calls.
 */
export function withOutputs(
  record: StepRecord,
  outputs: readonly ToolOutput[],
  nowSeconds: number,
): StepRecord {
  const open = record.calls.filter((call) => call.output === null).map((call) => call.id);
  const given = outputs.map((output) => output.tool_call_id);
  const matches = open.length === given.length && open.every((id) => given.includes(id));
  if (!matches) {
    throw wrongState(
      `Expected tool outputs for call_ids ${JSON.stringify(open)}, got ${JSON.stringify(given)}`,
    );
  }
  const results = new Map(outputs.map(({ tool_call_id: id, output }) => [id, plainResult(output)]));
  const details = record.object.step_details;
  const toolCalls = details.type === "tool_calls" ? details.tool_calls : [];
  const answered = toolCalls.map((call) => {
    const result = results.get(call.id);
    return result ? answeredToolCall(call, result) : call;
  });
  const calls = record.calls.map((call) => {
    const result = results.get(call.id);
    return result ? answeredCallRecord(call, result) : call;
  });
  const step = { ...record.object, step_details: { type: "tool_calls" as const, tool_calls: answered } };
  return {
    object: endStep(step, { status: "completed", nowSeconds, usage: record.usage }),
    calls,
    usage: record.usage,
  };
}
