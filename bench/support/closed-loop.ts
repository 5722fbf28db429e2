import { connect, type Socket } from "node:net";
import { quantile } from "../statistics";

/** What a closed-loop load saw: every connection sends its next request when the last answer is complete. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers by status code. */
  readonly statuses: Readonly<Record<string, number>>;
}

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
  /** The raw request number `n` of a connection. */
  readonly request: (n: number) => string;
}

/**
 * Loads a loopback server over bare keep-alive sockets, so that the client costs far less than the server.
 * Answers need a Content-Length.
 *
 * @throws Error when a connection breaks.
 */
export async function closedLoop(options: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const end = start + options.durationMs;
  await Promise.all(
    Array.from({ length: options.connections }, () => drive(options, end, latencies, statuses)),
  );
  return {
    requestsPerSecond: latencies.length / ((performance.now() - start) / 1000),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    statuses,
  };
}

function drive(
  { port, request }: LoadOptions,
  end: number,
  latencies: number[],
  statuses: Record<string, number>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let sent = 0;
    let sentAt = 0;
    let buffered = Buffer.alloc(0);
    const next = (): void => {
      if (performance.now() >= end) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request(sent++));
    };
    socket.on("connect", next);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`Connection closed by the server after ${sent} requests`)));
    socket.on("data", (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      const size = answerSize(buffered);
      if (size === null || buffered.length < size) return;
      const status = buffered.toString("latin1", 9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      latencies.push(performance.now() - sentAt);
      buffered = buffered.subarray(size);
      next();
    });
  });
}

/** Bytes of the first answer in `buffer`; null while its head is incomplete. */
function answerSize(buffer: Buffer): number | null {
  const headEnd = buffer.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(buffer.toString("latin1", 0, headEnd));
  if (!length) throw new Error("Cannot measure an answer without Content-Length");
  return headEnd + 4 + Number(length[1]);
}

/** A raw HTTP/1.1 request with a key; `body` as JSON. */
export function rawRequest(method: string, path: string, key: string, body?: unknown): string {
  const json = body === undefined ? "" : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    `api-key: ${key}`,
    ...(json ? ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(json)}`] : []),
  ];
  return `${head.join("\r\n")}\r\n\r\n${json}`;
}
