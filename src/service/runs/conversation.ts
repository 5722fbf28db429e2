import type { Message } from "openai/resources/beta/threads/messages";
import type { Files } from "../files/files";
import type { ModelMessage, ModelPart, ModelToolCall } from "../models/model";
import type { RunRecord, StepRecord } from "../objects";
import type { Store } from "../store/store";
import { listSteps } from "./list-steps";
import { estimateTokens } from "./token-budget";

/** What a run knows when its next turn begins. */
export interface Conversation {
  /** Oldest first, tool calls and their outputs included. */
  readonly messages: readonly ModelMessage[];
  /** The steps that this run has made so far, oldest first. */
  readonly steps: readonly StepRecord[];
  /** Files that code of this thread has made, by their path: those the answer may link to. */
  readonly linkTargets: ReadonlyMap<string, string>;
}

export interface ConversationParts {
  readonly store: Store;
  readonly files: Files;
}

/** Beyond this estimate older messages are not even read; a thread can hold a hundred thousand. */
const MAX_TOKENS = 160_000;
const MAX_MESSAGES = 1_000;
const PAGE = 100;

/**
 * Reads the thread as a model sees it: messages in order, and before an assistant's message the tool calls of
 * the run that wrote it. `truncation_strategy` decides how many of the messages are looked at.
 */
export async function readConversation(
  { object: run }: RunRecord,
  owner: string,
  parts: ConversationParts,
): Promise<Conversation> {
  const reader = new ConversationReader(owner, parts);
  const steps = await reader.stepsOf(run.id);
  const last = run.truncation_strategy;
  const most = last?.type === "last_messages" ? (last.last_messages ?? MAX_MESSAGES) : MAX_MESSAGES;
  const own = (message: Message) => message.run_id === run.id;
  const earlier = await reader.latestMessages(
    run.thread_id,
    Math.min(most, MAX_MESSAGES),
    (message) => !own(message),
  );
  const messages = await reader.toModel(earlier);
  messages.push(...(await reader.turnsOf(steps, null)));
  return { messages, steps, linkTargets: reader.linkTargets };
}

class ConversationReader {
  readonly linkTargets = new Map<string, string>();
  readonly #names = new Map<string, string | null>();

  constructor(
    private readonly owner: string,
    private readonly parts: ConversationParts,
  ) {}

  stepsOf(runId: string): Promise<StepRecord[]> {
    return listSteps(this.parts.store, this.owner, runId);
  }

  /** The newest messages that count, oldest first. */
  async latestMessages(threadId: string, most: number, counts: (message: Message) => boolean) {
    const found: Message[] = [];
    let tokens = 0;
    for (let after: string | undefined; ; ) {
      const query = { owner: this.owner, parent: threadId, limit: PAGE, order: "desc" as const };
      const page = await this.parts.store.list("message", after === undefined ? query : { ...query, after });
      for (const { object } of page.records) {
        after = object.id;
        if (object.status === "in_progress" || object.content.length === 0 || !counts(object)) continue;
        found.push(object);
        tokens += estimateTokens({ role: "user", content: plainParts(object) });
        if (found.length >= most || tokens > MAX_TOKENS) return found.reverse();
      }
      if (!page.hasMore) return found.reverse();
    }
  }

