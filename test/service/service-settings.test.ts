import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI, { toFile } from "openai";
import { expect, test } from "vitest";
import { readServiceSettings } from "../../src/service/service-settings";
import { startProgram } from "../support/service-program";

const read = (...sources: Record<string, string>[]) => readServiceSettings(sources, "/project");

test("readServiceSettings() has a default for everything", () => {
  expect(read({})).toEqual({
    dataDir: "/project/.assistants",
    interpreterTimeoutMs: 25_000,
    packagesFrom: null,
    runExpirySeconds: 600,
    maxFileBytes: 512 * 1024 * 1024,
  });
});

test("readServiceSettings() takes the first source that says something", () => {
  const settings = read({ RUN_EXPIRY_S: " " }, { RUN_EXPIRY_S: "5" }, { RUN_EXPIRY_S: "9" });
  expect(settings).toMatchObject({ runExpirySeconds: 5 });
  expect(read({ MAX_FILE_MB: "1.5" }, { MAX_FILE_MB: "9" }).maxFileBytes).toBe(1_572_864);
});

test.each([
  ["RUN_EXPIRY_S", "0", "Cannot use RUN_EXPIRY_S=0: expected seconds from 1 to 86400"],
  ["INTERPRETER_TIMEOUT_S", "soon", "Cannot use INTERPRETER_TIMEOUT_S=soon: expected seconds from 1 to 3600"],
  ["MAX_FILE_MB", "65537", "Cannot use MAX_FILE_MB=65537: expected megabytes from 1 to 65536"],
])("readServiceSettings() refuses %s=%s", (name, value, message) => {
  expect(() => read({ [name]: value })).toThrow(message);
});

test("the service keeps to the life of runs and the size of files that the settings say", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "settings-"));
  const settings = { RUN_EXPIRY_S: "77", MAX_FILE_MB: "1" };
  const service = await startProgram(dataDir, ["--key", "k"], settings);
  try {
    const client = new OpenAI({ baseURL: `${service.address}/v1`, apiKey: "k", maxRetries: 0 });
    const assistant = await client.beta.assistants.create({ model: "m" });
    const run = await client.beta.threads.createAndRun({ assistant_id: assistant.id });
    expect(run.expires_at).toBe(run.created_at + 77);
    const upload = async (bytes: number) =>
      await client.files.create({ file: await toFile(Buffer.alloc(bytes), "a.bin"), purpose: "assistants" });
    expect((await upload(1_048_576)).bytes).toBe(1_048_576);
    await expect(upload(1_048_577)).rejects.toMatchObject({ status: 413, param: "file" });
  } finally {
    await service.end("SIGTERM");
    rmSync(dataDir, { recursive: true });
  }
});
