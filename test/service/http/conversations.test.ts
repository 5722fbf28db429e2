import { describe, expect, it } from "vitest";
import { openClient, refusal } from "../../support/open-client";
import { scriptedModel } from "../../support/scripted-model";

describe("conversations", () => {
  it("gives each item an id of its own, whatever ids the items bring", async () => {
    const client = await openClient({ model: scriptedModel("Yes.") });
    const same = { type: "message" as const, id: "msg_1", role: "user" as const, content: "Hello" };
    const items = [same, same] as never;
    const ids: string[] = [];
    for (let count = 0; count < 2; count++) {
      const { id } = await client.conversations.create({ items });
      await client.responses.create({ model: "any", conversation: id, input: [same] as never });
      for await (const item of client.conversations.items.list(id)) ids.push(String("id" in item && item.id));
    }
    expect(new Set(ids).size).toBe(8);
  });

  it("keeps a conversation, which one response at a time adds to", async () => {
    const model = scriptedModel("Yes.");
    const client = await openClient({ model });
    const conversation = await client.conversations.create({
      items: [{ role: "user", content: "Remember: seven." }],
      metadata: { topic: "numbers" },
    });
    expect(conversation).toMatchObject({ object: "conversation", metadata: { topic: "numbers" } });
    const made = await client.responses.create({
      model: "any",
      input: "Ready?",
      conversation: conversation.id,
    });
    expect(made.conversation).toEqual({ id: conversation.id });
    const items = await client.conversations.items.list(conversation.id, { order: "asc" });
    expect(items.data.map((item) => ("role" in item ? item.role : ""))).toEqual([
      "user",
      "user",
      "assistant",
    ]);
    expect(model.requests[0]?.messages).toHaveLength(2);
    const listed = await client.responses.inputItems.list(made.id, { order: "asc" });
    expect(listed.data).toHaveLength(2);
    const added = await client.conversations.items.create(conversation.id, {
      items: [{ role: "assistant", content: "Noted." }],
    });
    expect(added.data).toMatchObject([
      { role: "assistant", content: [{ type: "output_text", text: "Noted." }] },
    ]);
    const [first] = added.data;
    const where = { conversation_id: conversation.id };
    expect(await client.conversations.items.retrieve(first?.id ?? "", where)).toEqual(first);
    expect(await client.conversations.items.delete(first?.id ?? "", where)).toEqual(conversation);
    const seen: string[] = [];
    for await (const item of client.conversations.items.list(conversation.id, { limit: 1 }))
      seen.push(item.type);
    expect(seen).toHaveLength(3);
    expect(await client.conversations.update(conversation.id, { metadata: {} })).toMatchObject({
      metadata: {},
    });
    expect(await client.conversations.delete(conversation.id)).toMatchObject({ deleted: true });
    expect(await refusal(client.conversations.retrieve(conversation.id))).toMatch(/^404/);
  });
});
