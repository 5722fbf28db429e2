import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Listener, listen } from "../../src/service/listen";

let listener: Listener;
afterEach(() => listener.close());

/** Opens the socket with short times, so that the limits can be seen. */
async function open(fetch: (request: Request) => Response | Promise<Response>): Promise<Listener> {
  listener = await listen({ fetch, host: "127.0.0.1", port: 0, headersMs: 80, requestMs: 160, checkMs: 20 });
  return listener;
}

/** Sends bytes as they are and gives everything that comes back until the other side hangs up. */
async function talk(port: number, ...pieces: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (piece) => {
    answer += String(piece);
  });
  socket.on("error", () => {});
  for (const piece of pieces) socket.write(piece);
  await once(socket, "close");
  return answer;
}

describe("listen()", () => {
  it("hangs up on a head that does not come to its end", async () => {
    const { port } = await open(() => new Response("hello"));
    expect(await talk(port, "GET / HTTP/1.1\r\nhost: a\r\nx: ")).toContain("408 Request Timeout");
  });

  it("hangs up on a body that does not come to its end", async () => {
    const { port } = await open(async (request) => new Response(await request.text()));
    const head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n";
    expect(await talk(port, head, "only this")).toMatch(/^$|408 Request Timeout/);
  });

  it("refuses a head that is too long", async () => {
    const { port } = await open(() => new Response("hello"));
    const head = `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`;
    expect(await talk(port, head)).toContain("431 Request Header Fields Too Large");
  });

  it("says what to do about a port that is taken", async () => {
    const { port } = await open(() => new Response("hello"));
    const second = listen({ fetch: () => new Response(""), host: "127.0.0.1", port });
    await expect(second).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another program uses the port;`,
    );
  });

  it("refuses what is no HTTP", async () => {
    const { port } = await open(() => new Response("hello"));
    expect(await talk(port, "\u0000\u0001 nonsense\r\n\r\n")).toContain("400 Bad Request");
  });

  it("knows how many requests are open, and ends them when it closes", async () => {
    let arrived = () => {};
    const here = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { port, openRequests, close } = await open(() => {
      arrived();
      return new Promise<Response>(() => {});
    });
    const answer = talk(port, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    await here;
    expect(openRequests()).toBe(1);
    await close();
    expect(await answer).toBe("");
    await vi.waitFor(() => expect(openRequests()).toBe(0));
  });
});
