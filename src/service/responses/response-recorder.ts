import type { NewId } from "../ids";
import type { ModelUsage } from "../models/model";
import type { Reply, StartedCall, TurnRecorder } from "../runs/turn-recorder";
import type { ToolResult } from "../tools/tool";
import type { EventLog } from "./event-log";
import type { CodeOutput, StoredItem } from "./items";
import { type OpenOutputCall, openCodeCall, openFunctionCall, openSearchCall } from "./open-output-call";
import { type ContainerLink, OpenOutputMessage } from "./open-output-message";

export interface ResponseRecorderOptions {
  readonly log: EventLog;
  readonly newId: NewId;
  readonly include: readonly string[];
  /** The container for code, made when there is none. */
  readonly container: () => Promise<string>;
  /** Files that are in the container already, by their path. */
  readonly links: ReadonlyMap<string, ContainerLink>;
  /** A picture as a URL that shows it. */
  readonly imageUrl: (link: ContainerLink) => Promise<string>;
}

/** Records the turns of a response as the Responses API shows them: output items and their events. */
export class ResponseRecorder implements TurnRecorder {
  readonly #items: (StoredItem | undefined)[] = [];
  readonly #calls = new Map<string, OpenOutputCall>();
  readonly #links: Map<string, ContainerLink>;
  readonly #citations = new Map<string, { fileId: string; filename: string }>();
  #shown: ContainerLink[] = [];
  #message: OpenOutputMessage | null = null;
  #usage: ModelUsage = { promptTokens: 0, completionTokens: 0 };

  constructor(private readonly options: ResponseRecorderOptions) {
    this.#links = new Map(options.links);
  }

  /** The items that are finished, in the order in which they began. */
  get output(): readonly StoredItem[] {
    return this.#items.filter((item) => item !== undefined);
  }

  get usage(): ModelUsage {
    return this.#usage;
  }

  async text(delta: string): Promise<void> {
    this.#openMessage().writeText(delta);
  }

  async refusal(delta: string): Promise<void> {
    this.#openMessage().writeRefusal(delta);
  }

  async callStarted({ id: callId, name, kind }: StartedCall): Promise<void> {
    this.#closeMessage("completed");
    const { log, include, newId, container } = this.options;
    const outputIndex = this.#items.push(undefined) - 1;
    const common = { callId, name, outputIndex, log, include };
    if (kind === "code_interpreter") {
      const containerId = await container();
      this.#calls.set(callId, openCodeCall({ ...common, id: newId("codeCall"), containerId }));
    } else if (kind === "file_search") {
      this.#calls.set(callId, openSearchCall({ ...common, id: newId("searchCall") }));
    } else this.#calls.set(callId, openFunctionCall({ ...common, id: newId("functionCall") }));
  }

  async callArguments(callId: string, delta: string): Promise<void> {
    this.#calls.get(callId)?.addArguments(delta);
  }

  async replyEnded({ calls, reason, usage }: Reply): Promise<void> {
    this.#usage = {
      promptTokens: this.#usage.promptTokens + usage.promptTokens,
      completionTokens: this.#usage.completionTokens + usage.completionTokens,
    };
    const isCut = reason === "max_completion_tokens" || reason === "content_filter";
    // An answer without a word is an empty message, so that there is something to find.
    if (calls.length === 0) this.#openMessage();
    this.#closeMessage(isCut ? "incomplete" : "completed");
    for (const { id, arguments: json } of calls) {
      const call = this.#calls.get(id);
      const item = call?.written(json, isCut);
      if (call && item) this.#items[call.outputIndex] = item;
    }
  }

  /** The items of this API have no place for it. */
  async callProgress(): Promise<void> {}

  async callEnded(callId: string, result: ToolResult): Promise<void> {
    const call = this.#calls.get(callId);
    if (call === undefined) return;
    const outputs = await this.#note(result);
    const before = this.#items[call.outputIndex];
    const item = call.answered(result, outputs);
    this.#items[call.outputIndex] = before ? { ...before, modelOutput: item.modelOutput } : item;
  }

  #openMessage(): OpenOutputMessage {
    if (this.#message === null) {
      const { newId, log } = this.options;
      const index = this.#items.push(undefined) - 1;
      const targets = { citations: this.#citations, links: this.#links };
      this.#message = new OpenOutputMessage(newId("message"), index, log, targets);
    }
    return this.#message;
  }

  #closeMessage(status: "completed" | "incomplete"): void {
    const message = this.#message;
    if (message === null) return;
    this.#message = null;
    const object = message.end(status, this.#shown);
    this.#shown = [];
    this.#items[message.outputIndex] = { object, modelOutput: null };
  }

  async #note({ files, citations, details }: ToolResult): Promise<readonly CodeOutput[]> {
    if (details.kind === "file_search") {
      const names = new Map(details.results.map(({ fileId, fileName }) => [fileId, fileName]));
      for (const { marker, fileId } of citations) {
        this.#citations.set(marker, { fileId, filename: names.get(fileId) ?? "" });
      }
    }
    if (details.kind !== "code_interpreter") return [];
    const outputs: CodeOutput[] = details.logs === "" ? [] : [{ type: "logs", logs: details.logs }];
    const containerId = files.length > 0 ? await this.options.container() : "";
    for (const { path, fileId, isShown } of files) {
      const link = { containerId, fileId, filename: path.slice(path.lastIndexOf("/") + 1) };
      this.#links.set(path, link);
      if (!isShown) continue;
      this.#shown.push(link);
      outputs.push({ type: "image", url: await this.options.imageUrl(link) });
    }
    return outputs;
  }
}
