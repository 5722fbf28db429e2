import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TokenServer {
  readonly url: string;
  /** For what tokens were asked. */
  readonly resources: readonly string[];
  close(): Promise<void>;
}

/** Gives sign-in tokens on the loopback as the managed identity of an Azure App Service does. */
export async function startTokenServer(token: string): Promise<TokenServer> {
  const resources: string[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    const resource = searchParams.get("resource") ?? "";
    resources.push(resource);
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    const body = { access_token: token, expires_on: expires, resource, token_type: "Bearer" };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // Listening on TCP, so it is no pipe name.
  return {
    url: `http://127.0.0.1:${port}/msi/token`,
    resources,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
