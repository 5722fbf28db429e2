import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What a service does with one request for a run. */
export type Turn = { readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly status: string }
  | { readonly code: number }
  /** Closes the connection without an answer. */
  | { readonly reset: true }
  /** Closes it in the middle of the body. */
  | { readonly cutShort: true }
  /** Never answers. */
  | { readonly hang: true }
);

export interface MisbehavingServer {
  readonly url: string;
  readonly requests: { readonly url: string; readonly headers: IncomingHttpHeaders }[];
  /** Resolves when the next request has come. */
  nextRequest(): Promise<void>;
  close(): void;
}

/** A loopback server that takes one turn a request, and repeats the last. */
export async function startMisbehavingServer(turns: readonly Turn[]): Promise<MisbehavingServer> {
  const requests: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const turn = turns[Math.min(requests.length, turns.length - 1)];
    requests.push({ url: request.url ?? "", headers: request.headers });
    server.emit("turn");
    if (turn === undefined || "hang" in turn) return;
    if ("reset" in turn) {
      request.socket.destroy();
      return;
    }
    const isRun = "status" in turn;
    const body = isRun ? run(turn.status) : { error: { message: "no", type: "t", param: null, code: null } };
    const text = JSON.stringify(body);
    const length = "cutShort" in turn ? { "content-length": String(text.length + 10) } : {};
    response.writeHead("code" in turn ? turn.code : 200, {
      "content-type": "application/json",
      ...length,
      ...turn.headers,
    });
    response.write(text);
    if ("cutShort" in turn) response.write("", () => request.socket.destroy());
    else response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // The address of a listening TCP server is always an object.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    nextRequest: async () => {
      if (requests.length === 0) await once(server, "turn");
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function run(status: string): object {
  return { object: "thread.run", id: "run_1", thread_id: "thread_1", status };
}
