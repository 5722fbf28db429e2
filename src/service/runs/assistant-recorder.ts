import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import { nowSeconds } from "../clock";
import type { StepRecord } from "../objects";
import type { ToolResult } from "../tools/tool";
import { type MessageEnd, OpenMessage } from "./open-message";
import { OpenToolStep } from "./open-tool-step";
import type { Closing, RecorderOptions } from "./recorder-parts";
import type { StepEnd } from "./step-objects";
import type { Reply, StartedCall, TurnRecorder } from "./turn-recorder";

/** Records the turns of a run as the Assistants API shows them: run steps, messages and their events. */
export class AssistantRecorder implements TurnRecorder {
  readonly #links: Map<string, string>;
  readonly #citations = new Map<string, string>();
  /** Pictures that are in no message yet: those displayed, and those only saved. */
  #shown: string[] = [];
  #saved: string[] = [];
  #message: OpenMessage | null = null;
  #tools: OpenToolStep | null = null;
  #usage: Run.Usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

  constructor(private readonly options: RecorderOptions) {
    this.#links = new Map(options.linkTargets);
    for (const step of options.steps) this.#resume(step);
  }

  /** Tokens of all turns so far. */
  get usage(): Run.Usage {
    return this.#usage;
  }

  async text(delta: string): Promise<void> {
    const message = await this.#openMessage();
    message.text(delta);
  }

  async refusal(delta: string): Promise<void> {
    const message = await this.#openMessage();
    message.refusal(delta);
  }

  async callStarted(call: StartedCall): Promise<void> {
    await this.#closeMessage({ status: "completed" }, null);
    this.#tools ??= await OpenToolStep.create(this.options);
    this.#tools.start(call);
  }

  async callArguments(callId: string, delta: string): Promise<void> {
    this.#tools?.addArguments(callId, delta);
  }

  async replyEnded(reply: Reply): Promise<void> {
    const usage = toUsage(reply);
    this.#usage = sum(this.#usage, usage);
    if (this.#tools) {
      await this.#closeMessage({ status: "completed" }, null);
      return await this.#tools.replyEnded(reply.calls, usage);
    }
    // An answer without a word is an empty message, so that there is something to find.
    await this.#openMessage();
    await this.#closeMessage(messageEndOf(reply), usage);
  }

  async callProgress(callId: string, line: string): Promise<void> {
    await this.#tools?.callProgress(callId, line);
  }

  async callEnded(callId: string, result: ToolResult): Promise<void> {
    this.#note(result);
    if (await this.#tools?.callEnded(callId, result)) this.#tools = null;
  }

  /** The writes and events that end what is open, for the write that ends the run. */
  close(end: Pick<StepEnd, "status" | "error">): Closing {
    const at = { ...end, nowSeconds: nowSeconds(this.options.clock) };
    const reasons = { cancelled: "run_cancelled", expired: "run_expired", failed: "run_failed" } as const;
    const tools = this.#tools?.closing({ ...at, usage: null });
    const reason = end.status === "completed" ? "max_tokens" : reasons[end.status];
    const message = this.#message?.closing({ status: "incomplete", reason }, { ...at, usage: null });
    this.#tools = null;
    this.#message = null;
    const both = [tools, message].filter((each) => each !== undefined);
    return { writes: both.flatMap((each) => each.writes), events: both.flatMap((each) => each.events) };
  }

  async #openMessage(): Promise<OpenMessage> {
    if (this.#message) return this.#message;
    this.#message = await OpenMessage.create(this.options, this.#shown);
    this.#saved = this.#saved.filter((id) => !this.#shown.includes(id));
    this.#shown = [];
    return this.#message;
  }

  async #closeMessage(end: MessageEnd, usage: RunStep.Usage | null): Promise<void> {
    const message = this.#message;
    if (message === null) return;
    this.#message = null;
    message.annotate({ links: this.#links, citations: this.#citations }, this.#saved);
    this.#saved = [];
    await message.close(end, { status: "completed", nowSeconds: nowSeconds(this.options.clock), usage });
  }

  #note({ files, citations }: Pick<ToolResult, "files" | "citations">): void {
    for (const { path, fileId, isImage, isShown } of files) {
      this.#links.set(path, fileId);
      if (isImage && !this.#saved.includes(fileId)) this.#saved.push(fileId);
      if (isShown) this.#shown.push(fileId);
    }
    for (const { marker, fileId } of citations) this.#citations.set(marker, fileId);
  }

  #resume(record: StepRecord): void {
    const { object: step, usage, calls } = record;
    const details = step.step_details;
    if (usage) this.#usage = sum(this.#usage, usage);
    for (const { files, citations } of calls) {
      const shownIds = details.type === "tool_calls" ? shownImages(step) : [];
      this.#note({
        files: files.map((file) => ({ ...file, isShown: shownIds.includes(file.fileId) })),
        citations,
      });
    }
    if (details.type === "message_creation") {
      if (step.status === "in_progress") {
        this.#message = OpenMessage.resume(this.options, record, details.message_creation.message_id);
      } else {
        this.#shown = [];
        this.#saved = [];
      }
    } else if (step.status === "in_progress") this.#tools = OpenToolStep.resume(this.options, record);
  }
}

function shownImages({ step_details: details }: RunStep): string[] {
  if (details.type !== "tool_calls") return [];
  return details.tool_calls.flatMap((call) =>
    call.type === "code_interpreter"
      ? call.code_interpreter.outputs.flatMap((output) =>
          output.type === "image" ? [output.image.file_id] : [],
        )
      : [],
  );
}

function messageEndOf({ reason }: Reply): MessageEnd {
  if (reason === "content_filter") return { status: "incomplete", reason: "content_filter" };
  if (reason === "max_completion_tokens") return { status: "incomplete", reason: "max_tokens" };
  return { status: "completed" };
}

function toUsage({ usage: { promptTokens, completionTokens } }: Reply): RunStep.Usage {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function sum(a: Run.Usage, b: Run.Usage): Run.Usage {
  return {
    prompt_tokens: a.prompt_tokens + b.prompt_tokens,
    completion_tokens: a.completion_tokens + b.completion_tokens,
    total_tokens: a.total_tokens + b.total_tokens,
  };
}
