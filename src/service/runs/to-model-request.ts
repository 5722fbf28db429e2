import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { ModelMessage, ModelRequest, ModelResponseFormat, ModelToolChoice } from "../models/model";
import type { RunRecord } from "../objects";
import type { OpenTools } from "../tools/open-tools";

/** What a run asks of its model in the first turn. */
export function toModelRequest(
  { object: run, request }: RunRecord,
  messages: readonly ModelMessage[],
  { tools, files, problems }: OpenTools,
): ModelRequest {
  return {
    model: run.model,
    instructions: [run.instructions, ...problems].filter((text) => text !== "").join("\n\n"),
    messages,
    tools: [...tools.values()].map((tool) => tool.model),
    toolChoice: toToolChoice(run.tool_choice),
    parallelToolCalls: run.parallel_tool_calls,
    responseFormat: toResponseFormat(run.response_format),
    temperature: unlessDefault(run.temperature),
    topP: unlessDefault(run.top_p),
    maxCompletionTokens: run.max_completion_tokens,
    reasoningEffort: request.reasoningEffort,
    files,
  };
}

/** The API shows 1 where nothing was said, and reasoning models refuse these settings whatever their value. */
function unlessDefault(value: number | null | undefined): number | null {
  return value === 1 ? null : (value ?? null);
}

function toToolChoice(choice: Run["tool_choice"]): ModelToolChoice {
  if (choice === null) return "auto";
  if (typeof choice === "string") return choice;
  return { name: choice.function?.name ?? choice.type };
}

function toResponseFormat(format: Run["response_format"]): ModelResponseFormat {
  if (format === null || format === "auto" || format.type === "text") return { type: "text" };
  if (format.type === "json_object") return { type: "json_object" };
  const { name, description, schema, strict } = format.json_schema;
  return {
    type: "json_schema",
    name,
    description: description ?? null,
    schema: schema ?? {},
    strict: strict ?? false,
  };
}
