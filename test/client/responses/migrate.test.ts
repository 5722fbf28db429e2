import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toTypeScript } from "../../../src/client/responses/export-code";
import { migrate } from "../../../src/client/responses/migrate";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

const root = resolve(__dirname, "../../..");
let service: Awaited<ReturnType<typeof openService>>;
let folder: string;

beforeEach(async () => {
  service = await openService({ model: scriptedModel("The answer is 42.") });
  folder = await mkdtemp(join(root, "dist", "migrate-test-"));
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** Checks types and runs the program, as a user would. */
async function run(source: string, args: readonly string[]): Promise<string> {
  const file = join(folder, "exported.ts");
  await writeFile(file, source);
  const env = {
    ...process.env,
    OPENAI_BASE_URL: `${service.address}/openai/v1/`,
    OPENAI_API_KEY: "test-key",
  };
  const command = ["-r", "ts-node/register", file, ...args];
  return (await promisify(execFile)(process.execPath, command, { env, cwd: root })).stdout;
}

it("exports an assistant as a program that compiles and answers", async () => {
  const assistant = await service.azure.beta.assistants.create({
    model: "any",
    name: 'Tutor \u2028 "one"',
    instructions: "You are a tutor.\nUse `code`.",
    tools: [{ type: "function", function: { name: "look", parameters: { type: "object", properties: {} } } }],
  });
  const migrated = await migrate(service.azure, assistant.id);
  expect(migrated.lost).toEqual([`name ${JSON.stringify(assistant.name)}`]);
  expect(await run(toTypeScript(migrated), ["What is six times seven?"])).toBe("The answer is 42.\n");
});

it("exports a thread as input items, with which a program goes on", async () => {
  const { threads, assistants } = service.azure.beta;
  const assistant = await assistants.create({ model: "any" });
  const thread = await threads.create({
    messages: [{ role: "user", content: "Six times seven?", metadata: { n: "1" } }],
  });
  await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const migrated = await migrate(service.azure, thread.id);
  expect(migrated).toMatchObject({
    kind: "thread",
    input: [
      { role: "user", content: [{ type: "input_text", text: "Six times seven?" }] },
      { role: "assistant", content: "The answer is 42." },
    ],
    lost: ["runs and steps with their tool calls: no message holds them", "metadata of messages"],
  });
  expect(await run(toTypeScript(migrated), ["any", "Sure?"])).toBe("The answer is 42.\n");
  await expect(migrate(service.azure, "run_1")).rejects.toThrow(/expected the id of an assistant/);
});
