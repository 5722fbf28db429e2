import type { Run } from "openai/resources/beta/threads/runs/runs";
import { ApiError } from "../api-error";
import { nowSeconds } from "../clock";
import { RecordMissing } from "../store/store";
import { type ActiveRun, newActiveRun } from "./active-run";
import type { AssistantRecorder } from "./assistant-recorder";
import type { EngineParts } from "./engine-parts";
import { executeRun, type Outcome } from "./execute-run";
import { faultText, serviceFault } from "./fault";
import { endRunPatiently, runEvent } from "./finish-run";
import type { WaitOptions } from "./run-engine";
import { isActive, type RunEnd, requireAction, StatusConflict, startRun } from "./run-states";
import { RunStopped } from "./run-stopped";
import { RunWatchers } from "./run-watchers";
import { WorkSlots } from "./work-slots";

/** Executes runs in the background: queue, bounded concurrency, stopping, expiry. */
export class RunExecutor {
  readonly watchers = new RunWatchers();
  readonly #active = new Map<string, ActiveRun>();
  readonly #slots: WorkSlots;
  readonly #tasks = new Set<Promise<void>>();
  #running = 0;
  #isClosed = false;

  constructor(private readonly parts: EngineParts) {
    this.#slots = parts.slots ?? new WorkSlots(parts.limits);
  }

  /** @throws {ApiError} 429, or 503 when the service stops */
  refuseWhenFull(owner: string): void {
    if (this.#isClosed) {
      throw new ApiError(503, "The service is stopping; try again in a moment.", { type: "server_error" });
    }
    this.#slots.refuseWhenFull(owner);
  }

  enqueueNew(owner: string, run: Run): void {
    const active = this.watch(owner, run);
    this.watchers.emit(run.id, { event: "thread.run.created", data: run });
    this.#enqueue(active);
  }

  /** A run whose outputs have come. */
  enqueueAgain(owner: string, run: Run): void {
    const active = this.#active.get(run.id) ?? this.watch(owner, run);
    active.run = run;
    this.#enqueue(active);
  }

  /** Looks after a run from now on; it expires in time whatever becomes of it. */
  watch(owner: string, run: Run): ActiveRun {
    const active = newActiveRun(owner, run);
    this.#active.set(run.id, active);
    this.watchers.setStatus(run.id, run.status);
    const leftMs = (run.expires_at ?? 0) * 1000 - this.parts.clock.nowMs();
    const expiry = this.parts.clock.sleep(Math.max(0, leftMs), active.over.signal).then(
      () => this.#stopActive(active, "expired"),
      () => {},
    );
    this.#track(expiry);
    return active;
  }

  /** Ends a run from outside. `run` is as it was just written. */
  stop(run: Run, why: "cancelled" | "expired"): void {
    const active = this.#active.get(run.id);
    if (active === undefined) return;
    active.run = run;
    this.#tell(active);
    this.#stopActive(active, why);
  }

  forgetThread(threadId: string): void {
    for (const active of this.#active.values()) {
      if (active.threadId === threadId) this.#stopActive(active, "cancelled");
    }
  }

  /** Ends a run that is not being executed. */
  end(active: ActiveRun, end: RunEnd): void {
    active.stop.abort();
    this.#track(this.#finish(active, end, null));
  }

  async waitForChange(
    runId: string,
    status: Run["status"],
    { timeoutMs, signal }: WaitOptions,
  ): Promise<void> {
    const done = new AbortController();
    const waiting = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
    const timer = this.parts.clock.sleep(timeoutMs, waiting).then(
      () => done.abort(),
      () => {},
    );
    await this.watchers.waitForChange(runId, status, { signal: waiting });
    done.abort();
    await timer;
  }

