import { afterAll, describe, expect, it } from "vitest";
import { openTestApp } from "../../support/service-app";

const app = openTestApp();
afterAll(() => app.close());

describe("threadRoutes()", () => {
  it("creates an empty thread, changes it and deletes it with everything in it", async () => {
    const { status, body } = await app.call("POST", "/threads", {});
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^thread_\w{24}$/),
      object: "thread",
      created_at: expect.any(Number),
      metadata: {},
      tool_resources: {},
    });
    const path = `/threads/${body.id}`;
    const changed = await app.call("POST", path, {
      metadata: { a: "1" },
      tool_resources: { code_interpreter: {} },
    });
    expect(changed.body).toEqual({
      ...body,
      metadata: { a: "1" },
      tool_resources: { code_interpreter: { file_ids: [] } },
    });
    expect((await app.call("GET", path)).body).toEqual(changed.body);
    const message = await app.call("POST", `${path}/messages`, { role: "user", content: "Hi" });
    expect((await app.call("DELETE", path)).body).toEqual({
      id: body.id,
      object: "thread.deleted",
      deleted: true,
    });
    for (const gone of [path, `${path}/messages`, `${path}/messages/${message.body.id}`]) {
      const { status: after, body: error } = await app.call("GET", gone);
      expect([after, error.error.message]).toEqual([404, `No thread found with id '${body.id}'.`]);
    }
    expect((await app.call("DELETE", path)).status).toBe(404);
  });

  it("makes no thread when one of its messages is wrong", async () => {
    const messages = [
      { role: "user", content: "Hi" },
      { role: "user", content: "" },
    ];
    const { status, body } = await app.call("POST", "/threads", { messages });
    expect([status, body.error.param]).toEqual([400, "messages[1].content"]);
    const missing = await app.call("POST", "/threads", {
      messages: [{ role: "user", content: [{ type: "image_file", image_file: { file_id: "file-none" } }] }],
    });
    expect(missing.status).toBe(404);
  });

  it("has no list of threads", async () => {
    expect((await app.call("GET", "/threads")).status).toBe(404);
  });
});
