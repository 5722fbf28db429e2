import { afterAll, describe, expect, it } from "vitest";
import { openTestApp } from "../../support/service-app";

const app = openTestApp();
afterAll(() => app.close());

const version = "api-version=2024-05-01-preview";
const beta = { "openai-beta": "assistants=v2" };
const bearer = { authorization: "Bearer mia-key", ...beta };

describe("createApp()", () => {
  it.each([
    [`/openai/assistants?${version}`, { "api-key": "mia-key" }],
    [`/openai/assistants?${version}`, { authorization: "Bearer mia-key" }],
    ["/v1/assistants", bearer],
    ["/v1/assistants/", bearer],
    ["/v1/assistants", { "api-key": "mia-key", ...beta }],
    ["/openai/v1/assistants", { authorization: "bearer mia-key" }],
    ["/v1/models", { authorization: "Bearer mia-key" }],
  ])("serves %s with %o", async (path, headers) => {
    const { status, body } = await app.raw(path, { headers });
    expect([status, body.object]).toEqual([200, "list"]);
  });

  it.each([
    [`/openai/assistants?${version}`, {}, "401"],
    [`/openai/assistants?${version}`, { "api-key": "bad-secret" }, "401"],
    ["/v1/assistants", beta, null],
    ["/v1/assistants", { authorization: "Bearer bad-secret", ...beta }, "invalid_api_key"],
    ["/v1/nothing", { authorization: "Bearer bad-secret" }, "invalid_api_key"],
  ])("answers 401 to %s with %o", async (path, headers, code) => {
    const { status, body } = await app.raw(path, { headers });
    expect([status, body.error.code]).toEqual([401, code]);
    expect(JSON.stringify(body)).not.toContain("secret");
  });

  it.each([
    ["/openai/assistants", "404", "Resource not found"],
    ["/openai/assistants?api-version=soon", "404", "Resource not found"],
    [`/openai/nothing?${version}`, "404", "Resource not found (GET /openai/nothing)"],
    ["/v1/_stainless_unknown_path", null, "Invalid URL (GET /v1/_stainless_unknown_path)"],
    ["/assistants", null, "Invalid URL (GET /assistants)"],
    ["/", null, "Invalid URL (GET /)"],
  ])("answers 404 to %s", async (path, code, message) => {
    const { status, body } = await app.raw(path, { headers: { authorization: "Bearer mia-key" } });
    expect(status).toBe(404);
    expect(body).toEqual({ error: { message, type: "invalid_request_error", param: null, code } });
  });

  it("asks OpenAI clients for the beta header", async () => {
    const { status, body } = await app.raw("/v1/threads/thread_1", { headers: { "api-key": "mia-key" } });
    expect([status, body.error.code]).toEqual([400, "invalid_beta"]);
  });

  it("names every request and says how long it took", async () => {
    for (const path of ["/v1/assistants", "/v1/nothing", "/nowhere"]) {
      const { headers } = await app.raw(path, { headers: bearer });
      expect(headers.get("x-request-id")).toMatch(/^req_\w{24}$/);
      expect(Number(headers.get("openai-processing-ms"))).toBeGreaterThanOrEqual(0);
    }
    const azure = await app.call("GET", "/assistants");
    expect(azure.headers.get("apim-request-id")).toBe(azure.headers.get("x-request-id"));
  });

  it.each([
    [{ host: "evil.example" }],
    [{ host: "127.0.0.1.evil.example:80" }],
    [{ host: "localhost", origin: "https://evil.example" }],
    [{ host: "localhost", origin: "null" }],
    [{ host: "localhost", "sec-fetch-site": "cross-site" }],
  ])("refuses what a web page could send: %o", async (headers) => {
    const { status, body } = await app.raw("/v1/assistants", { headers: { ...bearer, ...headers } });
    expect([status, body.error.type]).toEqual([403, "permission_error"]);
  });

  it.each([["127.0.0.1:4711"], ["localhost"], ["[::1]:80"], ["LOCALHOST:1"]])("is %s", async (host) => {
    const { status } = await app.raw("/v1/assistants", { headers: { ...bearer, host } });
    expect(status).toBe(200);
  });

  it.each([
    ["{", undefined, 400, null],
    ["[1]", undefined, 400, "invalid_type"],
    ["3", undefined, 400, "invalid_type"],
    ["{}", "text/plain", 400, "unsupported_content_type"],
    [`{"model":"m","tools":${"[".repeat(5000)}${"]".repeat(5000)}}`, undefined, 400, null],
    [JSON.stringify({ model: "m", instructions: "x".repeat(17 * 2 ** 20) }), undefined, 413, null],
  ])("refuses the body %#", async (body, type, status, code) => {
    const answer = await app.call("POST", "/assistants", body, type ? { "content-type": type } : {});
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it("takes no body for an empty one", async () => {
    const { status, body } = await app.raw("/v1/threads", { method: "POST", headers: bearer });
    expect([status, body.object]).toEqual([200, "thread"]);
  });

  it("keeps the owners of two keys apart", async () => {
    const { body } = await app.call("POST", "/threads");
    const other = await app.call("GET", `/threads/${body.id}`, undefined, { "api-key": "noah-key" });
    expect(other.status).toBe(404);
    expect(other.body.error.message).toBe(`No thread found with id '${body.id}'.`);
  });
});
