import type { Response, ResponseStreamEvent } from "openai/resources/responses/responses";
import { ApiError } from "../api-error";
import { nowSeconds } from "../clock";
import { readSwitches, refuseByRate } from "../runs/teaching-switches";
import type { Write } from "../store/store";
import { ActiveResponses, endedRecord } from "./active-responses";
import { conversationItems, dropUnused, readContext } from "./context";
import { EventLog } from "./event-log";
import type { ResponseEnd, ResponseParts } from "./execute-response";
import { checkCalls, toStoredItems } from "./input-items";
import type { StoredItem } from "./items";
import { checkTools } from "./open-response-tools";
import { checkLength, countTokens, readPrompt } from "./prompt";
import type { CreateResponse } from "./request";
import type { ResponseEngine, StartedResponse } from "./response-engine";
import { conversationId, newResponse } from "./response-object";
import { type ResponseRecord, shownResponse } from "./response-record";

/** The engine that {@link ResponseEngine} describes. */
export function createResponseEngine(parts: ResponseParts): ResponseEngine {
  return new Engine(parts);
}

class Engine implements ResponseEngine {
  readonly #active: ActiveResponses;
  readonly #busyConversations = new Set<string>();

  constructor(private readonly parts: ResponseParts) {
    this.#active = new ActiveResponses(parts);
  }

  async create(owner: string, request: CreateResponse, signal: AbortSignal): Promise<StartedResponse> {
    refuseByRate(readSwitches(request.metadata ? { ...request.metadata } : null));
    this.#active.refuseWhenFull(owner);
    // Before anything is read, or two would see the conversation without the other.
    const onEnd = this.#lock(conversationId(request));
    try {
      const { record, context } = await this.#prepare(owner, request);
      signal.throwIfAborted();
      if (request.store !== false) await this.parts.store.write(insert(owner, record));
      return this.#active.begin({ owner, record, context, events: new EventLog(), onEnd });
    } catch (error) {
      onEnd();
      throw error;
    }
  }

  async get(owner: string, responseId: string, include: readonly string[]): Promise<Response> {
    const record = await this.#find(owner, responseId);
    return shownResponse(record, include);
  }

  async events(owner: string, responseId: string, startingAfter: number) {
    const { object, request, events } = await this.#find(owner, responseId);
    if (object.background !== true || request.stream !== true) {
      throw new ApiError(
        400,
        "This response cannot be streamed because it was not created with `background` and `stream` set to true.",
        { param: "stream" },
      );
    }
    const active = this.#active.find(responseId);
    return active ? active.events.read(startingAfter) : replay(events ?? [], startingAfter);
  }

  async cancel(owner: string, responseId: string): Promise<Response> {
    const { object } = await this.#find(owner, responseId);
    if (object.background !== true) throw new ApiError(400, "Cannot cancel a synchronous response.");
    if (object.status === "cancelled") return await this.get(owner, responseId, []);
    if (this.#active.find(responseId) === undefined) {
      throw new ApiError(400, `Cannot cancel a ${object.status} response.`);
    }
    await this.#active.stop(responseId, "cancelled");
    return await this.get(owner, responseId, []);
  }

  async delete(owner: string, responseId: string): Promise<void> {
    const { store } = this.parts;
    await this.#find(owner, responseId);
    await this.#active.stop(responseId, "cancelled");
    const change = (record: ResponseRecord) => ({ ...record, isDeleted: true });
    await store.write({ update: "response", id: responseId, owner, change });
    await dropUnused(store, owner, responseId);
  }

  async inputItems(owner: string, responseId: string): Promise<readonly StoredItem[]> {
    const { object, input, itemsBefore } = await this.#find(owner, responseId);
    const conversation = object.conversation?.id;
    if (!conversation) return input;
    const items = await conversationItems(this.parts.store, owner, conversation).catch(() => []);
    return [...items.slice(0, itemsBefore), ...input];
  }

