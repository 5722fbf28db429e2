import type { Response } from "openai/resources/responses/responses";
import type { ModelUsage } from "../models/model";
import type { CreateResponse, ResponseTool, TextFormat } from "./request";

/** A response as it is when its request has come in; parameters are echoed with their defaults. */
export function newResponse(body: CreateResponse, id: string, nowSeconds: number): Response {
  const background = body.background === true;
  const echo = {
    id,
    object: "response",
    created_at: nowSeconds,
    status: background ? "queued" : "in_progress",
    background,
    completed_at: null,
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: body.max_tool_calls ?? null,
    model: body.model,
    output: [],
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: body.previous_response_id ?? null,
    conversation: conversationId(body) === null ? null : { id: conversationId(body) },
    prompt_cache_key: body.prompt_cache_key ?? null,
    reasoning: { effort: body.reasoning?.effort ?? null, summary: body.reasoning?.summary ?? null },
    safety_identifier: body.safety_identifier ?? null,
    service_tier: body.service_tier ?? "default",
    store: body.store ?? true,
    temperature: body.temperature ?? 1,
    text: {
      format: shownFormat(body.text?.format),
      ...(body.text?.verbosity && { verbosity: body.text.verbosity }),
    },
    tool_choice: body.tool_choice ?? "auto",
    tools: (body.tools ?? []).map(shownTool),
    top_logprobs: body.top_logprobs ?? 0,
    top_p: body.top_p ?? 1,
    truncation: body.truncation ?? "disabled",
    usage: null,
    user: body.user ?? null,
    metadata: { ...body.metadata },
  };
  // The SDK's type wants `output_text`, which the client makes itself, and knows fewer nulls than are sent.
  return echo as unknown as Response;
}

/** The conversation that a request names, by string or object. */
export function conversationId({ conversation }: Pick<CreateResponse, "conversation">): string | null {
  return typeof conversation === "string" ? conversation : (conversation?.id ?? null);
}

export function toUsage({ promptTokens, completionTokens }: ModelUsage): NonNullable<Response["usage"]> {
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 } as NonNullable<
      Response["usage"]
    >["input_tokens_details"],
    output_tokens: completionTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: promptTokens + completionTokens,
  };
}

function shownFormat(format: TextFormat | null | undefined): object {
  if (format?.type !== "json_schema") return format ?? { type: "text" };
  const { name, schema, description = null, strict = true } = format;
  return { type: "json_schema", name, description, schema, strict: strict ?? true };
}

function shownTool(tool: ResponseTool): object {
  if (tool.type === "code_interpreter") return tool;
  if (tool.type === "function") {
    const { type, name, description, parameters, strict } = tool;
    return {
      type,
      description: description ?? null,
      name,
      parameters: parameters ?? null,
      strict: strict ?? true,
    };
  }
  const { type, vector_store_ids, filters, max_num_results, ranking_options } = tool;
  return {
    type,
    filters: filters ?? null,
    max_num_results: max_num_results ?? 20,
    ranking_options: {
      ranker: ranking_options?.ranker ?? "auto",
      score_threshold: ranking_options?.score_threshold ?? 0,
    },
    vector_store_ids,
  };
}
