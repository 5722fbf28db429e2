import OpenAI, { AzureOpenAI } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainError } from "../../src/client/explain-error";
import { pollRun } from "../../src/client/poll-run";
import { FakeClock } from "../support/fake-clock";
import { helpfulModel } from "../support/helpful-model";
import { openService } from "../support/open-service";

const clock = new FakeClock();
let service: Awaited<ReturnType<typeof openService>>;

beforeAll(async () => {
  service = await openService({ model: helpfulModel(), clock });
});
afterAll(() => service.close());

const minutes = (count: number) => clock.advance(count * 60_000);
const codeOf = async (asked: Promise<unknown>) => {
  const { code, requestId } = explainError(await asked.catch((thrown: unknown) => thrown));
  return { code, isNumbered: requestId !== null };
};

/** A run of an assistant with these tools, to its end. */
async function run(
  client: OpenAI,
  tools: Pick<OpenAI.Beta.AssistantCreateParams, "tools" | "tool_resources">,
) {
  const { id } = await client.beta.assistants.create({ ...tools, model: "helpful" });
  const messages = [{ role: "user" as const, content: "What is the capital of France?" }];
  const created = await client.beta.threads.createAndRun({ assistant_id: id, thread: { messages } });
  return await pollRun(client, created, { quiet: true });
}

describe.each(["azure", "openai"] as const)("what time has ended, in the dialect of %s", (dialect) => {
  it("E37: a vector store, searched by us and by a run", async () => {
    const client = service[dialect];
    const { id } = await client.vectorStores.create({ metadata: { local_expires_in_s: "60" } });
    await minutes(1);
    const searched = client.vectorStores.search(id, { query: "France" });
    expect(await codeOf(searched)).toEqual({ code: "E37", isNumbered: true });
    const ended = await run(client, {
      tools: [{ type: "file_search" }],
      tool_resources: { file_search: { vector_store_ids: [id] } },
    });
    expect(ended.status).toBe("failed");
    expect(explainError(ended).code).toBe("E37");
    expect(explainError(ended).happened).toContain(`'${id}' has expired`);
  });

  it("E39: the container of a code interpreter, and a file in it", async () => {
    const { containers } = service[dialect];
    const { id: container_id } = await containers.create({ name: "lesson" });
    const put = () => containers.files.create(container_id, { file: new File(["1"], "a.csv") });
    const file = await put();
    await minutes(20);
    expect(await codeOf(put())).toEqual({ code: "E39", isNumbered: true });
    const read = containers.files.content.retrieve(file.id, { container_id });
    expect(await codeOf(read)).toEqual({ code: "E39", isNumbered: true });
    const again = containers.files.retrieve(file.id, { container_id });
    expect(await codeOf(again)).toEqual({ code: "E39", isNumbered: true });
  });

  it("E35: a status that a newer service might send", async () => {
    const { id, thread_id } = await run(service[dialect], {});
    // Ours has no such status, so it is put in on the way.
    const newer = {
      apiKey: "test-key",
      fetch: async (url: string | URL | Request, init?: RequestInit) => {
        const answer = await fetch(url, init);
        return new Response((await answer.text()).replace('"completed"', '"pondering"'), answer);
      },
    };
    const { address } = service;
    const client =
      dialect === "azure"
        ? new AzureOpenAI({ ...newer, endpoint: address, apiVersion: "2024-05-01-preview" })
        : new OpenAI({ ...newer, baseURL: `${address}/v1` });
    const seen = await client.beta.threads.runs.retrieve(id, { thread_id });
    expect(seen.status).toBe("pondering");
    expect(explainError(seen)).toMatchObject({ code: "E35" });
    expect(explainError(seen).happened).toContain("pondering");
  });
});
