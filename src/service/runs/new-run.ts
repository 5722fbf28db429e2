import type { Assistant } from "openai/resources/beta/assistants";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { invalidValue } from "../api-error";
import type { Records, RunRecord } from "../objects";
import type { CreateRun } from "./run-engine";

export interface NewRunOptions {
  readonly runId: string;
  readonly nowSeconds: number;
  readonly lifeSeconds: number;
}

/**
 * The record of a run as it is created: what the request leaves out is as the assistant has it.
 *
 * @throws {ApiError} 400 when `tool_choice` names a tool that the run does not have.
 */
export function newRun(
  request: CreateRun,
  { object: assistant, reasoningEffort }: Records["assistant"],
  options: NewRunOptions,
): RunRecord {
  const { parameters, threadId } = request;
  const tools = parameters.tools ?? assistant.tools;
  checkToolChoice(parameters.tool_choice, tools);
  const object: Run = {
    id: options.runId,
    object: "thread.run",
    created_at: options.nowSeconds,
    assistant_id: assistant.id,
    thread_id: threadId,
    status: "queued",
    started_at: null,
    expires_at: options.nowSeconds + options.lifeSeconds,
    cancelled_at: null,
    failed_at: null,
    completed_at: null,
    required_action: null,
    last_error: null,
    incomplete_details: null,
    model: parameters.model ?? assistant.model,
    instructions: instructionsOf(request, assistant),
    tools,
    metadata: parameters.metadata ?? {},
    temperature: parameters.temperature ?? assistant.temperature ?? 1,
    top_p: parameters.top_p ?? assistant.top_p ?? 1,
    max_completion_tokens: parameters.max_completion_tokens ?? null,
    max_prompt_tokens: parameters.max_prompt_tokens ?? null,
    truncation_strategy: {
      type: parameters.truncation_strategy?.type ?? "auto",
      last_messages: parameters.truncation_strategy?.last_messages ?? null,
    },
    usage: null,
    response_format: parameters.response_format ?? assistant.response_format ?? "auto",
    tool_choice: parameters.tool_choice ?? "auto",
    parallel_tool_calls: parameters.parallel_tool_calls ?? true,
  };
  const resources = parameters.tool_resources ?? assistant.tool_resources;
  return {
    object,
    request: {
      reasoningEffort: parameters.reasoning_effort ?? reasoningEffort ?? null,
      includeResults: request.includeResults ?? false,
      assistantName: assistant.name,
      codeFileIds: resources?.code_interpreter?.file_ids ?? [],
      vectorStoreIds: resources?.file_search?.vector_store_ids ?? [],
    },
  };
}

function instructionsOf({ parameters }: CreateRun, assistant: Assistant): string {
  const own = parameters.instructions ?? assistant.instructions ?? "";
  const additional = parameters.additional_instructions ?? "";
  return own === "" || additional === "" ? own + additional : `${own}\n\n${additional}`;
}

function checkToolChoice(choice: Run["tool_choice"] | undefined, tools: Run["tools"]): void {
  if (choice == null || typeof choice === "string") return;
  const wanted = choice.function?.name;
  const isThere = (tool: Run["tools"][number]): boolean =>
    tool.type === choice.type && (tool.type !== "function" || tool.function.name === wanted);
  if (tools.some(isThere)) return;
  throw invalidValue(`Tool choice '${wanted ?? choice.type}' not found in 'tools' parameter.`, "tool_choice");
}
