import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, type RunningProgram, startProgram } from "../support/service-program";

const folder = mkdtempSync(join(tmpdir(), "workshop-"));
const keysFile = join(folder, "keys.txt");
const dataDir = join(folder, "data");
let service: RunningProgram;
let learners: { mia: AzureOpenAI; noah: AzureOpenAI };

beforeAll(async () => {
  writeFileSync(keysFile, "mia key-of-mia\nnoah key-of-noah\n");
  service = await startProgram(dataDir, ["--host", "0.0.0.0", "--keys", keysFile]);
  const endpoint = service.address.replace("/openai", "");
  const as = (apiKey: string) =>
    new AzureOpenAI({ endpoint, apiKey, apiVersion: "2024-05-01-preview", maxRetries: 0 });
  learners = { mia: as("key-of-mia"), noah: as("key-of-noah") };
});
afterAll(async () => {
  await service.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

describe("a service for a room", () => {
  it("shows each learner only what was made with the own key", async () => {
    const { mia, noah } = learners;
    const assistant = await mia.beta.assistants.create({ model: "m" });
    const thread = await mia.beta.threads.create({ messages: [{ role: "user", content: "Hi" }] });
    const file = await mia.files.create({ file: new File(["x"], "x.txt"), purpose: "assistants" });
    const store = await mia.vectorStores.create({});
    const run = await mia.beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
    expect(run.status).toBe("completed");
    const foreign = [
      () => noah.beta.assistants.retrieve(assistant.id),
      () => noah.beta.assistants.delete(assistant.id),
      () => noah.beta.threads.retrieve(thread.id),
      () => noah.beta.threads.messages.list(thread.id),
      () => noah.beta.threads.messages.create(thread.id, { role: "user", content: "Boo" }),
      () => noah.beta.threads.runs.retrieve(run.id, { thread_id: thread.id }),
      () => noah.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }),
      () => noah.beta.threads.createAndRun({ assistant_id: assistant.id }),
      () => noah.beta.threads.create({ tool_resources: { code_interpreter: { file_ids: [file.id] } } }),
      () => noah.files.content(file.id),
      () => noah.files.delete(file.id),
      () => noah.vectorStores.retrieve(store.id),
      () => noah.vectorStores.search(store.id, { query: "x" }),
    ];
    for (const look of foreign) await expect(look()).rejects.toMatchObject({ status: 404 });
    expect((await noah.beta.assistants.list()).data).toEqual([]);
    expect((await noah.files.list()).data).toEqual([]);
    expect((await noah.vectorStores.list()).data).toEqual([]);
  });

  it("says what is open to whom, and no key", () => {
    expect(service.errors()).toMatch(/listening on 0\.0\.0\.0: .*2 learners.*not encrypted/);
    expect(service.errors()).not.toContain("key-of");
  });

  it("copies the folder of the running service, and finds the copy sound", async () => {
    const copy = join(folder, "backup.db");
    const backup = await launch(["--data", dataDir, "--backup", copy]);
    expect([backup.code, backup.stdout]).toEqual([0, expect.stringContaining("Backed up")]);
    const check = await launch(["--data", dataDir, "--check"]);
    expect([check.code, check.stdout]).toEqual([0, expect.stringMatching(/is sound: .* content of 1 files/)]);
    const again = await launch(["--data", dataDir, "--backup", copy]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("it exists; name a new file")]);
  });

  it("refuses a folder whose database is no database, and leaves it alone", async () => {
    const broken = join(folder, "broken");
    const { end } = await startProgram(broken, []);
    await end("SIGTERM");
    writeFileSync(join(broken, "assistants.db"), "not a database, but a diary of mine".repeat(200));
    for (const flags of [["--check"], []]) {
      const result = await launch(["--data", broken, "--model", "tutor", ...flags]);
      expect(result.code).toBe(1);
      expect(result.stderr).toContain("it was left untouched");
    }
  });
});
