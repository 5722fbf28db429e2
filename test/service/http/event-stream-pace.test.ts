import { Hono } from "hono";
import { expect, test } from "vitest";
import { eventStream, type StreamEvent } from "../../../src/service/http/event-stream";
import type { ServiceEnv } from "../../../src/service/http/parts";
import { FakeClock } from "../../support/fake-clock";

/** A reader of a stream of these events, text by text. */
async function readerOf(events: AsyncIterable<StreamEvent>, clock = new FakeClock()) {
  const app = new Hono<ServiceEnv>();
  app.get("/", (c) => eventStream(c, events, { clock, log: () => {} }));
  const response = await app.request("/");
  const reader = (response.body ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  return {
    next: async () => decoder.decode((await reader.read()).value),
    leave: () => reader.cancel(),
  };
}

test("an event is taken only when the client has read those before it", async () => {
  let taken = 0;
  let left = false;
  async function* events() {
    try {
      for (;;) yield { event: "count", data: taken++ };
    } finally {
      left = true;
    }
  }
  const reader = await readerOf(events());
  for (let read = 0; read < 5; read++) {
    expect(await reader.next()).toBe(`event: count\ndata: ${read}\n\n`);
    await new Promise(setImmediate);
    // One more waits to be sent.
    expect(taken).toBeLessThanOrEqual(read + 2);
  }
  await reader.leave();
  await new Promise(setImmediate);
  expect(left).toBe(true);
});

test("a comment is sent after each 15 seconds of silence, and nothing of the stream is lost by it", async () => {
  const clock = new FakeClock();
  let speak = () => {};
  const silence = new Promise<void>((resolve) => {
    speak = resolve;
  });
  async function* events() {
    await silence;
    yield { event: "word", data: "at last" };
  }
  const reader = await readerOf(events(), clock);
  for (let pings = 0; pings < 3; pings++) {
    const next = reader.next();
    await clock.advance(15_000);
    expect(await next).toBe(": ping\n\n");
  }
  speak();
  expect(await reader.next()).toBe('event: word\ndata: "at last"\n\n');
  expect(await reader.next()).toBe("event: done\ndata: [DONE]\n\n");
  expect(await reader.next()).toBe("");
  expect(clock.sleeping).toBe(0);
});

test("an error in the stream is told in both shapes that clients know, then the stream is done", async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first event
  async function* events(): AsyncGenerator<StreamEvent> {
    throw new Error("a secret of the service");
  }
  const reader = await readerOf(events());
  const [event, data] = (await reader.next()).split("\n");
  expect(event).toBe("event: error");
  const body = JSON.parse(data?.slice("data: ".length) ?? "");
  const own = {
    type: "server_error",
    code: null,
    param: null,
    message: expect.not.stringContaining("secret"),
  };
  expect(body).toEqual({ ...own, error: own });
});
