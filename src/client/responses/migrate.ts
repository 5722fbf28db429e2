import type OpenAI from "openai";
import type { Message } from "openai/resources/beta/threads/messages";
import { toInputItems } from "./convert-messages";
import type { Migrated } from "./export-code";
import { lostOfAssistant, lostOfThread } from "./lost";
import { toRequest } from "./to-request";

/**
 * Reads an assistant (`asst_…`) or a whole thread (`thread_…`) and turns it into what the Responses API takes.
 * Nothing is changed on the service.
 *
 * @throws {RangeError} for an id of another kind
 * @throws {APIError} the SDK's error, for example 404
 */
export async function migrate(client: OpenAI, id: string): Promise<Migrated> {
  if (id.startsWith("asst_")) {
    const assistant = await client.beta.assistants.retrieve(id);
    return { kind: "assistant", id, request: toRequest(assistant), lost: lostOfAssistant(assistant) };
  }
  if (!id.startsWith("thread_")) {
    throw new RangeError(
      `Cannot export ${id}: expected the id of an assistant (asst_…) or of a thread (thread_…)`,
    );
  }
  const thread = await client.beta.threads.retrieve(id);
  const messages: Message[] = [];
  for await (const message of client.beta.threads.messages.list(id, { order: "asc", limit: 100 })) {
    messages.push(message);
  }
  const ordered = { data: messages, options: { query: { order: "asc" } }, getPaginatedItems: () => messages };
  return { kind: "thread", id, input: toInputItems(ordered), lost: lostOfThread(thread, messages) };
}
