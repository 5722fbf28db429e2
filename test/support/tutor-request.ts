import type { ModelRequest } from "../../src/service/models/model";

/** What the run engine would ask for one message, with the code interpreter enabled. */
export function requestFor(text: string, over: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: "any",
    instructions: "",
    messages: [{ role: "user", content: [{ type: "text", text }] }],
    tools: [
      { kind: "code_interpreter", name: "code_interpreter", description: "", parameters: {}, strict: false },
    ],
    toolChoice: "auto",
    parallelToolCalls: true,
    responseFormat: { type: "text" },
    temperature: null,
    topP: null,
    maxCompletionTokens: null,
    reasoningEffort: null,
    files: [],
    ...over,
  };
}
