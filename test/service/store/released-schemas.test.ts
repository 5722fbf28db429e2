import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { AzureOpenAI } from "openai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createService, databaseName, filesFolder, type Service } from "../../../src/service/create-service";
import { createKeys } from "../../../src/service/http/keys";
import { createTutor } from "../../../src/service/models/tutor/create-tutor";
import { migrations } from "../../../src/service/store/migrations";
import { openDatabase } from "../../../src/service/store/open-database";

/**
 * What a service of each released schema left after the same visit: a file in a vector store, an answered run, a
 * response, a conversation. A new step in `migrations.ts` needs a dump of its own here; those that are here stay.
 */
const DUMPS = join(__dirname, "../../fixtures/schemas");

let dataDir: string;
let service: Service | null = null;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "schema-"));
});
afterEach(async () => {
  await service?.close();
  service = null;
  rmSync(dataDir, { recursive: true });
});

function restore(version: number): void {
  const db = new DatabaseSync(join(dataDir, databaseName));
  db.exec(readFileSync(join(DUMPS, `${version}.sql`), "utf8"));
  const { json } = db.prepare("SELECT json FROM objects WHERE kind = 'file'").get() as { json: string };
  db.close();
  mkdirSync(join(dataDir, filesFolder));
  writeFileSync(join(dataDir, filesFolder, JSON.parse(json).blob), "Pears are sweet.\n");
}

function schemaOf(db: ReturnType<typeof openDatabase>): unknown[] {
  return db.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY name").all();
}

describe.each(migrations.map((_, step) => [step + 1]))("a data folder of schema %i", (version) => {
  it("gets the schema that a new one has", () => {
    restore(version);
    const old = openDatabase({ file: join(dataDir, databaseName) });
    const fresh = openDatabase({});
    expect(schemaOf(old)).toEqual(schemaOf(fresh));
    old.close();
    fresh.close();
  });

  it("shows everything that was in it", async () => {
    restore(version);
    const keys = createKeys(new Map([["a-key", "local"]]));
    const log: string[] = [];
    service = await createService({
      ...{ dataDir, keys, model: createTutor(), hosts: null },
      log: (line) => log.push(line),
    });
    const { app } = service;
    const client = new AzureOpenAI({
      endpoint: "http://127.0.0.1",
      apiKey: "a-key",
      apiVersion: "2024-05-01-preview",
      fetch: async (url, init) => await app.request(String(url), init),
    });
    const { threads } = client.beta;
    const [run] = (await threads.runs.list("thread_0001")).data;
    expect(run?.status).toBe("completed");
    const messages = await threads.messages.list("thread_0001", { order: "asc" });
    const texts = messages.data.flatMap(({ content }) =>
      content.map((part) => (part.type === "text" ? part.text.value : "")),
    );
    expect(texts).toEqual(["Solve 3x + 11 = 14.", expect.stringContaining("x = 1")]);
    const steps = await threads.runs.steps.list(run?.id ?? "", { thread_id: "thread_0001" });
    expect(steps.data.map(({ type }) => type)).toEqual(["message_creation", "tool_calls"]);
    expect((await client.beta.assistants.list()).data.map(({ name }) => name)).toEqual(["Math Tutor"]);
    const [file] = (await client.files.list()).data;
    expect(await (await client.files.content(file?.id ?? "")).text()).toBe("Pears are sweet.\n");
    // The index is no part of the schema: it is made anew from the files, behind the first requests.
    await vi.waitFor(
      async () => {
        const found = await client.vectorStores.search("vs_0001", { query: "pears" });
        expect(found.data.map(({ filename }) => filename)).toEqual(["pears.txt"]);
      },
      { timeout: 30_000 },
    );
    expect((await client.responses.retrieve("resp_0001")).output_text).toContain("offline tutor");
    expect((await client.conversations.retrieve("conv_0001")).object).toBe("conversation");
    expect(log).toEqual([]);
  });
});
