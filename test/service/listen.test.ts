import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { refuseUnreadable } from "../../src/service/http/unreadable-request";
import { type Listener, listen } from "../../src/service/listen";

let listener: Listener;
afterEach(() => listener.close());

/** Opens the socket with short times, so that the limits can be seen. */
async function open(fetch: (request: Request) => Response | Promise<Response>): Promise<Listener> {
  const times = { headersMs: 80, requestMs: 160, checkMs: 20 };
  listener = await listen({ fetch, refuse, host: "127.0.0.1", port: 0, ...times });
  return listener;
}

const refuse = (error: unknown) => refuseUnreadable(error, "req_1");

/** What an answer says, when it is an error as the API writes it. */
function messageOf(answer: string): string {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toContain("x-request-id: req_1");
  expect(head).toContain("openai-processing-ms: 0");
  const { error } = JSON.parse(body);
  expect(error).toMatchObject({ type: "invalid_request_error", param: null, code: null });
  return `${head.split("\r\n")[0]}: ${error.message}`;
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
    expect(messageOf(await talk(port, "GET / HTTP/1.1\r\nhost: a\r\nx: "))).toBe(
      "HTTP/1.1 408 Request Timeout: Your request did not come to its end in time.",
    );
  });

  it("hangs up on a body that does not come to its end", async () => {
    const { port } = await open(async (request) => new Response(await request.text()));
    const head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n";
    expect(await talk(port, head, "only this")).toMatch(/^$|408 Request Timeout/);
  });

  it("refuses a head that is too long", async () => {
    const { port } = await open(() => new Response("hello"));
    const head = `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`;
    expect(messageOf(await talk(port, head))).toBe(
      "HTTP/1.1 431 Request Header Fields Too Large: The headers of your request are longer than 16 kB, which is the limit.",
    );
  });

  it("says what to do about a port that is taken", async () => {
    const { port } = await open(() => new Response("hello"));
    const second = listen({ fetch: () => new Response(""), refuse, host: "127.0.0.1", port });
    await expect(second).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another program uses the port;`,
    );
  });

  it.each([
    ["\u0000\u0001 nonsense"],
    ["FOO / HTTP/1.1\r\nhost: a"],
    ["POST / HTTP/1.1\r\nhost: a\r\ncontent-length: x"],
  ])("refuses what is no proper HTTP: %j", async (head) => {
    const { port } = await open(() => new Response("hello"));
    expect(messageOf(await talk(port, `${head}\r\n\r\n`))).toBe(
      "HTTP/1.1 400 Bad Request: Your request could not be read: it is no proper HTTP/1.1.",
    );
  });

  it("writes nothing into an answer that has begun", async () => {
    const { port } = await open(
      () => new Response(new ReadableStream({ pull: (to) => to.enqueue(Buffer.from("a")) })),
    );
    const answer = await talk(port, "GET / HTTP/1.1\r\nhost: a\r\n\r\n", "nonsense\r\n\r\n");
    expect(answer).not.toContain("400");
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
