import { describe, expect, it } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import { describeChatSettings, readChatSettings } from "../../../src/service/models/chat-settings";
import { says, startChatServer } from "../../support/chat-server";

const AZURE = {
  AZURE_OPENAI_ENDPOINT: "https://res.openai.azure.com/",
  AZURE_OPENAI_KEY: "k1",
  AZURE_OPENAI_DEPLOYMENT: "tutor",
};

describe("readChatSettings()", () => {
  it("gives null when nothing is set", () => {
    expect(readChatSettings([{}, { MODEL_BASE_URL: " " }])).toBeNull();
  });

  it("reads an Azure deployment with either of its names, and the v1 endpoint without a version", () => {
    expect(readChatSettings([AZURE])).toEqual({
      kind: "azure",
      baseUrl: "https://res.openai.azure.com",
      apiKey: "k1",
      apiVersion: null,
      model: "tutor",
    });
    const dated = readChatSettings([
      { ...AZURE, OPENAI_API_VERSION: "2024-10-21", AZURE_OPENAI_API_KEY: "k2" },
    ]);
    expect(dated).toMatchObject({ apiVersion: "2024-10-21", apiKey: "k2" });
  });

  it("lets the first source win, also over the other kind of endpoint", () => {
    const other = { MODEL_BASE_URL: "http://127.0.0.1:11434/v1/", MODEL_NAME: "qwen3" };
    expect(readChatSettings([other, AZURE])).toMatchObject({
      kind: "openai-compatible",
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      model: "qwen3",
    });
  });

  it.each([
    [{ ...AZURE, MODEL_BASE_URL: "http://a/v1" }, /both AZURE_OPENAI_ENDPOINT and MODEL_BASE_URL/],
    [{ AZURE_OPENAI_ENDPOINT: "https://res.openai.azure.com" }, /AZURE_OPENAI_DEPLOYMENT_NAME is missing/],
    [{ MODEL_BASE_URL: "http://127.0.0.1:8000/v1" }, /MODEL_NAME is missing/],
    [{ MODEL_BASE_URL: "127.0.0.1:8000" }, /begins with https/],
    [{ MODEL_BASE_URL: "http://127.0.0.1/v1/chat/completions", MODEL_NAME: "m" }, /leave that part out/],
    [{ MODEL_BASE_URL: "http://u:p@127.0.0.1/v1", MODEL_NAME: "m" }, /user name or password/],
    [{ ...AZURE, AZURE_OPENAI_KEY: "<your-key>" }, /placeholder/],
    [
      { ...AZURE, AZURE_OPENAI_ENDPOINT: "https://res.openai.azure.com/openai/deployments/x/chat" },
      /use https:\/\/res\.openai\.azure\.com\/ instead/,
    ],
  ])("explains settings that cannot work: %#", (values, message) => {
    expect(() => readChatSettings([values])).toThrow(message);
  });

  it("describes an Azure deployment without its key", () => {
    const settings = readChatSettings([AZURE]);
    if (settings === null) throw new Error("expected settings");
    expect(describeChatSettings(settings)).toBe(
      "Azure deployment tutor at res.openai.azure.com (api-version v1)",
    );
  });
});

describe("the address of an Azure request", () => {
  it.each([
    [null, "/openai/v1/chat/completions"],
    ["2024-10-21", "/openai/deployments/tutor/chat/completions?api-version=2024-10-21"],
  ])("with version %s", async (apiVersion, path) => {
    const server = await startChatServer(says("hi"));
    try {
      const model = createChatModel({
        kind: "azure",
        baseUrl: server.origin,
        apiKey: "k1",
        apiVersion,
        model: "tutor",
      });
      const request = {
        model: "tutor",
        instructions: "",
        messages: [],
        tools: [],
        toolChoice: "auto",
        parallelToolCalls: true,
        responseFormat: { type: "text" },
        temperature: null,
        topP: null,
        maxCompletionTokens: null,
        reasoningEffort: null,
        files: [],
      } as const;
      for await (const _ of model.respond(request, new AbortController().signal));
      expect(server.requests[0]?.path).toBe(path);
      expect(server.requests[0]?.headers).toMatchObject({ "api-key": "k1" });
      expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
    } finally {
      await server.close();
    }
  });
});
