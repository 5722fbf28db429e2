import { AzureCliCredential } from "@azure/identity";
import { describe, expect, it, onTestFinished } from "vitest";
import { explainError } from "../../src/client/explain-error";
import { pollRun } from "../../src/client/poll-run";
import { createChatModel } from "../../src/service/models/chat-completions";
import type { ChatSettings } from "../../src/service/models/chat-settings";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { type ChatReply, fails, startChatServer } from "../support/chat-server";
import { openClient } from "../support/open-client";
import { openService } from "../support/open-service";

/** A run on the local service whose model answers so, over real HTTP. */
async function runWith(reply: ChatReply, settings: Partial<ChatSettings> = {}) {
  const server = await startChatServer(reply);
  const model = createChatModel({
    kind: "azure",
    baseUrl: `${server.origin}/openai`,
    apiKey: "key-of-the-deployment",
    apiVersion: "2024-10-21",
    model: "mini",
    ...settings,
  });
  const service = await openService({ model });
  onTestFinished(async () => {
    await service.close();
    await server.close();
  });
  const client = service.azure;
  const assistant = await client.beta.assistants.create({ model: "mini" });
  const messages = [{ role: "user" as const, content: "Hello" }];
  const thread = await client.beta.threads.create({ messages });
  const run = await client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id });
  return await pollRun(client, run, { quiet: true });
}

const says = (code: string, message: string, more: object = {}) => ({
  error: { code, message, ...more },
});

describe("a run whose model refuses", () => {
  it.each<[string, string, ChatReply, string]>([
    [
      "E10",
      "the key",
      fails(401, says("401", "Access denied due to invalid subscription key")),
      "Check AZURE_OPENAI_API_KEY",
    ],
    [
      "E15",
      "the network",
      fails(403, says("403", "Access denied due to Firewall rules.")),
      "Check network rules",
    ],
    [
      "E16",
      "the deployment",
      fails(404, says("DeploymentNotFound", "The API deployment for this resource does not exist.")),
      "Use the name of the deployment",
    ],
    ["E25", "the content", fails(400, says("content_filter", "The content was filtered")), "differently"],
    [
      "E29",
      "the length",
      fails(400, says("context_length_exceeded", "maximum context length is 8192 tokens")),
      "Shorten it",
    ],
    ["E29", "the prompt", fails(400, says("invalid_prompt", "Invalid prompt")), "differently"],
  ])("%s: for %s", async (code, _, reply, advice) => {
    const explanation = explainError(await runWith(reply));
    expect(explanation.code).toBe(code);
    expect(explanation.todo).toContain(advice);
  });

  it("E09: when nobody listens", async () => {
    const server = await startChatServer();
    await server.close();
    const run = await runWith(fails(500, {}), { baseUrl: server.origin });
    expect(explainError(run)).toMatchObject({
      code: "E09",
      todo: expect.stringContaining("Check the address"),
    });
  });
});

describe("what else a machine without an account can meet", () => {
  it("E14: nobody is signed in", async () => {
    const path = process.env.PATH;
    onTestFinished(() => {
      process.env.PATH = path;
    });
    process.env.PATH = "";
    const thrown = await new AzureCliCredential()
      .getToken("https://ai.azure.com/.default")
      .catch((error) => error);
    expect(explainError(thrown)).toMatchObject({ code: "E14", todo: expect.stringContaining("az login") });
  });

  it("E16: a model that a service does not have", async () => {
    const client = await openClient({ model: { ...createTutor(), accepts: () => false } });
    const asked = client.responses.create({ model: "gpt-99", input: "x" });
    const thrown = await asked.catch((error: unknown) => error);
    expect(explainError(thrown).code).toBe("E16");
  });

  it("E18: a service without conversations", async () => {
    const service = await openService({ model: createTutor(), without: ["conversations"] });
    onTestFinished(() => service.close());
    const client = service.openai.withOptions({ baseURL: `${service.address}/openai/v1` });
    const thrown = await client.conversations.create({}).catch((error: unknown) => error);
    expect(explainError(thrown)).toMatchObject({ code: "E18" });
  });
});
