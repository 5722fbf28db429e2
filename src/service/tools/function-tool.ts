import type { FunctionDefinition } from "openai/resources/shared";
import type { Tool } from "./tool";

/** One of the caller's own functions: the model may call it, and the caller answers. */
export function functionTool(definition: FunctionDefinition): Tool {
  return {
    model: {
      kind: "function",
      name: definition.name,
      description: definition.description ?? "",
      parameters: definition.parameters ?? { type: "object", properties: {} },
      strict: definition.strict ?? false,
    },
    call: null,
  };
}
