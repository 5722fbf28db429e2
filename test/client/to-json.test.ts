import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { toJson } from "../../src/client/to-json";

const message = {
  id: "msg_2",
  object: "thread.message",
  content: [{ text: { value: "\\(x = 1\\) für α" } }],
};

/** A page as the SDK really makes it: from an answer of the service. */
async function listMessages(body: object) {
  const client = new OpenAI({
    apiKey: "k",
    baseURL: "http://127.0.0.1:9/v1",
    fetch: async () => Response.json(body, { headers: { "x-request-id": "req_1" } }),
  });
  return client.beta.threads.messages.list("thread_1");
}

describe("toJson()", () => {
  it("rebuilds the list envelope of a page in the order of the sample, without SDK internals", async () => {
    const page = await listMessages({ object: "list", data: [message, { id: "msg_1" }], has_more: true });
    const json = toJson(page);
    expect(Object.keys(json ?? {})).toEqual(["data", "object", "first_id", "last_id", "has_more"]);
    expect(json).toEqual({
      data: [message, { id: "msg_1" }],
      object: "list",
      first_id: "msg_2",
      last_id: "msg_1",
      has_more: true,
    });
  });

  it("makes a list of an array, with null ids when it is empty", () => {
    expect(toJson([])).toEqual({ data: [], object: "list", first_id: null, last_id: null, has_more: false });
  });

  it("keeps an array of parts an array: no list of the API has entries without ids", () => {
    const annotations = [{ type: "file_path", file_path: { file_id: "assistant-1" } }];
    expect(toJson(annotations)).toEqual(annotations);
  });

  it("keeps one object as it is, but for what the SDK added", () => {
    expect(toJson({ ...message, _request_id: "req_1", gone: undefined })).toEqual(message);
  });

  it("keeps an object's own member named data", () => {
    expect(toJson({ id: "x", data: [1] })).toEqual({ id: "x", data: [1] });
  });

  it("comes back from its text unchanged", () => {
    const json = toJson([message]);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it("redacts keys, by name and by form", () => {
    const json = JSON.stringify(
      toJson({
        apiKey: "abc",
        metadata: { api_key: "abc" },
        text: "Bearer abcdefghijklmnopqrst, sk-0123456789abcdefghij",
      }),
    );
    expect(json).not.toContain("abc");
    expect(json.match(/\(redacted\)/g)).toHaveLength(4);
  });

  it("names the place of what JSON cannot hold", () => {
    const cycle: Record<string, unknown> = { id: "a" };
    cycle.self = cycle;
    expect(() => toJson(cycle)).toThrow("Cannot turn value.self into JSON: it contains itself");
    expect(() => toJson(undefined)).toThrow("it is undefined");
  });
});
