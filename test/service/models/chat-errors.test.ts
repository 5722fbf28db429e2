import { afterEach, describe, expect, it } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import type { ChatSettings } from "../../../src/service/models/chat-settings";
import { ModelError, type ModelRequest } from "../../../src/service/models/model";
import { type ChatReply, type ChatServer, fails, startChatServer } from "../../support/chat-server";

const servers: ChatServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const KEY = "key-that-must-not-show";
const REQUEST: ModelRequest = {
  model: "m",
  instructions: "",
  messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  tools: [{ kind: "function", name: "f", description: "", parameters: {}, strict: false }],
  toolChoice: "auto",
  parallelToolCalls: false,
  responseFormat: { type: "text" },
  temperature: null,
  topP: null,
  maxCompletionTokens: 300,
  reasoningEffort: null,
  files: [],
};

async function start(replies: ChatReply[], settings: Partial<ChatSettings> = {}) {
  const server = await startChatServer(...replies);
  servers.push(server);
  const model = createChatModel({
    kind: "openai-compatible",
    baseUrl: `${server.origin}/v1`,
    apiKey: KEY,
    apiVersion: null,
    model: "m",
    ...settings,
  });
  return { server, model };
}

async function failure(replies: ChatReply[], settings: Partial<ChatSettings> = {}): Promise<ModelError> {
  const { model } = await start(replies, settings);
  try {
    for await (const _ of model.respond(REQUEST, new AbortController().signal));
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error("expected the turn to fail");
}

const azure = { kind: "azure" } as const;
const body = (message: string, code: string | null, more: object = {}) => ({
  error: { message, type: "invalid_request_error", param: null, code, ...more },
});

describe("what a failing model server becomes", () => {
  it.each<[string, number, unknown, string, RegExp, Partial<ChatSettings>]>([
    [
      "a wrong key",
      401,
      body(`Incorrect API key provided: sk-ab***yz (${KEY}).`, "invalid_api_key"),
      "server_error",
      /did not accept the key \(401\).*MODEL_API_KEY/,
      {},
    ],
    [
      "an Azure key of another resource",
      401,
      {
        error: {
          code: "401",
          message: "Access denied due to invalid subscription key or wrong API endpoint.",
        },
      },
      "server_error",
      /AZURE_OPENAI_API_KEY/,
      azure,
    ],
    [
      "a firewall",
      403,
      { error: { code: "AccessDenied", message: "Public access is disabled." } },
      "server_error",
      /denied access \(403\).*network rules/,
      azure,
    ],
    [
      "a model name used as deployment",
      404,
      {
        error: {
          code: "DeploymentNotFound",
          message: "The API deployment for this resource does not exist.",
        },
      },
      "server_error",
      /deployment 'm' \(404\).*five minutes/,
      azure,
    ],
    [
      "an unknown model",
      404,
      body("model 'm' not found", "model_not_found"),
      "server_error",
      /MODEL_NAME/,
      {},
    ],
    [
      "a used-up quota",
      429,
      body("You exceeded your current quota.", "insufficient_quota"),
      "rate_limit_exceeded",
      /check plan and billing/,
      {},
    ],
    [
      "a prompt that is too long",
      400,
      body("This model's maximum context length is 8192 tokens.", "context_length_exceeded"),
      "invalid_prompt",
      /truncation_strategy/,
      {},
    ],
    [
      "a filtered prompt",
      400,
      body(
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        "content_filter",
        {
          innererror: {
            code: "ResponsibleAIPolicyViolation",
            content_filter_result: {
              hate: { filtered: false },
              violence: { filtered: true, severity: "medium" },
            },
          },
        },
      ),
      "invalid_prompt",
      /content filter refused the prompt \(violence\)/,
      azure,
    ],
    [
      "Ollama without tools",
      400,
      body("registry.ollama.ai/library/gemma:2b does not support tools", null),
      "invalid_prompt",
      /does not support tools.*assistant without tools/,
      {},
    ],
    [
      "vLLM without tools",
      400,
      {
        object: "error",
        message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
        type: "BadRequestError",
        code: 400,
      },
      "invalid_prompt",
      /does not support tools/,
      {},
    ],
    [
      "llama.cpp without tools",
      400,
      { error: { code: 400, message: "tools param requires --jinja flag", type: "invalid_request_error" } },
      "invalid_prompt",
      /does not support tools/,
      {},
    ],
    [
      "a model that cannot see",
      400,
      body("This model does not support image input.", null),
      "invalid_prompt",
      /cannot read images/,
      {},
    ],
    [
      "any other refusal",
      400,
      body("Invalid schema for function 'f'.", "invalid_function_parameters"),
      "invalid_prompt",
      /refused the request \(400\): Invalid schema/,
      {},
    ],
    ["a page of HTML", 400, "<html><body>nginx</body></html>", "invalid_prompt", /no further details/, {}],
  ])("%s", async (_, status, answer, code, message, settings) => {
    const error = await failure([fails(status, answer)], settings);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(KEY);
    expect(error.message).not.toContain("sk-ab");
  });

  it("says where nothing answers", async () => {
    const { server, model } = await start([]);
    await server.close();
    const run = async (): Promise<void> => {
      for await (const _ of model.respond(REQUEST, new AbortController().signal));
    };
    await expect(run()).rejects.toMatchObject({
      code: "server_error",
      message: /Cannot reach 127.*ECONNREFUSED/,
    });
  });
});
