import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTutor } from "../../../src/service/models/tutor/create-tutor";
import { openService } from "../../support/open-service";

type Service = Awaited<ReturnType<typeof openService>>;

let service: Service;
/** Ids of real objects by the name they have in paths, so that the fuzz gets past the look-up. */
let ids: Record<string, string>;

beforeAll(async () => {
  service = await openService({ model: createTutor() });
  const { azure } = service;
  const assistant = await azure.beta.assistants.create({ model: "m" });
  const thread = await azure.beta.threads.create();
  const message = await azure.beta.threads.messages.create(thread.id, { role: "user", content: "Hi" });
  const run = await azure.beta.threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id });
  const steps = await azure.beta.threads.runs.steps.list(run.id, { thread_id: thread.id });
  const file = await azure.files.create({ file: new File(["x"], "x.txt"), purpose: "assistants" });
  const store = await azure.vectorStores.create({ file_ids: [file.id] });
  const batch = await azure.vectorStores.fileBatches.create(store.id, { file_ids: [file.id] });
  ids = {
    assistant_id: assistant.id,
    thread_id: thread.id,
    message_id: message.id,
    run_id: run.id,
    step_id: steps.data[0]?.id ?? "",
    file_id: file.id,
    vector_store_id: store.id,
    batch_id: batch.id,
    ...(await newResponses(service)),
  };
});
afterAll(() => service.close());

async function newResponses({ openai }: Service) {
  const response = await openai.responses.create({ model: "m", input: "Hi" });
  const conversation = await openai.conversations.create({ items: [{ role: "user", content: "Hi" }] });
  const [item] = (await openai.conversations.items.list(conversation.id)).data;
  const container = await openai.containers.create({ name: "any" });
  const content = new File(["x"], "x.txt");
  const file = await openai.containers.files.create(container.id, { file: content });
  return {
    response_id: response.id,
    conversation_id: conversation.id,
    item_id: item && "id" in item ? String(item.id) : "",
    container_id: container.id,
    container_file_id: file.id,
  };
}

const resources = [
  "/assistants",
  "/assistants/{assistant_id}",
  "/threads",
  "/threads/runs",
  "/threads/{thread_id}",
  "/threads/{thread_id}/messages",
  "/threads/{thread_id}/messages/{message_id}",
  "/threads/{thread_id}/runs",
  "/threads/{thread_id}/runs/{run_id}",
  "/threads/{thread_id}/runs/{run_id}/cancel",
  "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
  "/threads/{thread_id}/runs/{run_id}/steps",
  "/threads/{thread_id}/runs/{run_id}/steps/{step_id}",
  "/files",
  "/files/{file_id}",
  "/files/{file_id}/content",
  "/vector_stores",
  "/vector_stores/{vector_store_id}",
  "/vector_stores/{vector_store_id}/files",
  "/vector_stores/{vector_store_id}/files/{file_id}",
  "/vector_stores/{vector_store_id}/files/{file_id}/content",
  "/vector_stores/{vector_store_id}/search",
  "/vector_stores/{vector_store_id}/file_batches",
  "/vector_stores/{vector_store_id}/file_batches/{batch_id}",
  "/vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel",
  "/vector_stores/{vector_store_id}/file_batches/{batch_id}/files",
  "/models",
  "/models/{model}",
  "/responses",
  "/responses/input_tokens",
  "/responses/{response_id}",
  "/responses/{response_id}/cancel",
  "/responses/{response_id}/input_items",
  "/conversations",
  "/conversations/{conversation_id}",
  "/conversations/{conversation_id}/items",
  "/conversations/{conversation_id}/items/{item_id}",
  "/containers",
  "/containers/{container_id}",
  "/containers/{container_id}/files",
  "/containers/{container_id}/files/{container_file_id}",
  "/containers/{container_id}/files/{container_file_id}/content",
];

