import { once } from "node:events";
import { createServer } from "node:net";
import OpenAI, { AzureOpenAI } from "openai";
import { describe, expect, it } from "vitest";
import { MissingHandlerError, RunWaitError, SettingsError } from "../../src/client/errors";
import { explainError } from "../../src/client/explain-error";

/** What the SDK's constructor throws for the given options. */
function construct(options: object): unknown {
  try {
    return new AzureOpenAI(options);
  } catch (error) {
    return error;
  }
}

async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}

const endpoint = "http://127.0.0.1:9";
const apiVersion = "2024-05-01-preview";
const token = async () => "t";
const client = new AzureOpenAI({ endpoint, apiKey: "k", apiVersion, maxRetries: 0 });

const thrown: readonly [string, string, () => unknown, ...string[]][] = [
  ["E01", "no version", () => construct({ endpoint, apiKey: "k" }), "apiVersion"],
  ["E02", "no key", () => construct({ endpoint, apiVersion }), "AZURE_OPENAI_API_KEY"],
  [
    "E03",
    "key and token",
    () => construct({ endpoint, apiVersion, apiKey: "k", azureADTokenProvider: token }),
    "Unset",
  ],
  ["E04", "no endpoint", () => construct({ apiVersion, apiKey: "k" }), "AZURE_OPENAI_ENDPOINT"],
  [
    "E05",
    "two addresses",
    () => construct({ endpoint, baseURL: endpoint, apiVersion, apiKey: "k" }),
    "OPENAI_BASE_URL",
  ],
  [
    "E06",
    "a placeholder",
    () => new SettingsError("E06", "Cannot read settings: X holds a placeholder"),
    "secrets.env",
  ],
  ["E09", "nothing listens", () => callNobody(), "(ECONNREFUSED)"],
  [
    "E14",
    "no sign-in",
    () => Object.assign(new Error("Please run 'az login'"), { name: "CredentialUnavailableError" }),
    "az login",
  ],
  [
    "E33",
    "no handler",
    () => new MissingHandlerError("run_1", ["getWeather"], "Cannot answer run run_1"),
    "getWeather",
  ],
  [
    "E34",
    "the deadline",
    () =>
      new RunWaitError({
        runId: "run_1",
        threadId: "thread_1",
        lastStatus: "queued",
        elapsedMs: 300,
        reason: "deadline",
      }),
    'pollRun(client, { id: "run_1", thread_id: "thread_1" })',
    "the 0.3 s of the wait",
  ],
  ["E36", "a cut stream", () => cutStream(), "pollRun"],
  [
    "E42",
    "a skipped cell",
    () => catchError(retrieveUndefined()),
    "from the top",
    "invalid segments: Value of type Undefined is not",
  ],
  ["E43", "an SDK without Assistants", () => readOfNothing(), "npm ci"],
  ["E44", "an old Node", () => new Error("Unsupported engine: requires Node >= 22"), process.versions.node],
];

async function callNobody(): Promise<unknown> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  const port = typeof address === "object" ? address?.port : 0;
  const caller = new AzureOpenAI({
    endpoint: `http://127.0.0.1:${port}`,
    apiKey: "k",
    apiVersion,
    maxRetries: 0,
  });
  return catchError(caller.beta.threads.retrieve("thread_1"));
}

async function retrieveUndefined(): Promise<unknown> {
  const skipped: { id?: string } = {};
  // As a cell does it whose variable was never set.
  return client.beta.threads.retrieve(skipped.id as string);
}

async function cutStream(): Promise<unknown> {
  const cut = new OpenAI({
    apiKey: "k",
    baseURL: endpoint,
    fetch: async () =>
      new Response('event: thread.run.created\ndata: {"object":"thread.run","id":"run_1"}\n\n', {
        headers: { "content-type": "text/event-stream" },
      }),
  });
  return catchError(cut.beta.threads.runs.stream("thread_1", { assistant_id: "asst_1" }).finalRun());
}

function readOfNothing(): unknown {
  const future: { beta?: { assistants: object } } = {};
  try {
    return (future.beta as { assistants: object }).assistants;
  } catch (error) {
    return error;
  }
}

describe("explainError() of what was thrown", () => {
  it.each(thrown)("%s: %s", async (code, _, make, ...texts) => {
    const explanation = explainError(await make());
    expect(explanation.code).toBe(code);
    for (const text of texts) expect(String(explanation)).toContain(text);
  });
});
