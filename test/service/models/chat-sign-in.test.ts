import { afterEach, describe, expect, it, vi } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import { type ChatReply, type ChatServer, fails, says, startChatServer } from "../../support/chat-server";
import { startTokenServer, type TokenServer } from "../../support/token-server";
import { requestFor } from "../../support/tutor-request";

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.close();
});

/** Asks a model of Azure without a key, where Entra gives tokens as it does inside of Azure. */
async function ask(
  reply: ChatReply,
): Promise<{ server: ChatServer; tokens: TokenServer; done: Promise<void> }> {
  const [server, tokens] = [await startChatServer(reply), await startTokenServer("token-1")];
  servers.push(server, tokens);
  vi.stubEnv("IDENTITY_ENDPOINT", tokens.url);
  vi.stubEnv("IDENTITY_HEADER", "local");
  const address = { baseUrl: server.origin, apiKey: null, apiVersion: null, model: "m" };
  const model = createChatModel({ kind: "azure", ...address });
  const done = (async () => {
    for await (const _ of model.respond(requestFor("Hello"), new AbortController().signal));
  })();
  return { server, tokens, done };
}

describe("signing in to Azure without a key", () => {
  it("sends a token for the scope of the endpoint", async () => {
    const { server, tokens, done } = await ask(says("ok"));
    await done;
    expect(server.requests[0]?.headers.authorization).toBe("Bearer token-1");
    expect(tokens.resources).toEqual(["https://cognitiveservices.azure.com"]);
  });

  it("says which scope was used when the endpoint wants another (E13)", async () => {
    const refusal = "Token audience is incorrect. Expected https://ai.azure.com";
    const { done } = await ask(fails(401, { error: { code: "401", message: refusal } }));
    await expect(done).rejects.toMatchObject({
      code: "server_error",
      message:
        /Expected https:\/\/ai\.azure\.com; the sign-in was for https:\/\/cognitiveservices\.azure\.com\/\.default/,
    });
  });

  it("names the role that is missing", async () => {
    const refusal = "The principal lacks the required data action";
    const { done } = await ask(fails(401, { error: { code: "PermissionDenied", message: refusal } }));
    await expect(done).rejects.toMatchObject({ message: /needs the role "Cognitive Services OpenAI User"/ });
  });
});
