import type { Response } from "openai/resources/responses/responses";
import { nowSeconds } from "../clock";
import { RunStopped } from "../runs/run-stopped";
import { WorkSlots } from "../runs/work-slots";
import { RecordMissing, type Write } from "../store/store";
import { insertItems } from "./context";
import type { EventLog } from "./event-log";
import { executeResponse, type ResponseEnd, type ResponseParts } from "./execute-response";
import type { StoredItem } from "./items";
import type { StartedResponse } from "./response-engine";
import { type ResponseRecord, shownResponse } from "./response-record";

/** A response to be made. */
export interface NewActive {
  readonly owner: string;
  readonly record: ResponseRecord;
  /** What was said before, and the input. */
  readonly context: readonly StoredItem[];
  readonly events: EventLog;
  /** Called when it is over. */
  readonly onEnd: () => void;
}

interface Active extends NewActive {
  readonly abort: AbortController;
  readonly over: Promise<Response>;
  record: ResponseRecord;
  /** False while it waits for its turn. */
  isWorking: boolean;
}

/** The responses that are not over, from their first event to their last. */
export class ActiveResponses {
  readonly #active = new Map<string, Active>();
  readonly #slots: WorkSlots;

  constructor(private readonly parts: ResponseParts) {
    this.#slots = parts.slots ?? new WorkSlots(parts.limits);
  }

  activity(): { readonly queued: number; readonly running: number } {
    const all = [...this.#active.values()];
    const running = all.filter(({ isWorking }) => isWorking).length;
    return { queued: all.length - running, running };
  }

  /** @throws {ApiError} 429 */
  refuseWhenFull(owner: string): void {
    this.#slots.refuseWhenFull(owner);
  }

  find(responseId: string): Pick<Active, "record" | "events"> | undefined {
    return this.#active.get(responseId);
  }

  begin(made: NewActive): StartedResponse {
    const { id, background } = made.record.object;
    const abort = new AbortController();
    const include = made.record.request.include ?? [];
    let settle: (response: Response) => void = () => {};
    const over = new Promise<Response>((resolve) => {
      settle = resolve;
    });
    const active: Active = { ...made, abort, over, isWorking: false };
    this.#active.set(id, active);
    const response = shownResponse(active.record, include);
    made.events.push({ type: "response.created", response });
    void this.#run(active).then(() => settle(shownResponse(active.record, include)));
    const leave = () => {
      if (background !== true) abort.abort(new RunStopped("cancelled"));
    };
    return { response, ended: over, events: made.events.read(), leave };
  }

  /** Stops a response and waits for its end; nothing happens when it is over. */
  async stop(responseId: string, why: RunStopped["why"]): Promise<void> {
    const active = this.#active.get(responseId);
    active?.abort.abort(new RunStopped(why));
    await active?.over;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#active.keys()].map((id) => this.stop(id, "closing")));
  }

  async #run(active: Active): Promise<void> {
    const { record, events, onEnd } = active;
    const { clock, log } = this.parts;
    const deadline = new AbortController();
    try {
      const end = await this.#take(active, deadline.signal);
      await this.#finish(active, end);
    } catch (error) {
      // Nothing but the store can fail here; whoever waits must not wait for ever.
      log(`A response could not be written: ${error instanceof Error ? error.stack : String(error)}`);
      active.record = endedRecord(record, failure, nowSeconds(clock));
      events.push({ type: "response.failed", response: shownResponse(active.record, []) });
    } finally {
      deadline.abort();
      this.#active.delete(record.object.id);
      onEnd();
      events.end();
    }
  }

  async #take(active: Active, over: AbortSignal): Promise<ResponseEnd> {
    const { owner, events, abort, context } = active;
    const { clock } = this.parts;
    const { request } = active.record;
    if (active.record.object.background) {
      events.push({ type: "response.queued", response: shownResponse(active.record, []) });
    }
    try {
      await this.#slots.take(owner, abort.signal);
    } catch (error) {
      const isClosing = error instanceof RunStopped && error.why === "closing";
      return { ...nothing, status: isClosing ? "interrupted" : "cancelled" };
    }
    try {
      active.isWorking = true;
      await this.#setInProgress(active);
      clock.sleep(this.parts.limits.runExpirySeconds * 1000, over).then(
        () => abort.abort(new RunStopped("expired")),
        () => {},
      );
      return await executeResponse({ owner, request, context, events, signal: abort.signal }, this.parts);
    } finally {
      this.#slots.release(owner);
    }
  }

  async #setInProgress(active: Active): Promise<void> {
    const object = { ...active.record.object, status: "in_progress" as const };
    if (active.record.object.status === "queued") await this.#write(active, { ...active.record, object });
    active.events.push({ type: "response.in_progress", response: shownResponse(active.record, []) });
  }

  async #finish(active: Active, end: ResponseEnd): Promise<void> {
    const { events, record, owner } = active;
    // The process stops; what is in the background begins again in the next one.
    if (end.status === "interrupted") return;
    const next = endedRecord(record, end, nowSeconds(this.parts.clock));
    const isStreamKept = next.object.background && next.request.stream;
    const response = shownResponse(next, next.request.include ?? []);
    const type = finalEvents[end.status];
    const last = { type, response, sequence_number: events.events.length };
    const kept = isStreamKept ? { ...next, events: [...events.events, last] } : next;
    await this.#write(active, kept, await this.#conversationWrites(owner, next, end));
    events.push({ type, response });
  }

  /** What was said is added to the conversation when the response completes. */
  async #conversationWrites(owner: string, record: ResponseRecord, end: ResponseEnd): Promise<Write[]> {
    const parent = record.object.conversation?.id;
    if (!parent || end.status === "cancelled" || end.status === "failed") return [];
    if ((await this.parts.store.get("conversation", parent, owner)) === undefined) return [];
    return insertItems([...record.input, ...record.output], owner, parent);
  }

  async #write(active: Active, record: ResponseRecord, more: readonly Write[] = []): Promise<void> {
    const { object } = record;
    const writes = [...more];
    if (record.request.store !== false) {
      writes.unshift({
        update: "response",
        id: object.id,
        owner: active.owner,
        tag: object.status ?? "",
        change: (current) => ({ ...record, isDeleted: current.isDeleted }),
      });
    }
    try {
      await this.parts.store.write(...writes);
    } catch (error) {
      if (!(error instanceof RecordMissing)) throw error;
    }
    active.record = record;
  }
}

const finalEvents = {
  completed: "response.completed",
  incomplete: "response.incomplete",
  failed: "response.failed",
  // There is no event of its own for it; the status in the response says what it was.
  cancelled: "response.failed",
} as const;

const nothing = { error: null, incomplete_details: null, usage: null, output: [] };

const failure: ResponseEnd = {
  ...nothing,
  status: "failed",
  error: { code: "server_error", message: "The service could not write the response; try again" },
};

/** The record of a response that has ended. */
export function endedRecord(record: ResponseRecord, end: ResponseEnd, now: number): ResponseRecord {
  const { error, incomplete_details, usage, output } = end;
  const status = end.status === "interrupted" ? "failed" : end.status;
  const ended = { ...record.object, status, error, incomplete_details, usage };
  const object = { ...ended, completed_at: status === "completed" ? now : null };
  // `usage` is null after a cancel, which the SDK's type does not know.
  return { ...record, object: object as Response, output };
}
