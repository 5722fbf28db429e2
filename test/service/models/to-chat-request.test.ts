import { describe, expect, it } from "vitest";
import type { ModelRequest, ModelTool } from "../../../src/service/models/model";
import { toChatRequest } from "../../../src/service/models/to-chat-request";

const DIALECT = {
  limitName: "max_completion_tokens",
  usageInStream: true,
  parallelToolCalls: true,
  sampling: true,
  reasoningEffort: true,
} as const;

const REQUEST: ModelRequest = {
  model: "gpt-4o",
  instructions: "",
  messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  tools: [],
  toolChoice: "auto",
  parallelToolCalls: true,
  responseFormat: { type: "text" },
  temperature: null,
  topP: null,
  maxCompletionTokens: null,
  reasoningEffort: null,
  files: [],
};

const CODE: ModelTool = {
  kind: "code_interpreter",
  name: "code_interpreter",
  description: "Runs Python.",
  parameters: { type: "object", properties: { code: { type: "string" } }, required: ["code"] },
  strict: false,
  packages: ["sympy", "mpmath"],
};

const author = { assistantId: null, assistantName: null };
const write = (request: Partial<ModelRequest>) => toChatRequest({ ...REQUEST, ...request }, DIALECT);

describe("toChatRequest()", () => {
  it("sends nothing that is at its default", async () => {
    expect(await write({})).toEqual({
      model: "gpt-4o",
      messages: [{ role: "user", content: "Hello" }],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it("offers the code interpreter as a function that names its packages", async () => {
    const { tools, messages } = await write({
      tools: [CODE],
      files: [{ fileId: "file-1", filename: "sales.csv", path: "/mnt/data/sales.csv", bytes: 12 }],
    });
    expect(tools?.[0]).toMatchObject({
      type: "function",
      function: { name: "code_interpreter", description: /Runs Python\. .*sympy, mpmath/ },
    });
    expect(messages[0]).toMatchObject({ role: "system", content: /\/mnt\/data\/sales\.csv/ });
  });

  it("honours tool choice, format, sampling and limits", async () => {
    const schema = { type: "object", properties: {}, additionalProperties: false };
    const body = await write({
      tools: [CODE],
      toolChoice: { name: "code_interpreter" },
      parallelToolCalls: false,
      responseFormat: { type: "json_schema", name: "answer", description: null, schema, strict: true },
      temperature: 0,
      topP: 0.5,
      maxCompletionTokens: 256,
      reasoningEffort: "low",
    });
    expect(body).toMatchObject({
      tool_choice: { type: "function", function: { name: "code_interpreter" } },
      parallel_tool_calls: false,
      response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: true } },
      temperature: 0,
      top_p: 0.5,
      max_completion_tokens: 256,
      reasoning_effort: "low",
    });
  });

  it("says JSON in the conversation when the format is json_object, as servers demand", async () => {
    const { messages, response_format } = await write({ responseFormat: { type: "json_object" } });
    expect(messages[0]).toMatchObject({ role: "system", content: /JSON/ });
    expect(response_format).toEqual({ type: "json_object" });
  });

  it("pairs calls and outputs strictly", async () => {
    const { messages } = await write({
      messages: [
        { role: "tool", toolCallId: "call_cut_off", output: "orphan" },
        {
          role: "assistant",
          content: [{ type: "text", text: "Looking" }],
          toolCalls: [
            { id: "call_1", name: "f", arguments: "{}" },
            { id: "call_2", name: "made up.", arguments: "{bad" },
          ],
          ...author,
        },
        { role: "tool", toolCallId: "call_1", output: "42" },
        { role: "user", content: [{ type: "text", text: "And?" }] },
      ],
    });
    expect(messages.map((message) => message.role)).toEqual(["assistant", "tool", "tool", "user"]);
    expect(messages[1]).toEqual({ role: "tool", tool_call_id: "call_1", content: "42" });
    expect(messages[2]).toMatchObject({ tool_call_id: "call_2", content: /No output/ });
    // Servers refuse a conversation with a name or with arguments that they cannot read.
    expect(messages[0]).toMatchObject({
      tool_calls: [
        { function: { name: "f", arguments: "{}" } },
        { function: { name: "made_up_", arguments: '{"unreadable":"{bad"}' } },
      ],
    });
  });

  it("sends pictures by address or content, and names those of the assistant", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    const picture = {
      type: "image_file",
      fileId: "file-1",
      filename: "sine.png",
      detail: "low",
      read: async () => png,
    } as const;
    const { messages } = await write({
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image_url", url: "https://example.com/a.png", detail: "auto" },
            picture,
          ],
        },
        { role: "assistant", content: [picture, { type: "text", text: "A wave" }], toolCalls: [], ...author },
      ],
    });
    expect(messages).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", image_url: { url: "https://example.com/a.png", detail: "auto" } },
          { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw==", detail: "low" } },
        ],
      },
      { role: "assistant", content: "[image sine.png]\nA wave" },
    ]);
  });
});
