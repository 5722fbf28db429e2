import { afterAll, describe, expect, it } from "vitest";
import { openTestApp } from "../../support/service-app";

const app = openTestApp();
afterAll(() => app.close());

const everything = {
  model: "gpt-4o",
  name: "Tutor",
  description: "Solves",
  instructions: "Be kind",
  tools: [
    { type: "code_interpreter" },
    { type: "file_search", file_search: { max_num_results: 3, ranking_options: { score_threshold: 0.5 } } },
    { type: "function", function: { name: "f", parameters: { type: "object" }, strict: true } },
  ],
  metadata: { a: "1" },
  temperature: 0,
  top_p: 0.5,
  response_format: { type: "json_schema", json_schema: { name: "s", schema: { type: "object" } } },
};

describe("assistantRoutes()", () => {
  it("creates one with the defaults", async () => {
    const { status, body } = await app.call("POST", "/assistants", { model: "gpt-4o" });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^asst_\w{24}$/),
      object: "assistant",
      created_at: expect.any(Number),
      name: null,
      description: null,
      model: "gpt-4o",
      instructions: null,
      tools: [],
      tool_resources: {},
      metadata: {},
      temperature: 1,
      top_p: 1,
      response_format: "auto",
    });
    expect((await app.call("GET", `/assistants/${body.id}`)).body).toEqual(body);
  });

  it("keeps every field, replaces what a change names and clears what it sets to null", async () => {
    const { body } = await app.call("POST", "/assistants", everything);
    expect(body).toMatchObject(everything);
    const path = `/assistants/${body.id}`;
    expect((await app.call("POST", path, {})).body).toEqual(body);
    const changes = { name: null, metadata: { b: "2" }, tools: [], top_p: null, response_format: null };
    const { body: changed } = await app.call("POST", path, changes);
    expect(changed).toEqual({ ...body, ...changes, top_p: 1, response_format: "auto" });
    expect((await app.call("GET", path)).body).toEqual(changed);
  });

  it("deletes one", async () => {
    const { body } = await app.call("POST", "/assistants", { model: "m" });
    const deleted = await app.call("DELETE", `/assistants/${body.id}`);
    expect(deleted.body).toEqual({ id: body.id, object: "assistant.deleted", deleted: true });
    for (const method of ["GET", "DELETE", "POST"]) {
      const { status, body: error } = await app.call(method, `/assistants/${body.id}`);
      expect([status, error.error.message]).toEqual([404, `No assistant found with id '${body.id}'.`]);
    }
  });

  it.each([
    [{}, "missing_required_parameter", "model", "Missing required parameter: 'model'."],
    [{ model: "m", file_ids: [] }, "unknown_parameter", "file_ids", "Unknown parameter: 'file_ids'."],
    [
      { model: 4 },
      "invalid_type",
      "model",
      "Invalid type for 'model': expected a string, but got an integer instead.",
    ],
    [
      { model: "m", tools: [{ type: "retrieval" }] },
      "invalid_value",
      "tools[0].type",
      "Invalid value: 'retrieval'. Supported values are: 'code_interpreter', 'file_search', and 'function'.",
    ],
    [
      { model: "m", tools: [{}] },
      "missing_required_parameter",
      "tools[0].type",
      "Missing required parameter: 'tools[0].type'.",
    ],
    [
      { model: "m", tools: [{ type: "function", function: { name: "a b" } }] },
      "invalid_value",
      "tools[0].function.name",
      "Invalid 'tools[0].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]{1,64}$'.",
    ],
    [
      { model: "m", name: "é".repeat(257) },
      "string_above_max_length",
      "name",
      "Invalid 'name': string too long. Expected a string with maximum length 256, but got a string with length 257 instead.",
    ],
    [
      { model: "m", tools: Array(129).fill({ type: "code_interpreter" }) },
      "array_above_max_length",
      "tools",
      "Invalid 'tools': array too long. Expected an array with maximum length 128, but got an array with length 129 instead.",
    ],
    [
      { model: "m", metadata: Object.fromEntries(Array.from({ length: 17 }, (_, n) => [n, ""])) },
      "object_above_max_properties",
      "metadata",
      "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.",
    ],
    [
      { model: "m", metadata: { a: 1 } },
      "invalid_type",
      "metadata.a",
      "Invalid type for 'metadata.a': expected a string, but got an integer instead.",
    ],
    [
      { model: "m", temperature: 2.1 },
      "decimal_above_max_value",
      "temperature",
      "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.1 instead.",
    ],
    [
      { model: "m", response_format: "json" },
      "invalid_value",
      "response_format",
      "Invalid value: 'json'. Supported values are: 'auto'.",
    ],
    [
      { model: "m", response_format: 1 },
      "invalid_type",
      "response_format",
      "Invalid type for 'response_format': expected one of a string or an object, but got an integer instead.",
    ],
    [
      { model: "m", tool_resources: { file_search: { vector_store_ids: [], vector_stores: [] } } },
      "invalid_value",
      "tool_resources.file_search",
      "Invalid 'tool_resources.file_search': expected either 'vector_store_ids' or 'vector_stores', but got both.",
    ],
  ])("refuses %j", async (request, code, param, message) => {
    const { status, body } = await app.call("POST", "/assistants", request);
    expect(status).toBe(400);
    expect(body.error).toEqual({ message, type: "invalid_request_error", param, code });
  });

  it("counts characters as the API does: 256 pictures are a name", async () => {
    const { status } = await app.call("POST", "/assistants", { model: "m", name: "🙂".repeat(256) });
    expect(status).toBe(200);
  });
});