  async countInput(owner: string, request: CreateResponse): Promise<number> {
    return countTokens((await this.#readInput(owner, request)).prompt, request.tools);
  }

  async recover(): Promise<void> {
    const { store } = this.parts;
    const open: { owner: string; record: ResponseRecord }[] = [];
    for await (const entry of store.scan("response", ["queued", "in_progress"])) open.push(entry);
    for (const { owner, record } of open) await this.#recover(owner, record);
  }

  activity() {
    return this.#active.activity();
  }

  async close(): Promise<void> {
    await this.#active.close();
  }

  async #find(owner: string, responseId: string): Promise<ResponseRecord> {
    const found = await this.parts.store.get("response", responseId, owner);
    if (found !== undefined && !found.isDeleted) return found;
    throw new ApiError(404, `Response with id '${responseId}' not found.`);
  }

  async #prepare(owner: string, request: CreateResponse) {
    const { newId, clock } = this.parts;
    const { before, input, context, prompt } = await this.#readInput(owner, request);
    await checkTools(request, owner, this.parts);
    checkLength(prompt, request.truncation);
    const record: ResponseRecord = {
      object: newResponse(request, newId("response"), nowSeconds(clock)),
      request: { ...request, input: null },
      input,
      output: [],
      itemsBefore: conversationId(request) === null ? 0 : before.length,
      isDeleted: false,
      events: null,
    };
    return { record, context };
  }

  async #readInput(owner: string, request: CreateResponse) {
    const { store, newId } = this.parts;
    const previousResponseId = request.previous_response_id ?? null;
    const before = await readContext(store, {
      owner,
      previousResponseId,
      conversationId: conversationId(request),
    });
    const findItem = async (id: string) =>
      before.find(({ object }) => object.id === id) ?? (await store.get("item", id, owner));
    const areNew = conversationId(request) !== null;
    const input = await toStoredItems(request.input, { newId, findItem, areNew });
    const context = [...before, ...input];
    checkCalls(context);
    return { before, input, context, prompt: await readPrompt(request, { owner, context }, this.parts) };
  }

  /** One response at a time works on a conversation. Returns what frees it again. */
  #lock(conversation: string | null): () => void {
    if (conversation === null) return () => {};
    if (this.#busyConversations.has(conversation)) {
      throw new ApiError(
        400,
        "Another process is currently operating on this conversation. Please retry in a few seconds.",
        { code: "conversation_locked", param: "conversation" },
      );
    }
    this.#busyConversations.add(conversation);
    return () => void this.#busyConversations.delete(conversation);
  }

  async #recover(owner: string, record: ResponseRecord): Promise<void> {
    const { store, clock } = this.parts;
    const { object, request, input } = record;
    try {
      if (!object.background) throw new Error("nobody waits for it");
      const conversation = conversationId(request);
      const previousResponseId = request.previous_response_id ?? null;
      const before = await readContext(store, { owner, previousResponseId, conversationId: conversation });
      const onEnd = this.#lock(conversation);
      const again = { ...record, object: { ...object, status: "queued" as const }, output: [] };
      const context = [...before, ...input];
      this.#active.begin({ owner, record: again, context, events: new EventLog(), onEnd });
    } catch {
      const ended = withEvents(endedRecord(record, interrupted, nowSeconds(clock)), record);
      await store.write({ update: "response", id: object.id, owner, tag: "failed", change: () => ended });
    }
  }
}

/** A background stream can be read again, also when nothing came of it. */
function withEvents(ended: ResponseRecord, before: ResponseRecord): ResponseRecord {
  if (!ended.object.background || !ended.request.stream) return ended;
  const events = new EventLog();
  events.push({ type: "response.created", response: shownResponse(before, []) });
  events.push({ type: "response.failed", response: shownResponse(ended, []) });
  return { ...ended, events: events.events };
}

const interrupted: ResponseEnd = {
  status: "failed",
  error: {
    code: "server_error",
    message: "The service was restarted while it made this response; try again",
  },
  incomplete_details: null,
  usage: null,
  output: [],
};

function insert(owner: string, record: ResponseRecord): Write {
  const { id, previous_response_id: parent, status } = record.object;
  return { insert: "response", id, owner, parent: parent ?? "", tag: status ?? "", record };
}

/** The events of a stream that is over, from the record. */
async function* replay(
  events: readonly object[],
  startingAfter: number,
): AsyncGenerator<ResponseStreamEvent> {
  // They were kept as they were sent.
  yield* events.slice(startingAfter + 1) as ResponseStreamEvent[];
}
