import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp } from "../../support/service-app";

const app = openTestApp();
afterAll(() => app.close());

let thread: string;
beforeAll(async () => {
  thread = (await app.call("POST", "/threads")).body.id;
});

const post = (body: unknown) => app.call("POST", `/threads/${thread}/messages`, body);

describe("messageRoutes()", () => {
  it("creates a message out of a text", async () => {
    const { status, body } = await post({ role: "user", content: "Hi", metadata: { a: "b" } });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^msg_\w{24}$/),
      object: "thread.message",
      created_at: expect.any(Number),
      thread_id: thread,
      status: "completed",
      incomplete_details: null,
      completed_at: body.created_at,
      incomplete_at: null,
      role: "user",
      content: [{ type: "text", text: { value: "Hi", annotations: [] } }],
      assistant_id: null,
      run_id: null,
      attachments: [],
      metadata: { a: "b" },
    });
    expect((await app.call("GET", `/threads/${thread}/messages/${body.id}`)).body).toEqual(body);
  });

  it("creates a message out of parts", async () => {
    const url = "data:image/png;base64,AAAA";
    const { body } = await post({
      role: "assistant",
      content: [
        { type: "text", text: "Look" },
        { type: "image_url", image_url: { url } },
      ],
    });
    expect(body.content).toEqual([
      { type: "text", text: { value: "Look", annotations: [] } },
      { type: "image_url", image_url: { url, detail: "auto" } },
    ]);
  });

  it.each([
    [{ content: "x" }, "missing_required_parameter", "role"],
    [{ role: "system", content: "x" }, "invalid_value", "role"],
    [{ role: "user" }, "missing_required_parameter", "content"],
    [{ role: "user", content: "" }, "string_below_min_length", "content"],
    [{ role: "user", content: [] }, "array_below_min_length", "content"],
    [{ role: "user", content: [{ type: "text", text: { value: "x" } }] }, "invalid_type", "content[0].text"],
    [{ role: "user", content: [{ type: "refusal" }] }, "invalid_value", "content[0].type"],
    [{ role: "user", content: 1 }, "invalid_type", "content"],
    [{ role: "user", content: "x".repeat(256_001) }, "string_above_max_length", "content"],
    [{ role: "user", content: "x", file_ids: [] }, "unknown_parameter", "file_ids"],
    [
      { role: "user", content: "x", attachments: [{}] },
      "missing_required_parameter",
      "attachments[0].file_id",
    ],
  ])("refuses %j", async (request, code, param) => {
    const { status, body } = await post(request);
    expect([status, body.error.code, body.error.param]).toEqual([400, code, param]);
  });

  it("changes only metadata, and deletes", async () => {
    const { body } = await post({ role: "user", content: "Hi" });
    const path = `/threads/${thread}/messages/${body.id}`;
    const changed = await app.call("POST", path, { metadata: { a: "1" } });
    expect(changed.body).toEqual({ ...body, metadata: { a: "1" } });
    expect((await app.call("POST", path, { metadata: null })).body).toEqual(body);
    const deleted = await app.call("DELETE", path);
    expect(deleted.body).toEqual({ id: body.id, object: "thread.message.deleted", deleted: true });
    expect((await app.call("GET", path)).body.error.message).toBe(`No message found with id '${body.id}'.`);
  });

  it("finds a message in its own thread only", async () => {
    const { body } = await post({ role: "user", content: "Hi" });
    const { body: other } = await app.call("POST", "/threads");
    expect((await app.call("GET", `/threads/${other.id}/messages/${body.id}`)).status).toBe(404);
    const nowhere = await app.call("GET", "/threads/thread_none/messages/msg_none");
    expect(nowhere.body.error.message).toBe("No thread found with id 'thread_none'.");
    const mixedUp = await app.call("GET", `/threads/undefined/messages/${body.id}`);
    expect(mixedUp.status).toBe(400);
    expect(mixedUp.body.error).toMatchObject({
      message: "Invalid 'thread_id': 'undefined'. Expected an ID that begins with 'thread'.",
      param: "thread_id",
    });
  });

  it("lists newest first, page by page", async () => {
    const messages = ["a", "b", "c"].map((content) => ({ role: "user", content }));
    const { body: full } = await app.call("POST", "/threads", { messages });
    const list = async (query: string) => {
      const { body } = await app.call("GET", `/threads/${full.id}/messages?${query}`);
      const texts = body.data.map((message: { content: [{ text: { value: string } }] }) =>
        String(message.content[0].text.value),
      );
      expect([body.first_id, body.last_id]).toEqual([body.data[0]?.id ?? null, body.data.at(-1)?.id ?? null]);
      return { texts: texts.join(""), more: body.has_more, last: body.last_id };
    };
    expect(await list("")).toMatchObject({ texts: "cba", more: false });
    const first = await list("order=asc&limit=2");
    expect(first).toMatchObject({ texts: "ab", more: true });
    expect(await list(`order=asc&after=${first.last}`)).toMatchObject({ texts: "c", more: false });
    expect(await list(`order=asc&before=${first.last}`)).toMatchObject({ texts: "a", more: false });
    expect(await list("run_id=run_1")).toEqual({ texts: "", more: false, last: null });
  });

  it.each([
    ["limit=0", "integer_below_min_value", "limit"],
    ["limit=101", "integer_above_max_value", "limit"],
    ["limit=ten", "invalid_type", "limit"],
    ["order=up", "invalid_value", "order"],
    ["after=msg_none", "invalid_value", "after"],
  ])("refuses a list with %s", async (query, code, param) => {
    const { status, body } = await app.call("GET", `/threads/${thread}/messages?${query}`);
    expect([status, body.error.code, body.error.param]).toEqual([400, code, param]);
  });
});
