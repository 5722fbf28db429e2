import { ApiError } from "../api-error";

/** Where a parameter of the other API, or of chat, has its place in this one. */
const moved: Readonly<Record<string, string>> = {
  assistant_id: "There are no assistants here: give 'model', 'instructions' and 'tools' with each request.",
  thread_id: "There are no threads here: go on with 'previous_response_id' or 'conversation'.",
  tool_resources: "Give files in 'tools[].container.file_ids' and stores in 'tools[].vector_store_ids'.",
  response_format: "In the Responses API, this parameter has moved to 'text.format'.",
  max_tokens: "In the Responses API, this parameter has moved to 'max_output_tokens'.",
  max_completion_tokens: "In the Responses API, this parameter has moved to 'max_output_tokens'.",
  additional_instructions: "Write them into 'instructions'.",
  additional_messages: "Write them into 'input'.",
  reasoning_effort: "In the Responses API, this parameter has moved to 'reasoning.effort'.",
  truncation_strategy: "In the Responses API, this parameter has moved to 'truncation'.",
  prompt:
    "Prompt objects end on 2026-11-30, and this service has none: write their text into 'instructions' and 'input'.",
  attachments: "Give files in 'tools[].container.file_ids' or as 'input_file' parts.",
};

/** The error with a hint, when it is about something that has its place elsewhere in this API. */
export function withHint(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.param === null) return error;
  const { param } = error;
  const last = /\w+$/.exec(param)?.[0] ?? "";
  if (error.code === "missing_required_parameter" && last === "container") {
    const hint = 'Give `container: { type: "auto" }`, or the id of a container.';
    return new ApiError(400, `${error.message} ${hint}`, { code: error.code, param });
  }
  if (error.code !== "unknown_parameter") return error;
  if (param === "messages") {
    const message =
      "Unsupported parameter: 'messages'. In the Responses API, this parameter has moved to 'input'. Try again with the new parameter.";
    return new ApiError(400, message, { code: "unsupported_parameter" });
  }
  // `stream()` and `parse()` of the SDK leave these behind.
  const hint =
    last === "parsed" || last === "parsed_arguments"
      ? "It was added by the client: take the items of 'create', or go on with 'previous_response_id'."
      : moved[last];
  return hint === undefined
    ? error
    : new ApiError(400, `${error.message} ${hint}`, { code: error.code, param });
}
