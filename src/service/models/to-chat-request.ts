import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionToolChoiceOption,
} from "openai/resources/chat/completions";
import type { ModelRequest, ModelTool } from "./model";
import { toChatMessages } from "./to-chat-messages";

/** What a server is known not to take, learned from its own refusals. */
export interface ChatDialect {
  /** The older name is the only one that some servers know, and one that newer models refuse. */
  readonly limitName: "max_completion_tokens" | "max_tokens";
  readonly usageInStream: boolean;
  readonly parallelToolCalls: boolean;
  /** Reasoning models take `temperature` and `top_p` only at their default. */
  readonly sampling: boolean;
  readonly reasoningEffort: boolean;
}

/** Writes one turn as a Chat Completions request. Settings at their default are left out: servers differ in what they know. */
export async function toChatRequest(
  request: ModelRequest,
  dialect: ChatDialect,
): Promise<ChatCompletionCreateParamsStreaming> {
  return {
    model: request.model,
    messages: await toChatMessages(request),
    stream: true,
    ...(dialect.usageInStream ? { stream_options: { include_usage: true } } : {}),
    ...toolSettings(request, dialect),
    ...formatSetting(request),
    ...(request.temperature === null || !dialect.sampling ? {} : { temperature: request.temperature }),
    ...(request.topP === null || !dialect.sampling ? {} : { top_p: request.topP }),
    ...(request.maxCompletionTokens === null ? {} : { [dialect.limitName]: request.maxCompletionTokens }),
    ...(dialect.reasoningEffort ? effortSetting(request.reasoningEffort) : {}),
  };
}

type Settings = Partial<ChatCompletionCreateParamsStreaming>;

function toolSettings(request: ModelRequest, dialect: ChatDialect): Settings {
  if (request.tools.length === 0) return {};
  return {
    tools: request.tools.map(toChatTool),
    ...(request.toolChoice === "auto" ? {} : { tool_choice: toToolChoice(request.toolChoice) }),
    ...(request.parallelToolCalls || !dialect.parallelToolCalls ? {} : { parallel_tool_calls: false }),
  };
}

function toChatTool(tool: ModelTool): ChatCompletionFunctionTool {
  const packages = tool.packages ?? [];
  const description =
    packages.length === 0
      ? tool.description
      : `${tool.description} Packages beside the standard library: ${packages.join(", ")}.`;
  return {
    type: "function",
    function: {
      name: tool.name,
      ...(description === "" ? {} : { description }),
      parameters: { ...tool.parameters },
      ...(tool.strict ? { strict: true } : {}),
    },
  };
}

function toToolChoice(choice: ModelRequest["toolChoice"]): ChatCompletionToolChoiceOption {
  return typeof choice === "string" ? choice : { type: "function", function: { name: choice.name } };
}

function formatSetting({ responseFormat: format }: ModelRequest): Settings {
  if (format.type === "text") return {};
  if (format.type === "json_object") return { response_format: { type: "json_object" } };
  return {
    response_format: {
      type: "json_schema",
      json_schema: {
        name: format.name,
        ...(format.description === null ? {} : { description: format.description }),
        schema: { ...format.schema },
        strict: format.strict,
      },
    },
  };
}

const EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh", "max"] as const;

function effortSetting(effort: string | null): Settings {
  const known = EFFORTS.find((name) => name === effort);
  return known === undefined ? {} : { reasoning_effort: known };
}