  async toModel(messages: readonly Message[]): Promise<ModelMessage[]> {
    const result: ModelMessage[] = [];
    const byId = new Map(messages.map((message) => [message.id, message]));
    const doneRuns = new Set<string>();
    for (const message of messages) {
      if (message.role === "user") {
        result.push({ role: "user", content: await this.#parts(message) });
      } else if (message.run_id === null) {
        result.push(await this.#assistant(message, []));
      } else if (!doneRuns.has(message.run_id)) {
        doneRuns.add(message.run_id);
        const turns = await this.turnsOf(await this.stepsOf(message.run_id), byId);
        result.push(...(turns.length > 0 ? turns : [await this.#assistant(message, [])]));
      }
    }
    return result;
  }

  /**
   * The turns of one run; a text that was followed by tool calls makes one turn with them. `seen`: the messages
   * that count; null: all.
   */
  async turnsOf(
    steps: readonly StepRecord[],
    seen: ReadonlyMap<string, Message> | null,
  ): Promise<ModelMessage[]> {
    const result: ModelMessage[] = [];
    let text: Message | null = null;
    for (const step of steps) {
      const details = step.object.step_details;
      if (details.type === "message_creation") {
        if (text) result.push(await this.#assistant(text, []));
        text = await this.#message(details.message_creation.message_id, step, seen);
      } else if (step.calls.length > 0) {
        const toolCalls = step.calls.map(({ id, name, arguments: json }) => ({ id, name, arguments: json }));
        result.push(
          text
            ? await this.#assistant(text, toolCalls)
            : assistantTurn([], toolCalls, step.object.assistant_id),
          ...step.calls.flatMap(toToolMessage),
        );
        text = null;
        this.#noteFiles(step);
      }
    }
    if (text) result.push(await this.#assistant(text, []));
    return result;
  }

  #noteFiles(step: StepRecord): void {
    for (const { files } of step.calls) {
      for (const file of files) this.linkTargets.set(file.path, file.fileId);
    }
  }

  async #message(id: string, step: StepRecord, seen: ReadonlyMap<string, Message> | null) {
    const { owner, parts } = this;
    const message = seen ? seen.get(id) : (await parts.store.get("message", id, owner))?.object;
    return message && step.object.status !== "in_progress" && message.content.length > 0 ? message : null;
  }

  async #assistant(message: Message, toolCalls: ModelToolCall[]): Promise<ModelMessage> {
    const turn = assistantTurn(await this.#parts(message), toolCalls, message.assistant_id);
    return { ...turn, assistantName: await this.#nameOf(message.assistant_id) };
  }

  async #nameOf(assistantId: string | null): Promise<string | null> {
    if (assistantId === null) return null;
    const known = this.#names.get(assistantId);
    if (known !== undefined) return known;
    const name = (await this.parts.store.get("assistant", assistantId, this.owner))?.object.name ?? null;
    this.#names.set(assistantId, name);
    return name;
  }

  async #parts({ content }: Message): Promise<ModelPart[]> {
    const parts: ModelPart[] = [];
    for (const part of content) {
      if (part.type !== "image_file") parts.push(...plainParts({ content: [part] }));
      else parts.push(await this.#image(part.image_file));
    }
    return parts;
  }

  async #image({ file_id: fileId, detail = "auto" }: ImageFile): Promise<ModelPart> {
    const file = await this.parts.store.get("file", fileId, this.owner);
    if (file === undefined) return { type: "text", text: `[The image ${fileId} was deleted]` };
    const read = () => this.parts.files.read(this.owner, fileId);
    return { type: "image_file", fileId, filename: file.object.filename, detail, read };
  }
}

type ImageFile = Extract<Message["content"][number], { type: "image_file" }>["image_file"];

function plainParts({ content }: Pick<Message, "content">): ModelPart[] {
  return content.flatMap((part): ModelPart[] => {
    if (part.type === "text") return [{ type: "text", text: part.text.value }];
    if (part.type === "refusal") return [{ type: "text", text: part.refusal }];
    if (part.type === "image_file") return [];
    return [{ type: "image_url", url: part.image_url.url, detail: part.image_url.detail ?? "auto" }];
  });
}

function assistantTurn(content: ModelPart[], toolCalls: ModelToolCall[], assistantId: string | null) {
  return { role: "assistant" as const, content, toolCalls, assistantId, assistantName: null };
}

function toToolMessage({ id, output }: StepRecord["calls"][number]): ModelMessage[] {
  return output === null ? [] : [{ role: "tool", toolCallId: id, output }];
}
