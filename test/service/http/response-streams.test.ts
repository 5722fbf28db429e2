import type { ResponseStreamEvent } from "openai/resources/responses/responses";
import { describe, expect, it } from "vitest";
import { checkEvents } from "../../support/check-events";
import { openClient, refusal } from "../../support/open-client";
import { hangingTurn, scriptedModel } from "../../support/scripted-model";

const weather = {
  type: "function" as const,
  name: "weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } } },
};
const askWeather = { calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }] };

describe("streams and background of responses", () => {
  async function collect(events: AsyncIterable<ResponseStreamEvent>) {
    const all: ResponseStreamEvent[] = [];
    for await (const event of events) all.push(event);
    checkEvents(all);
    return all;
  }

  it("streams every event in order, and the SDK's helper takes them", async () => {
    const client = await openClient({ model: scriptedModel({ ...askWeather, text: "Let me look. " }) });
    const events = await collect(
      await client.responses.create({ model: "any", input: "Weather?", tools: [weather], stream: true }),
    );
    expect([...new Set(events.map((event) => event.type))]).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.function_call_arguments.delta",
      "response.function_call_arguments.done",
      "response.completed",
    ]);
    const stream = client.responses.stream({ model: "any", input: "Weather?", tools: [weather] });
    const final = await stream.finalResponse();
    expect(final.status).toBe("completed");
    expect(final.output.map((item) => item.type)).toEqual(["message", "function_call"]);
    expect(final.output_text).toBe("Let me look. ");
  });

  it("works in the background: waits, streams again from any number, and is cancelled", async () => {
    const client = await openClient({ model: scriptedModel("A long answer.") });
    const slow = { model: "any", input: "Go", background: true } as const;
    const begun = await client.responses.create(slow);
    expect(begun.status).toBe("queued");
    let now = begun;
    while (now.status === "queued" || now.status === "in_progress")
      now = await client.responses.retrieve(begun.id);
    expect(now.output_text).toBe("A long answer.");
    const live = await collect(await client.responses.create({ ...slow, stream: true }));
    expect(live[1]?.type).toBe("response.queued");
    const [created] = live;
    const id = created?.type === "response.created" ? created.response.id : "";
    const again = await collect(await client.responses.retrieve(id, { stream: true }));
    expect(again).toEqual(live);
    const rest: ResponseStreamEvent[] = [];
    for await (const event of await client.responses.retrieve(id, { stream: true, starting_after: 3 }))
      rest.push(event);
    expect(rest).toEqual(live.slice(4));
    expect(await refusal(client.responses.retrieve(begun.id, { stream: true }) as never)).toMatch(
      /^400 null stream/,
    );
    expect(await refusal(client.responses.cancel(begun.id))).toMatch(/Cannot cancel a completed response/);
  });

  it("cancels what hangs, and stops what nobody waits for", async () => {
    const client = await openClient({ model: scriptedModel(hangingTurn) });
    const begun = await client.responses.create({ model: "any", input: "Go", background: true });
    const cancelled = await client.responses.cancel(begun.id);
    expect(cancelled).toMatchObject({ status: "cancelled", usage: null, output: [], completed_at: null });
    expect((await client.responses.cancel(begun.id)).status).toBe("cancelled");
    const stream = await client.responses.create({ model: "any", input: "Go", stream: true });
    let id = "";
    for await (const event of stream) {
      if (event.type === "response.created") id = event.response.id;
      if (event.type === "response.output_text.delta") break;
    }
    let status = "in_progress";
    while (status === "in_progress") status = (await client.responses.retrieve(id)).status ?? "";
    expect(status).toBe("cancelled");
    expect(await refusal(client.responses.cancel(id))).toMatch(/Cannot cancel a synchronous response/);
  });

  it("ends as failed or incomplete, in the answer and in the stream", async () => {
    const client = await openClient({ model: scriptedModel("Never said.") });
    const fail = { model: "any", input: "x", metadata: { local_status: "failed" } } as const;
    expect(await client.responses.create(fail)).toMatchObject({
      status: "failed",
      error: { code: "server_error" },
    });
    const events = await collect(await client.responses.create({ ...fail, stream: true }));
    expect(events.at(-1)?.type).toBe("response.failed");
    const incomplete = await client.responses.create({ ...fail, metadata: { local_status: "incomplete" } });
    expect(incomplete).toMatchObject({
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
    });
  });
});
