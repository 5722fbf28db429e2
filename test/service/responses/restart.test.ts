import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pollResponse } from "../../../src/client/responses/poll-response";
import { type RunningProgram, startProgram } from "../../support/service-program";

let dataDir: string;
let program: RunningProgram | null = null;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "restart-"));
});
afterEach(async () => {
  await program?.end("SIGKILL");
  rmSync(dataDir, { recursive: true });
});

async function start(...flags: string[]): Promise<OpenAI> {
  program = await startProgram(dataDir, ["--key", "test-key", ...flags]);
  return new OpenAI({ baseURL: `${program.address}/v1`, apiKey: "test-key", maxRetries: 0 });
}

it("a killed service goes on with responses in the background, and says of others that they failed", async () => {
  const before = await start();
  const conversation = await before.conversations.create();
  const first = await before.responses.create({ model: "m", input: "What is 6 * 7?" });
  const slow = { model: "m", metadata: { local_delay_s: "1" } };
  const begun = await before.responses.create({
    ...{ ...slow, input: "And 6 * 8?", previous_response_id: first.id, background: true },
  });
  const inside = await before.responses.create({
    ...{ ...slow, input: "What is 6 * 9?", conversation: conversation.id, background: true },
  });
  const stream = await before.responses.create({ ...slow, input: "What is 1 + 1?", stream: true });
  let cutOff = "";
  for await (const event of stream) {
    if (event.type === "response.created") cutOff = event.response.id;
    break;
  }
  await program?.end("SIGKILL");

  const after = await start();
  const ended = await pollResponse(after, begun, { quiet: true });
  expect([ended.status, ended.previous_response_id]).toEqual(["completed", first.id]);
  expect(await pollResponse(after, inside, { quiet: true })).toMatchObject({ status: "completed" });
  const items = await after.conversations.items.list(conversation.id, { order: "asc" });
  expect(items.data.map(({ type }) => type)).toEqual(["message", "message"]);
  expect(["failed", "cancelled"]).toContain((await after.responses.retrieve(cutOff)).status);
  expect((await after.responses.retrieve(first.id)).output_text).toBe(first.output_text);
}, 120_000);

it("imitates a service without conversations, under the words of Azure", async () => {
  const client = await start("--without", "conversations");
  const azure = new OpenAI({ baseURL: `${program?.address}/v1`, apiKey: "test-key", maxRetries: 0 });
  await expect(azure.conversations.create()).rejects.toMatchObject({
    status: 404,
    error: { code: "404", message: expect.stringMatching(/^Resource not found/) },
  });
  const first = await client.responses.create({ model: "m", input: "What is 6 * 7?" });
  const next = { model: "m", input: "And 6 * 8?", previous_response_id: first.id };
  expect((await client.responses.create(next)).status).toBe("completed");
  await expect(start("--without", "threads")).rejects.toThrow(
    "Cannot use --without threads: expected conversations",
  );
});
