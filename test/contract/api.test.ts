import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as sdk from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCodeInterpreter } from "../../src/service/sandbox/create-code-interpreter";
import { checkedFetch, type WireLog } from "../support/checked-fetch";
import { helpfulModel } from "../support/helpful-model";
import { openService } from "../support/open-service";
import { openPublishedApi } from "../support/openapi";
import { endpointTests } from "./api-suite";
import { fileEndpointTests } from "./files-suite";
import { runEndpointTests } from "./runs-suite";

type Sdk = typeof sdk;

const cacheDir = mkdtempSync(join(tmpdir(), "contract-"));
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }));

/** Every SDK that the service promises to serve. Their types differ in what nothing here uses. */
const sdks: readonly (readonly [string, () => Promise<Sdk>])[] = [
  ["openai 5", async () => (await import("openai-5")) as unknown as Sdk],
  ["openai 6", async () => sdk],
  ["openai 7", async () => (await import("openai-7")) as unknown as Sdk],
];
const canRunOpenai7 = Number(process.versions.node.split(".")[0]) >= 22;
if (!canRunOpenai7) process.stderr.write("SKIPPED: openai 7 is not tried: it needs Node 22 or newer\n");
const usable = sdks.filter(([name]) => name !== "openai 7" || canRunOpenai7);

const published = openPublishedApi();
const tests = Object.entries({ ...endpointTests, ...runEndpointTests, ...fileEndpointTests });
/** In the description, but of no use without fine-tuned models. */
const leftOut = ["DELETE /models/{model}"];

it.runIf(published)("there is a test for every endpoint of the published API", () => {
  expect(tests.map(([operation]) => operation).sort()).toEqual(
    published?.operations.filter((operation) => !leftOut.includes(operation)).sort(),
  );
});

describe.each(usable)("the API through %s", (_name, load) => {
  const log: WireLog = { operations: new Set(), events: new Set(), faults: [] };
  let service: Awaited<ReturnType<typeof openService>>;
  let clients: Record<"azure" | "openai", sdk.OpenAI>;

  beforeAll(async () => {
    const { OpenAI, AzureOpenAI } = await load();
    const interpreter = createCodeInterpreter({ cacheDir });
    service = await openService({ model: helpfulModel(), interpreter });
    const options = {
      apiKey: "test-key",
      maxRetries: 0,
      ...(published && { fetch: checkedFetch(published, log) }),
    };
    clients = {
      openai: new OpenAI({ ...options, baseURL: `${service.address}/v1` }),
      azure: new AzureOpenAI({ ...options, endpoint: service.address, apiVersion: "2024-05-01-preview" }),
    };
  });

  afterAll(() => service.close());

  describe.each(["openai", "azure"] as const)("in the dialect %s", (dialect) => {
    it.each(tests)("%s", async (operation, test) => {
      const before = log.faults.length;
      await test({ client: clients[dialect] });
      expect(log.faults.slice(before)).toEqual([]);
      if (published) expect(log.operations).toContain(operation);
    });
  });

  it("has no fault that only the log knows of", () => {
    expect(service.log).toEqual([]);
  });
});
