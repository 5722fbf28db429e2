import type { Message, MessageContent, MessageDelta } from "openai/resources/beta/threads/messages";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import { nowSeconds } from "../clock";
import type { StepRecord } from "../objects";
import { RecordMissing, type Write } from "../store/store";
import { type AnnotationTargets, annotate } from "./annotate";
import type { Closing, RecorderOptions } from "./recorder-parts";
import { endStep, newStep, type StepEnd } from "./step-objects";

export type MessageEnd =
  | { readonly status: "completed" }
  | {
      readonly status: "incomplete";
      readonly reason: NonNullable<Message["incomplete_details"]>["reason"];
    };

/** A message while the model writes it, with the step that creates it. On disk it is empty until it ends. */
export class OpenMessage {
  readonly #content: MessageContent[] = [];

  private constructor(
    private readonly options: RecorderOptions,
    private readonly step: RunStep,
    private readonly messageId: string,
  ) {}

  /** Creates message and step; the pictures come first. */
  static async create(options: RecorderOptions, imageFileIds: readonly string[]): Promise<OpenMessage> {
    const { store, owner, run, emit, newId, clock } = options;
    const message = newMessage(options, newId("message"));
    const details = { type: "message_creation" as const, message_creation: { message_id: message.id } };
    const step = newStep(run, newId("step"), { createdAt: nowSeconds(clock), details });
    await store.write(
      {
        insert: "message",
        id: message.id,
        owner,
        parent: run.thread_id,
        tag: run.id,
        record: { object: message },
      },
      {
        insert: "step",
        id: step.id,
        owner,
        parent: run.id,
        record: { object: step, calls: [], usage: null },
      },
    );
    emit(
      { event: "thread.run.step.created", data: step },
      { event: "thread.run.step.in_progress", data: step },
      { event: "thread.message.created", data: message },
      { event: "thread.message.in_progress", data: message },
    );
    const open = new OpenMessage(options, step, message.id);
    for (const fileId of imageFileIds) open.#addImage(fileId);
    return open;
  }

  /** Goes on with a message that an earlier process began and of which nothing was kept. */
  static resume(options: RecorderOptions, { object: step }: StepRecord, messageId: string): OpenMessage {
    return new OpenMessage(options, step, messageId);
  }

  text(value: string): void {
    const index = this.#content.length - 1;
    const last = this.#content[index];
    if (last?.type === "text") {
      last.text.value += value;
      this.#emitDelta({ content: [{ index, type: "text", text: { value } }] });
    } else {
      this.#content.push({ type: "text", text: { value, annotations: [] } });
      this.#emitDelta({ content: [{ index: index + 1, type: "text", text: { value, annotations: [] } }] });
    }
  }

  refusal(value: string): void {
    const index = this.#content.length - 1;
    const last = this.#content[index];
    const isNew = last?.type !== "refusal";
    if (last?.type === "refusal") last.refusal += value;
    else this.#content.push({ type: "refusal", refusal: value });
    const delta = { index: isNew ? index + 1 : index, type: "refusal" as const, refusal: value };
    this.#emitDelta({ content: [delta] });
  }

  /** Annotates the text, and shows saved pictures to which it does not link. */
  annotate(targets: AnnotationTargets, savedImageIds: readonly string[]): void {
    if (!this.#content.some((part) => part.type === "text" || part.type === "refusal")) this.text("");
    const linked = new Set<string>();
    for (const [index, part] of this.#content.entries()) {
      if (part.type !== "text") continue;
      const annotations = annotate(part.text.value, targets);
      part.text.annotations = annotations;
      if (annotations.length === 0) continue;
      for (const each of annotations) if (each.type === "file_path") linked.add(each.file_path.file_id);
      const deltas = annotations.map((each, at) => ({ ...each, index: at }));
      // The empty value is for programs that print every delta's value.
      this.#emitDelta({ content: [{ index, type: "text", text: { value: "", annotations: deltas } }] });
    }
    for (const fileId of savedImageIds) if (!linked.has(fileId)) this.#addImage(fileId);
  }

  async close(end: MessageEnd, stepEnd: StepEnd): Promise<void> {
    const { writes, events } = this.closing(end, stepEnd);
    try {
      await this.options.store.write(...writes);
    } catch (error) {
      // The client may have deleted the message while it was written; the run goes on.
      if (!(error instanceof RecordMissing) || error.kind !== "message") throw error;
      await this.options.store.write(...writes.slice(1));
    }
    this.options.emit(...events);
  }

  closing(end: MessageEnd, stepEnd: StepEnd): Closing {
    const { owner } = this.options;
    const message = this.#ended(end, stepEnd.nowSeconds);
    const step = endStep(this.step, stepEnd);
    const record: StepRecord = { object: step, calls: [], usage: stepEnd.usage };
    const writes: Write[] = [
      {
        update: "message",
        id: message.id,
        owner,
        change: ({ object }) => ({
          object: { ...message, created_at: object.created_at, metadata: object.metadata },
        }),
      },
      { update: "step", id: step.id, owner, change: () => record },
    ];
    return {
      writes,
      events: [
        { event: `thread.message.${end.status}`, data: message },
        { event: `thread.run.step.${stepEnd.status}`, data: step },
      ],
    };
  }

  #ended(end: MessageEnd, at: number): Message {
    const files = this.#content.flatMap((part) =>
      part.type === "text"
        ? part.text.annotations.flatMap((each) => (each.type === "file_path" ? [each.file_path.file_id] : []))
        : [],
    );
    return {
      ...newMessage(this.options, this.messageId),
      created_at: this.step.created_at,
      status: end.status,
      completed_at: end.status === "completed" ? at : null,
      incomplete_at: end.status === "incomplete" ? at : null,
      incomplete_details: end.status === "incomplete" ? { reason: end.reason } : null,
      content: structuredClone(this.#content),
      attachments: [...new Set(files)].map((file_id) => ({ file_id, tools: [{ type: "code_interpreter" }] })),
    };
  }

  #addImage(fileId: string): void {
    this.#content.push({ type: "image_file", image_file: { file_id: fileId } });
    const index = this.#content.length - 1;
    this.#emitDelta({ content: [{ index, type: "image_file", image_file: { file_id: fileId } }] });
  }

  #emitDelta(delta: MessageDelta): void {
    const data = { id: this.messageId, object: "thread.message.delta" as const, delta };
    this.options.emit({ event: "thread.message.delta", data });
  }
}

function newMessage({ run, clock }: RecorderOptions, id: string): Message {
  return {
    id,
    object: "thread.message",
    created_at: nowSeconds(clock),
    thread_id: run.thread_id,
    assistant_id: run.assistant_id,
    run_id: run.id,
    role: "assistant",
    status: "in_progress",
    incomplete_details: null,
    completed_at: null,
    incomplete_at: null,
    content: [],
    attachments: [],
    metadata: {},
  };
}
