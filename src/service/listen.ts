import { once } from "node:events";
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import type { Refusal } from "./http/unreadable-request";

export interface ListenOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Answers what is no proper HTTP. */
  readonly refuse: (error: unknown) => Refusal;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** How long the head of a request may take. Default 20 s. */
  readonly headersMs?: number;
  /** How long a whole request may take: by default 20 min, enough for a file of 512 MB over a slow line. */
  readonly requestMs?: number;
  /** How often slow senders are looked for. Default 5 s. */
  readonly checkMs?: number;
}

/** The socket could not be opened; the message says what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const why = reasons[cause.code ?? ""] ?? cause.message;
    super(`Cannot listen on ${host}:${port}: ${why}`, { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses the port; name another with --port, or leave it out to get a free one",
  EACCES: "the system keeps this port to itself; use one above 1023",
  EADDRNOTAVAIL: "this machine has no such address; use 127.0.0.1, or 0.0.0.0 for the whole network",
};

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

const KEEP_ALIVE_MS = 65_000;
const CLOSE_MS = 2_000;

/**
 * Listens for HTTP/1.1.
 *
 * @throws {ListenError} when the port or the address cannot be had
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { fetch, refuse, host, port } = options;
  const { headersMs = 20_000, requestMs = 20 * 60_000, checkMs = 5_000 } = options;
  let open = 0;
  let lastUse = performance.now();
  // The adaptor makes an HTTP/1.1 server unless it is told otherwise.
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: checkMs,
      maxHeaderSize: 16 * 1024,
      noDelay: true,
    },
  }) as Server;
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on("clientError", (error, socket) => {
    if (socket.writable && answers.get(socket)?.headersSent !== true) socket.end(toText(refuse(error)));
    else socket.destroy();
  });
  server.on("request", ({ socket }, response) => {
    answers.set(socket, response);
    open += 1;
    lastUse = performance.now();
    response.on("close", () => {
      answers.delete(socket);
      open -= 1;
      lastUse = performance.now();
    });
  });
  server.listen({ host, port });
  await once(server, "listening").catch((cause) => {
    throw new ListenError(host, port, cause);
  });
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

function toText({ status, headers, body }: Refusal): string {
  const all = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await closed;
  clearTimeout(timer);
}
