import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

export interface ListenOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

/** An open socket with the service behind it. */
export interface Listener {
  readonly port: number;
  /** Requests that have no complete answer yet. */
  openRequests(): number;
  /** When the last request came or was answered; milliseconds of `performance.now()`. */
  lastUseMs(): number;
  /** Takes no more requests, gives those under way a moment, then ends them. Safe to call twice. */
  close(): Promise<void>;
}

/** A request head, then a body, has to arrive within these times: slow senders do not hold sockets for ever. */
const HEADERS_MS = 20_000;
/** Long enough for a file of 512 MB over a slow line. */
const REQUEST_MS = 20 * 60_000;
const KEEP_ALIVE_MS = 65_000;
const CLOSE_MS = 2_000;

/**
 * Listens for HTTP/1.1.
 *
 * @throws Error with `code` `EADDRINUSE` or `EACCES` when the port cannot be had
 */
export async function listen({ fetch, host, port }: ListenOptions): Promise<Listener> {
  let open = 0;
  let lastUse = performance.now();
  // The adaptor makes an HTTP/1.1 server unless it is told otherwise.
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
      noDelay: true,
    },
  }) as Server;
  server.on("request", (_request, response) => {
    open += 1;
    lastUse = performance.now();
    response.on("close", () => {
      open -= 1;
      lastUse = performance.now();
    });
  });
  server.listen({ host, port });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("A TCP server has a numeric port");
  let closing: Promise<void> | null = null;
  return {
    port: address.port,
    openRequests: () => open,
    lastUseMs: () => lastUse,
    close: () => {
      closing ??= closeServer(server);
      return closing;
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await closed;
  clearTimeout(timer);
}
