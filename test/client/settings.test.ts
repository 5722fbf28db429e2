import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/client/settings";

function settings(file: Record<string, string>, environment: Record<string, string> = {}) {
  return readSettings(
    [
      { label: "secrets.env", values: file },
      { label: "the environment", values: environment },
    ],
    "/project",
  );
}

const azure = {
  AZURE_OPENAI_ENDPOINT: "https://contoso.openai.azure.com/",
  AZURE_OPENAI_API_KEY: "very-secret-value",
  AZURE_OPENAI_DEPLOYMENT_NAME: "gpt-4o",
};

describe("readSettings()", () => {
  it("chooses the local service with the offline tutor when nothing is set", () => {
    expect(settings({})).toMatchObject({
      kind: "local",
      model: { kind: "tutor", deployment: "offline-tutor" },
    });
  });

  it("puts an Azure deployment behind the local service", () => {
    const { model } = settings({ ...azure, OPENAI_API_VERSION: "2024-10-21" }) as never as {
      model: { description: string; environment: object };
    };
    expect(model.description).toBe("Azure deployment gpt-4o at contoso.openai.azure.com");
    expect(model.environment).toEqual({
      ...azure,
      AZURE_OPENAI_ENDPOINT: "https://contoso.openai.azure.com",
      OPENAI_API_VERSION: "2024-10-21",
    });
  });

  it("puts any OpenAI-compatible model behind the local service", () => {
    const found = settings({ MODEL_BASE_URL: "http://127.0.0.1:11434/v1", MODEL_NAME: "llama3.2" });
    expect(found).toMatchObject({ kind: "local", model: { kind: "chat", deployment: "llama3.2" } });
  });

  it("prefers secrets.env over the environment", () => {
    const found = settings({ MODEL_BASE_URL: "http://127.0.0.1:1/v1", MODEL_NAME: "m" }, azure);
    expect(found).toMatchObject({ model: { deployment: "m" } });
  });

  it("accepts the names of the old sample, with a note", () => {
    const found = settings({
      AZURE_OPENAIENDPOINT: azure.AZURE_OPENAI_ENDPOINT,
      AZURE_OPENAIKEY: azure.AZURE_OPENAI_API_KEY,
      AZURE_OPENAIDEPLOYMENT: "gpt-4o",
    });
    expect(found.notes).toContain("Note: AZURE_OPENAI_API_KEY was read from AZURE_OPENAIKEY (secrets.env).");
  });

  it("takes a room's address and key", () => {
    const found = settings({ ASSISTANTS_ENDPOINT: "http://192.168.1.7:8080", ASSISTANTS_API_KEY: "k" });
    expect(found).toMatchObject({ kind: "room", endpoint: "http://192.168.1.7:8080", apiKey: "k" });
  });

  const broken: [string, string, Record<string, string>, string][] = [
    ["E01", "a version that is none", { ...azure, OPENAI_API_VERSION: "gpt-4o" }, "OPENAI_API_VERSION"],
    [
      "E02",
      "a key under another name",
      { ...azure, AZURE_OPENAI_API_KEY: "", OPENAI_API_KEY: "k" },
      "found OPENAI_API_KEY",
    ],
    [
      "E03",
      "a key beside a Foundry project",
      {
        FOUNDRY_PROJECT_ENDPOINT: "https://r.services.ai.azure.com/api/projects/p",
        AZURE_OPENAI_API_KEY: "very-secret-value",
      },
      "az login",
    ],
    [
      "E04",
      "a key without an endpoint",
      { AZURE_OPENAI_API_KEY: "very-secret-value" },
      "AZURE_OPENAI_ENDPOINT is missing",
    ],
    [
      "E04",
      "no deployment",
      { ...azure, AZURE_OPENAI_DEPLOYMENT_NAME: "" },
      "AZURE_OPENAI_DEPLOYMENT_NAME is missing",
    ],
    [
      "E05",
      "a stray OPENAI_BASE_URL",
      { ...azure, OPENAI_BASE_URL: "https://api.openai.com/v1" },
      "unset OPENAI_BASE_URL",
    ],
    [
      "E05",
      "two who could answer",
      { ...azure, MODEL_BASE_URL: "http://127.0.0.1:1/v1" },
      "keep one of them",
    ],
    [
      "E06",
      "placeholders",
      { ...azure, AZURE_OPENAI_API_KEY: "<your key>" },
      "AZURE_OPENAI_API_KEY in secrets.env",
    ],
    [
      "E08",
      "an endpoint with a path",
      {
        ...azure,
        AZURE_OPENAI_ENDPOINT: "https://contoso.openai.azure.com/openai/deployments/x?api-version=1",
      },
      "use https://contoso.openai.azure.com instead",
    ],
    [
      "E08",
      "an endpoint that is no URL",
      { ...azure, AZURE_OPENAI_ENDPOINT: "contoso" },
      "begins with https://",
    ],
  ];
  it.each(broken)("%s: refuses %s", (catalogueCode, _, file, text) => {
    let error: unknown;
    try {
      settings(file);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: "SettingsError", catalogueCode });
    expect(String(error)).toContain(text);
    expect(String(error)).not.toContain("very-secret-value");
  });
});
