import { describe, expect, it } from "vitest";
import { answerFunctionCalls } from "../../../src/client/responses/answer-function-calls";
import { toInputItems, toThreadMessages } from "../../../src/client/responses/convert-messages";
import { pollResponse, ResponseWaitError } from "../../../src/client/responses/poll-response";
import { toRequest } from "../../../src/client/responses/to-request";
import { openClient } from "../../support/open-client";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

const getWeather = {
  type: "function" as const,
  name: "get_weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } } },
};

describe("the client's side of the Responses API", () => {
  it("pollResponse() waits for a response in the background", async () => {
    const client = await openClient({ model: scriptedModel("Done.") });
    const begun = await client.responses.create({ model: "any", input: "Go", background: true });
    const ended = await pollResponse(client, begun, { quiet: true });
    expect(ended).toMatchObject({ id: begun.id, status: "completed", output_text: "Done." });
  });

  it("pollResponse() stops at the deadline and when told, naming the response", async () => {
    const client = await openClient({ model: scriptedModel(hangingTurn) });
    const { id } = await client.responses.create({ model: "any", input: "Go", background: true });
    const late = pollResponse(client, { id }, { quiet: true, deadlineMs: 1 });
    await expect(late).rejects.toThrow(`Stopped waiting for response ${id}: the deadline passed`);
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on("warning", note);
    const often = pollResponse(
      client,
      { id },
      { quiet: true, intervalMs: 1, maxIntervalMs: 1, deadlineMs: 500 },
    );
    await expect(often).rejects.toThrow("the deadline passed");
    process.off("warning", note);
    expect(warnings).toEqual([]);
    const abort = new AbortController();
    const stopped = pollResponse(client, { id }, { quiet: true, signal: abort.signal });
    abort.abort();
    await expect(stopped).rejects.toBeInstanceOf(ResponseWaitError);
    await expect(pollResponse(client, { id: "resp_none" }, { quiet: true, deadlineMs: 1 })).rejects.toThrow();
    await client.responses.cancel(id);
  });

  it("answerFunctionCalls() answers by call_id until the model asks no more, errors included", async () => {
    const calls = [
      { id: "call_a", name: "get_weather", arguments: '{"city":"Oslo"}' },
      { id: "call_b", name: "get_weather", arguments: '{"city":"Rome"}' },
    ];
    const model = scriptedModel({ calls }, "Oslo is colder.");
    const client = await openClient({ model });
    const request = { model: "any", tools: [getWeather] };
    const asked = await client.responses.create({ ...request, input: "Which is colder?" });
    const seen: string[] = [];
    const handler = ({ city }: { city: string }) => {
      if (city === "Rome") throw new Error("no station");
      return { city, celsius: -3 };
    };
    const ended = await answerFunctionCalls(
      client,
      asked,
      { get_weather: handler },
      {
        request,
        onCall: ({ callId, failed }) => seen.push(`${callId} ${failed}`),
      },
    );
    expect(ended.output_text).toBe("Oslo is colder.");
    expect(ended.previous_response_id).toBe(asked.id);
    expect(seen.toSorted()).toEqual(["call_a false", "call_b true"]);
    expect(model.requests.at(-1)?.messages.slice(-2)).toEqual([
      { role: "tool", toolCallId: "call_a", output: '{"city":"Oslo","celsius":-3}' },
      { role: "tool", toolCallId: "call_b", output: '{"error":"no station"}' },
    ]);
    await expect(answerFunctionCalls(client, asked, {}, { request })).rejects.toThrow(
      /no handler for get_weather/,
    );
  });

  it("converts a thread to input items with which a response goes on, and back", async () => {
    const model = scriptedModel("It was seven.");
    const client = await openClient({ model });
    const thread = await client.beta.threads.create({
      messages: [
        { role: "user", content: "Remember seven." },
        { role: "assistant", content: "I will." },
        {
          role: "user",
          content: [
            { type: "text", text: "Look:" },
            { type: "image_url", image_url: { url: "https://example.com/a.png" } },
          ],
        },
      ],
    });
    const page = await client.beta.threads.messages.list(thread.id);
    const input = toInputItems(page);
    expect(input).toEqual([
      { type: "message", role: "user", content: [{ type: "input_text", text: "Remember seven." }] },
      { type: "message", role: "assistant", content: "I will." },
      {
        type: "message",
        role: "user",
        content: [
          { type: "input_text", text: "Look:" },
          { type: "input_image", image_url: "https://example.com/a.png", detail: "auto" },
        ],
      },
    ]);
    const response = await client.responses.create({ model: "any", input });
    expect(response.output_text).toBe("It was seven.");
    expect(model.requests[0]?.messages).toHaveLength(3);
    const items = await client.responses.inputItems.list(response.id, { order: "asc" });
    const back = toThreadMessages([...items.data, ...response.output]);
    const again = await client.beta.threads.create({ messages: back as never });
    const copied = await client.beta.threads.messages.list(again.id, { order: "asc" });
    expect(toInputItems(copied.data).slice(0, 3)).toEqual(input);
    expect(copied.data.at(-1)).toMatchObject({
      role: "assistant",
      content: [{ text: { value: "It was seven." } }],
    });
  });

  it("toRequest() says with each request what the assistant said once", async () => {
    const client = await openClient({ model: scriptedModel("Hi.") });
    const store = await client.vectorStores.create({});
    const assistant = await client.beta.assistants.create({
      model: "gpt-4o",
      name: "Tutor",
      instructions: "Be brief.",
      temperature: 0.5,
      tools: [
        { type: "code_interpreter" },
        { type: "file_search", file_search: { max_num_results: 3 } },
        {
          type: "function",
          function: { name: "get_weather", parameters: { type: "object", properties: {} } },
        },
      ],
      tool_resources: { file_search: { vector_store_ids: [store.id] } },
      response_format: { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } },
      metadata: { class: "9b" },
    });
    const request = toRequest(assistant);
    expect(request).toEqual({
      model: "gpt-4o",
      instructions: "Be brief.",
      temperature: 0.5,
      tools: [
        { type: "code_interpreter", container: { type: "auto" } },
        { type: "file_search", vector_store_ids: [store.id], max_num_results: 3 },
        {
          type: "function",
          name: "get_weather",
          parameters: { type: "object", properties: {} },
          strict: false,
        },
      ],
      text: { format: { type: "json_schema", name: "answer", schema: { type: "object" } } },
      metadata: { class: "9b" },
    });
    const response = await client.responses.create({ ...request, input: "Hello" });
    expect(response).toMatchObject({ status: "completed", instructions: "Be brief.", temperature: 0.5 });
  });
});
