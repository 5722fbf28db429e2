import type { Assistant, AssistantTool } from "openai/resources/beta/assistants";
import type { ResponseCreateParamsNonStreaming, Tool } from "openai/resources/responses/responses";

/** What an assistant was, in the form in which each request of the Responses API says it. */
export type AssistantRequest = Pick<
  ResponseCreateParamsNonStreaming,
  "model" | "instructions" | "tools" | "temperature" | "top_p" | "text" | "metadata"
>;

/**
 * Turns an assistant into a constant to be spread into every `responses.create`: there are no assistants in that
 * API. Its name and description have no place there.
 *
 * @example
 * const tutor = toRequest(await client.beta.assistants.retrieve(id));
 * await client.responses.create({ ...tutor, input: "Solve 3x + 11 = 14" });
 */
export function toRequest(assistant: Assistant): AssistantRequest {
  const { model, instructions, temperature, top_p, metadata, response_format: format } = assistant;
  const tools = assistant.tools.map((tool) => toTool(tool, assistant.tool_resources));
  return {
    model,
    ...(instructions && { instructions }),
    ...(tools.length > 0 && { tools }),
    ...(typeof temperature === "number" && temperature !== 1 && { temperature }),
    ...(typeof top_p === "number" && top_p !== 1 && { top_p }),
    ...(format && format !== "auto" && format.type !== "text" && { text: { format: toFormat(format) } }),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
  };
}

function toTool(tool: AssistantTool, resources: Assistant["tool_resources"]): Tool {
  if (tool.type === "code_interpreter") {
    const fileIds = resources?.code_interpreter?.file_ids ?? [];
    const container =
      fileIds.length > 0 ? { type: "auto" as const, file_ids: fileIds } : { type: "auto" as const };
    return { type: "code_interpreter", container };
  }
  if (tool.type === "file_search") {
    const { max_num_results, ranking_options } = tool.file_search ?? {};
    return {
      type: "file_search",
      vector_store_ids: resources?.file_search?.vector_store_ids ?? [],
      ...(max_num_results !== undefined && { max_num_results }),
      ...(ranking_options && { ranking_options: { score_threshold: ranking_options.score_threshold } }),
    };
  }
  const { name, description, parameters, strict } = tool.function;
  return {
    type: "function",
    name,
    ...(description !== undefined && { description }),
    parameters: parameters ?? { type: "object", properties: {} },
    // Here functions are strict unless told otherwise; there they were not.
    strict: strict ?? false,
  };
}

type Format = Exclude<NonNullable<Assistant["response_format"]>, "auto">;

/** Flat here, nested there. */
function toFormat(format: Format) {
  if (format.type !== "json_schema") return format;
  const { name, schema, description, strict } = format.json_schema;
  return {
    type: "json_schema" as const,
    name,
    schema: schema ?? {},
    ...(description !== undefined && { description }),
    ...(strict != null && { strict }),
  };
}