  activity() {
    const inPhase = (phase: ActiveRun["phase"]) =>
      [...this.#active.values()].filter((active) => active.phase === phase).length;
    // A run whose end is being written is not active any more, but not over either.
    return { queued: inPhase("queued"), running: this.#running, waiting: inPhase("waiting") };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const active of this.#active.values()) {
      active.stop.abort(new RunStopped("closing"));
      active.over.abort();
    }
    await Promise.all(this.#tasks);
    this.watchers.close();
  }

  #enqueue(active: ActiveRun): void {
    active.phase = "queued";
    active.stop = new AbortController();
    this.#tell(active);
    if (!this.#isClosed) this.#track(this.#work(active));
  }

  async #work(active: ActiveRun): Promise<void> {
    try {
      await this.#slots.take(active.owner, active.stop.signal);
    } catch {
      // Ended while it waited, by whoever aborted.
      return;
    }
    try {
      active.phase = "running";
      this.#running += 1;
      await this.#executeSafely(active);
    } finally {
      this.#running -= 1;
      this.#slots.release(active.owner);
    }
  }

  /** A fault on the way, such as a full disk, must not leave the thread locked. */
  async #executeSafely(active: ActiveRun): Promise<void> {
    try {
      await this.#execute(active);
    } catch (error) {
      this.parts.log(`A run could not be executed: ${faultText(error)}`);
      await this.#finish(active, { status: "failed", error: serviceFault }, null);
    }
  }

  async #execute(active: ActiveRun): Promise<void> {
    const { parts } = this;
    const started = await this.#change(active, (run) =>
      run.status === "in_progress" ? run : startRun(run, nowSeconds(parts.clock)),
    );
    if (!started) return;
    const record = await parts.store.get("run", active.runId, active.owner);
    if (record === undefined) return await this.#finish(active, { status: "cancelled" }, null);
    const { outcome, recorder } = await executeRun(
      {
        record,
        owner: active.owner,
        signal: active.stop.signal,
        emit: (...events) => this.watchers.emit(active.runId, ...events),
      },
      parts,
    );
    await this.#conclude(active, outcome, recorder);
  }

  async #conclude(active: ActiveRun, outcome: Outcome, recorder: AssistantRecorder | null): Promise<void> {
    if (outcome.kind === "interrupted") return;
    if (outcome.kind === "ended") return await this.#finish(active, outcome.end, recorder);
    const calls = outcome.calls.map(({ id, name, arguments: json }) => ({
      id,
      type: "function" as const,
      function: { name, arguments: json },
    }));
    const { reason } = active.stop.signal;
    if (reason instanceof RunStopped) {
      // Stopped just after the last call was made: nobody would end the wait.
      if (reason.why !== "closing") await this.#finish(active, { status: reason.why }, recorder);
      return;
    }
    active.phase = "waiting";
    if (await this.#change(active, (run) => requireAction(run, calls), recorder))
      this.watchers.pause(active.runId);
  }

  /** Writes a new status. When another change came first, ends the run as that one wants; false then. */
  async #change(
    active: ActiveRun,
    change: (run: Run) => Run,
    recorder: AssistantRecorder | null = null,
  ): Promise<boolean> {
    try {
      await this.parts.store.write({
        update: "run",
        id: active.runId,
        owner: active.owner,
        change: (record) => {
          active.run = change(record.object);
          return { ...record, object: active.run };
        },
        tag: ({ object }) => object.status,
      });
      this.#tell(active);
      return true;
    } catch (error) {
      if (!(error instanceof StatusConflict || error instanceof RecordMissing)) throw error;
      await this.#finish(active, { status: "cancelled" }, recorder);
      return false;
    }
  }

  #stopActive(active: ActiveRun, why: "cancelled" | "expired"): void {
    if (!this.#active.has(active.runId) || this.#isClosed) return;
    if (active.phase === "running") active.stop.abort(new RunStopped(why));
    else this.end(active, { status: why });
  }

  async #finish(active: ActiveRun, end: RunEnd, recorder: AssistantRecorder | null): Promise<void> {
    if (!this.#active.delete(active.runId)) return;
    active.over.abort();
    const events = await endRunPatiently({ active, end, recorder }, this.parts, () => this.#isClosed);
    this.watchers.emit(active.runId, ...events);
    this.watchers.pause(active.runId);
    this.watchers.setStatus(active.runId, null);
  }

  #tell(active: ActiveRun): void {
    if (isActive(active.run.status)) this.watchers.emit(active.runId, runEvent(active.run));
    this.watchers.setStatus(active.runId, active.run.status);
  }

  /** Keeps what runs in the background, so that closing can wait for it; a fault here is told, never lost. */
  #track(task: Promise<void>): void {
    const tracked = task
      .catch((error) => this.parts.log(`A run could not be written: ${faultText(error)}`))
      .finally(() => this.#tasks.delete(tracked));
    this.#tasks.add(tracked);
  }
}
