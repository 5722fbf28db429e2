import { afterEach, describe, expect, it } from "vitest";
import { createChatModel } from "../../../src/service/models/chat-completions";
import type { ModelEvent } from "../../../src/service/models/model";
import {
  answersWhole,
  type ChatReply,
  type ChatServer,
  chunk,
  startChatServer,
  streamed,
} from "../../support/chat-server";
import { requestFor } from "../../support/tutor-request";

const servers: ChatServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function ask(reply: ChatReply): Promise<ModelEvent[]> {
  const server = await startChatServer(reply);
  servers.push(server);
  const address = { baseUrl: `${server.origin}/v1`, apiKey: "k", apiVersion: null, model: "m" };
  const model = createChatModel({ kind: "openai-compatible", ...address });
  const events: ModelEvent[] = [];
  const request = requestFor('Is {"stream":true} JSON?');
  for await (const each of model.respond(request, new AbortController().signal)) events.push(each);
  return events;
}

const usage = { promptTokens: 7, completionTokens: 3 };

describe("a server that ignores stream: true", () => {
  it("is understood when it answers with a text", async () => {
    expect(await ask(answersWhole({ content: "x is 1." }))).toEqual([
      { type: "text", text: "x is 1." },
      { type: "finish", reason: "stop", usage },
    ]);
  });

  it("is understood when it calls tools", async () => {
    const call = (id: string, args: string) => ({
      id,
      type: "function",
      function: { name: "f", arguments: args },
    });
    const message = { content: null, tool_calls: [call("a", '{"n":1}'), call("b", '{"n":2}')] };
    expect(await ask(answersWhole(message, "tool_calls"))).toEqual([
      { type: "tool_call", index: 0, id: "a", name: "f", arguments: '{"n":1}' },
      { type: "tool_call", index: 1, id: "b", name: "f", arguments: '{"n":2}' },
      { type: "finish", reason: "tool_calls", usage },
    ]);
  });

  it("is reported when its answer is an error or is cut off", async () => {
    const answers =
      (body: string): ChatReply =>
      (response) =>
        response.writeHead(200, { "content-type": "application/json" }).end(body);
    await expect(ask(answers('{"error":{"message":"out of memory"}}'))).rejects.toMatchObject({
      code: "server_error",
      message: /out of memory/,
    });
    await expect(ask(answers('{"choices":[{"mess'))).rejects.toMatchObject({ message: /broke off/ });
    await expect(ask(answers(" "))).rejects.toMatchObject({ message: /broke off/ });
  });
});

describe("a model that thinks aloud", () => {
  it("is heard without its thoughts, streamed or whole", async () => {
    const pieces = ["<thi", "nk>\nHm, is x 1", "?</th", "ink>\n\n", "x is", " 1."];
    const events = await ask(streamed(...pieces.map((content) => chunk({ content })), chunk({}, "stop")));
    expect(events.flatMap((each) => (each.type === "text" ? [each.text] : []))).toEqual(["x is", " 1."]);
    const whole = await ask(answersWhole({ content: "<think>Hm</think>\nx is 1." }));
    expect(whole[0]).toEqual({ type: "text", text: "x is 1." });
  });

  it("is heard with its calls, and without an answer where its token limit ended the thoughts", async () => {
    const message = { content: "<think>I need f", tool_calls: [{ id: "a", function: { name: "f" } }] };
    const called = await ask(answersWhole(message, "tool_calls"));
    expect(called.map((each) => each.type)).toEqual(["tool_call", "finish"]);
    const cut = await ask(answersWhole({ content: "<think>Hm" }, "length"));
    expect(cut).toEqual([{ type: "finish", reason: "max_completion_tokens", usage }]);
  });
});