/** Field names of all requests, so that random objects come near to real ones. */
const names = (
  "model name description instructions tools tool_resources metadata temperature top_p response_format " +
  "reasoning_effort messages role content attachments file_id file_ids type function parameters strict text value " +
  "image_url url detail assistant_id thread additional_messages additional_instructions stream tool_choice " +
  "truncation_strategy last_messages max_prompt_tokens max_completion_tokens parallel_tool_calls tool_outputs " +
  "tool_call_id output query filters key max_num_results ranking_options score_threshold chunking_strategy static " +
  "max_chunk_size_tokens chunk_overlap_tokens expires_after anchor days attributes files vector_store_ids " +
  "vector_stores code_interpreter file_search json_schema schema input items conversation previous_response_id store " +
  "background include truncation max_output_tokens max_tool_calls container call_id arguments summary format " +
  "id status queries results outputs code memory_limit network_policy strict __proto__ constructor toString"
).split(" ");
const words = [
  "user",
  "code_interpreter",
  "file_search",
  "function",
  "auto",
  "static",
  "last_messages",
  "text",
  "message",
  "input_text",
  "item_reference",
  "allowed_tools",
];

const strange = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("\u0000", "\ud800", "🙂".repeat(300), "x".repeat(300_000), "../../etc/passwd", "%00", ""),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { body: anyBody } = fc.letrec((tie) => ({
  body: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    strange,
    fc
      .constantFrom(
        "assistant_id",
        "file_id",
        "vector_store_id",
        "item_id",
        "conversation_id",
        "container_id",
      )
      .map((name) => `{${name}}`),
    fc.array(tie("body"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("body"), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

const rawBody = fc.oneof(
  { weight: 6, arbitrary: anyBody.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 50 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"model":"a","model":"b"}',
      "[".repeat(50_000),
      '{"a":'.repeat(20_000),
      "{",
      "null",
    ),
  },
);

const request = fc.record({
  method: fc.constantFrom("GET", "POST", "DELETE", "PUT", "PATCH"),
  resource: fc.constantFrom(...resources),
  realIds: fc.boolean(),
  strangeId: fc.string({ unit: "binary", maxLength: 30 }),
  query: fc.dictionary(
    fc.constantFrom(
      ...["limit", "order", "after", "before", "run_id", "include[]", "filter", "purpose"],
      ...["stream", "starting_after", "name"],
    ),
    fc.oneof(fc.string({ unit: "binary", maxLength: 10 }), fc.constantFrom("1", "asc", "desc", "-1", "1e9")),
    { maxKeys: 3 },
  ),
  type: fc.constantFrom(
    "application/json",
    "application/json",
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "x",
  ),
  prefer: fc.constantFrom("", "wait=0", "wait=x"),
  body: rawBody,
});

describe("the whole API", () => {
  it("answers every malformed request with an error of its own making, never a 5xx", async () => {
    await fc.assert(
      fc.asyncProperty(
        request,
        async ({ method, resource, realIds, strangeId, query, type, prefer, body }) => {
          // Objects that later requests need stay.
          fc.pre(!(method === "DELETE" && realIds));
          const fill = (_: string, name: string) =>
            encodeURIComponent(
              (realIds ? ids[name] : undefined) ?? strangeId.replace(/[\ud800-\udfff]/g, "\u{1f642}"),
            );
          const path = resource.replace(/\{(\w+)\}/g, fill);
          const parameters = new URLSearchParams(query);
          const hasBody = method !== "GET" && body !== undefined;
          const response = await service.request(`/v1${path}?${parameters}`, {
            method,
            headers: {
              authorization: "Bearer test-key",
              "openai-beta": "assistants=v2",
              prefer,
              ...(hasBody && { "content-type": type }),
            },
            ...(hasBody && { body: body.replace(/\{(\w+)\}/g, (whole, name) => ids[name] ?? whole) }),
          });
          const text = await response.text();
          if (response.status >= 500)
            throw new Error(`${response.status} ${text}\n${service.log.join("\n")}`);
          if (response.status >= 400) {
            expect(Object.keys(JSON.parse(text).error)).toEqual(["message", "type", "param", "code"]);
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1_500), endOnFailure: false },
    );
    expect(service.log).toEqual([]);
  });
});
