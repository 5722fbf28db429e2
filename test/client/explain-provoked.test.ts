import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI, { AzureOpenAI } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../src/client/connect";
import { explainError } from "../../src/client/explain-error";
import { pollRun } from "../../src/client/poll-run";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { openService } from "../support/open-service";

let service: Awaited<ReturnType<typeof openService>>;
const folder = mkdtempSync(join(tmpdir(), "errors ü-"));

beforeAll(async () => {
  service = await openService({ model: createTutor() });
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Three sentences that a beginner can act on. */
function expectWords(explanation: ReturnType<typeof explainError>, code: string): void {
  expect(explanation.code).toBe(code);
  expect(String(explanation)).toMatch(/^What happened: \S.+\nWhy: \S.+\nWhat to do: \S.+/);
  expect(String(explanation)).not.toContain("[object");
}

const endpoint = "https://contoso.openai.azure.com";
const apiKey = { AZURE_OPENAI_API_KEY: "k" };
const broken: readonly [string, string, Record<string, string>, string][] = [
  [
    "E01",
    "a version that is none",
    { AZURE_OPENAI_ENDPOINT: endpoint, ...apiKey, OPENAI_API_VERSION: "newest" },
    "OPENAI_API_VERSION",
  ],
  ["E02", "a room without a key", { ASSISTANTS_ENDPOINT: "http://10.0.0.1:8080" }, "ASSISTANTS_API_KEY"],
  [
    "E03",
    "a key beside a sign-in",
    { FOUNDRY_PROJECT_ENDPOINT: "https://r.services.ai.azure.com/api/projects/p", ...apiKey },
    "remove the key",
  ],
  ["E04", "a key without an endpoint", apiKey, "AZURE_OPENAI_ENDPOINT is missing"],
  ["E05", "an address of somebody else", { OPENAI_BASE_URL: "http://example.org" }, "unset OPENAI_BASE_URL"],
  [
    "E06",
    "a placeholder",
    { AZURE_OPENAI_ENDPOINT: "https://<your-resource>.openai.azure.com" },
    "AZURE_OPENAI_ENDPOINT",
  ],
  [
    "E08",
    "a pasted path",
    { AZURE_OPENAI_ENDPOINT: `${endpoint}/openai/v1/chat`, ...apiKey },
    `use ${endpoint} instead`,
  ],
];

describe("a broken setting, through connect()", () => {
  it.each(broken)("%s: %s", async (code, _, environment, says) => {
    const error = await connect({ environment, folders: [], quiet: true }).catch((thrown: unknown) => thrown);
    expectWords(explainError(error), code);
    expect(String(explainError(error))).toContain(says);
  });

  it("E07: a file that was not renamed", async () => {
    writeFileSync(join(folder, "secrets_env"), "");
    const asked = connect({ environment: {}, folders: [folder], quiet: true });
    const explanation = explainError(await asked.catch((thrown: unknown) => thrown));
    expectWords(explanation, "E07");
    expect(explanation.happened).toContain("rename it to secrets.env");
  });
});

/** A thread with a message, and an assistant. */
async function start(client: OpenAI) {
  const assistant = await client.beta.assistants.create({ model: "offline-tutor" });
  const thread = await client.beta.threads.create({ messages: [{ role: "user", content: "Hello" }] });
  const run = (metadata: Record<string, string>) =>
    client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id, metadata });
  const ended = async (metadata: Record<string, string>) =>
    pollRun(client, await run(metadata), { quiet: true });
  return { assistant, thread, run, ended };
}

const say = { role: "user", content: "Hello" } as const;
const outputs = [{ tool_call_id: "call_none", output: "" }];

const provoked: readonly [string, string, (client: OpenAI) => Promise<unknown>][] = [
  ["E19", "a thread that is not there", (client) => client.beta.threads.retrieve("thread_none")],
  [
    "E20",
    "the tool of version 1",
    (client) =>
      client.beta.assistants.create({ model: "m", tools: [{ type: "retrieval" as "file_search" }] }),
  ],
  [
    "E21",
    "a message while a run is active",
    async (client) => {
      const { thread, run } = await start(client);
      await run({ local_delay_s: "60" });
      return client.beta.threads.messages.create(thread.id, say);
    },
  ],
  [
    "E21",
    "a second run",
    async (client) => {
      const { run } = await start(client);
      await run({ local_delay_s: "60" });
      return run({});
    },
  ],
  [
    "E22",
    "outputs for a run that has ended",
    async (client) => {
      const { id, thread_id } = await (await start(client)).ended({});
      return client.beta.threads.runs.submitToolOutputs(id, { thread_id, tool_outputs: outputs });
    },
  ],
  [
    "E23",
    "outputs of calls that nobody made",
    async (client) => {
      const { id, thread_id } = await (await start(client)).ended({ local_status: "requires_action" });
      return client.beta.threads.runs.submitToolOutputs(id, { thread_id, tool_outputs: outputs });
    },
  ],
  [
    "E24",
    "a function's name with spaces",
    (client) =>
      client.beta.assistants.create({
        model: "m",
        tools: [{ type: "function", function: { name: "get the weather" } }],
      }),
  ],
  ["E26", "too many requests", async (client) => (await start(client)).run({ local_rate_limit: "http" })],
  ["E27", "a quota that ran out", async (client) => (await start(client)).ended({ local_rate_limit: "run" })],
  ["E28", "a run that failed", async (client) => (await start(client)).ended({ local_status: "failed" })],
  ["E30", "a budget used up", async (client) => (await start(client)).ended({ local_status: "incomplete" })],
  ["E31", "a run that expired", async (client) => (await start(client)).ended({ local_status: "expired" })],
  [
    "E32",
    "a run that was cancelled",
    async (client) => (await start(client)).ended({ local_status: "cancelled" }),
  ],
  [
    "E33",
    "a run that asks for a function",
    async (client) => (await start(client)).ended({ local_status: "requires_action" }),
  ],
  [
    "E34",
    "a wait that took too long",
    async (client) =>
      pollRun(client, await (await start(client)).run({ local_delay_s: "60" }), {
        deadlineMs: 1,
        quiet: true,
      }),
  ],
  [
    "E38",
    "a purpose that is none",
    (client) => client.files.create({ file: new File(["x"], "x.txt"), purpose: "holiday" as "assistants" }),
  ],
  ["E42", "an id of another kind", (client) => client.beta.threads.retrieve("undefined")],
];

describe.each(["azure", "openai"] as const)("a mishap at the service, in the dialect of %s", (dialect) => {
  it.each(provoked)("%s: %s", async (code, _, provoke) => {
    const result = await provoke(service[dialect]).catch((thrown: unknown) => thrown);
    const explanation = explainError(result);
    expectWords(explanation, code);
    if (result instanceof OpenAI.APIError) expect(explanation.requestId).toMatch(/\w/);
  });

  it("E10: a key that is not known, and E17: an address that is none", async () => {
    const wrong = { maxRetries: 0, apiKey: "wrong" };
    const { address } = service;
    const client =
      dialect === "azure"
        ? new AzureOpenAI({ ...wrong, endpoint: address, apiVersion: "2024-05-01-preview" })
        : new OpenAI({ ...wrong, baseURL: `${address}/v1` });
    const refused = await client.beta.assistants.list().catch((thrown: unknown) => thrown);
    expectWords(explainError(refused), "E10");
    const lost = await service[dialect].get("/no/such/path").catch((thrown: unknown) => thrown);
    expectWords(explainError(lost), "E17");
  });
});
