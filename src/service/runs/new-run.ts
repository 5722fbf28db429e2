import type { Assistant } from "openai/resources/beta/assistants";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunRecord } from "../objects";
import type { CreateRun } from "./run-engine";

export interface NewRunOptions {
  readonly runId: string;
  readonly nowSeconds: number;
  readonly lifeSeconds: number;
}

/** The record of a run as it is created: what the request leaves out is as the assistant has it. */
export function newRun(request: CreateRun, assistant: Assistant, options: NewRunOptions): RunRecord {
  const { parameters, threadId } = request;
  const tools = parameters.tools ?? assistant.tools;
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
      reasoningEffort: parameters.reasoning_effort ?? null,
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
