import { describe, expect, it } from "vitest";
import type { ModelEvent, ModelRequest } from "../../../../src/service/models/model";
import { createTutor } from "../../../../src/service/models/tutor/create-tutor";
import { requestFor } from "../../../support/tutor-request";

async function events(request: ModelRequest): Promise<ModelEvent[]> {
  const found: ModelEvent[] = [];
  for await (const event of createTutor().respond(request, new AbortController().signal)) found.push(event);
  return found;
}

describe("createTutor()", () => {
  it("declines politely what it does not understand, in several pieces, and says how to connect a model", async () => {
    const found = await events(requestFor("Write me a poem about autumn."));
    const texts = found.flatMap((event) => (event.type === "text" ? [event.text] : []));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join("")).toContain("offline tutor");
    expect(texts.join("")).toContain("MODEL_BASE_URL");
    expect(texts.join("")).not.toMatch(/GPT/i);
    expect(found.at(-1)).toMatchObject({ type: "finish", reason: "stop" });
  });

  it("answers the same thread in the same way", async () => {
    const request = requestFor("Hello!");
    expect(await events(request)).toEqual(await events(request));
  });

  it("writes no more than it may", async () => {
    const whole = await events(requestFor("Write me a poem about autumn."));
    const cut = await events(requestFor("Write me a poem about autumn.", { maxCompletionTokens: 30 }));
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.slice(0, -1)).toEqual(whole.slice(0, cut.length - 1));
    const written = cut.flatMap((event) => (event.type === "text" ? [event.text] : [])).join("");
    expect(written.length).toBeLessThanOrEqual(120);
    expect(cut.at(-1)).toMatchObject({ reason: "max_completion_tokens", usage: { completionTokens: 30 } });
  });

  it("stops with the reason of the signal", async () => {
    const reply = createTutor().respond(requestFor("Hello!"), AbortSignal.abort(new Error("enough")));
    await expect(reply[Symbol.asyncIterator]().next()).rejects.toThrow("enough");
  });
});
