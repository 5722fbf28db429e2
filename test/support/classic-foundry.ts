import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { AzureOpenAI } from "openai";

/** What the project knows: an assistant, and a thread with its messages, oldest first. */
export interface FoundryContent {
  readonly assistant: { readonly id: string };
  readonly thread: { readonly id: string };
  readonly messages: readonly { readonly id: string }[];
}

/** A loopback server that answers reads as a classic Foundry project does: Entra token, api-version, pages. */
export async function openClassicFoundry(content: FoundryContent) {
  const server = createServer((request, response) => {
    const { status, body } = answer(request, content);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    client: new AzureOpenAI({
      baseURL: `http://127.0.0.1:${port}/api/projects/school`,
      apiVersion: "2025-05-01",
      azureADTokenProvider: async () => "entra-token",
      apiKey: "",
      maxRetries: 0,
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(request: IncomingMessage, { assistant, thread, messages }: FoundryContent) {
  const url = new URL(request.url ?? "", "http://foundry");
  const refuse = (status: number, message: string) => ({
    status,
    body: { error: { code: String(status), message } },
  });
  if (request.headers.authorization !== "Bearer entra-token") return refuse(401, "Unauthorized");
  if (url.searchParams.get("api-version") !== "2025-05-01") return refuse(404, "Resource not found");
  const path = url.pathname.replace("/api/projects/school", "");
  if (path === `/assistants/${assistant.id}`) return { status: 200, body: assistant };
  if (path === `/threads/${thread.id}`) return { status: 200, body: thread };
  if (path !== `/threads/${thread.id}/messages`) return refuse(404, `No object found at ${path}.`);
  const from = messages.findIndex(({ id }) => id === url.searchParams.get("after")) + 1;
  const data = messages.slice(from, from + Number(url.searchParams.get("limit")));
  const has_more = from + data.length < messages.length;
  return {
    status: 200,
    body: { object: "list", data, first_id: data[0]?.id, last_id: data.at(-1)?.id, has_more },
  };
}
