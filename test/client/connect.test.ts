import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { connect } from "../../src/client/connect";

/** A teacher's service: one key, one deployment. */
async function startRoom(): Promise<string> {
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === "Bearer key-of-ada";
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? { data: [{ id: "class-model" }] } : {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // The address of a listening TCP server is always an object.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const nowhere = { folders: [], environment: {}, quiet: true };

describe("connect()", () => {
  it("takes a room's address and key, and the deployment that the room offers", async () => {
    const endpoint = await startRoom();
    const settings = { ASSISTANTS_ENDPOINT: `${endpoint}/`, ASSISTANTS_API_KEY: "key-of-ada" };
    const connection = await connect({ ...nowhere, settings });
    expect(connection).toMatchObject({
      kind: "room",
      endpoint,
      apiKey: "key-of-ada",
      deployment: "class-model",
      answers: `the room's service at ${new URL(endpoint).host} + class-model`,
    });
  });

  it("says what to check when the room does not answer to the key, without showing it", async () => {
    const settings = { ASSISTANTS_ENDPOINT: await startRoom(), ASSISTANTS_API_KEY: "wrong-key" };
    const attempt = connect({ ...nowhere, settings });
    await expect(attempt).rejects.toMatchObject({ catalogueCode: "E09" });
    await expect(attempt).rejects.toThrow("ASSISTANTS_API_KEY in secrets.env");
    await expect(attempt).rejects.not.toThrow("wrong-key");
  });

  it("never falls back to the local service", async () => {
    const settings = { AZURE_OPENAI_ENDPOINT: "https://contoso.openai.azure.com" };
    await expect(connect({ ...nowhere, settings })).rejects.toMatchObject({ catalogueCode: "E04" });
  });

  it("makes a Foundry project's options for the SDK, without a key from the environment", async () => {
    const settings = {
      FOUNDRY_PROJECT_ENDPOINT: "https://r.services.ai.azure.com/api/projects/p",
      AZURE_OPENAI_DEPLOYMENT_NAME: "gpt",
    };
    const { options, kind } = await connect({ ...nowhere, settings });
    expect(kind).toBe("foundry");
    expect(options).toMatchObject({ baseURL: settings.FOUNDRY_PROJECT_ENDPOINT, apiKey: "" });
  });
});
