import type { Run } from "openai/resources/beta/threads/runs/runs";
import { notFound, wrongState } from "../api-error";
import { nowSeconds } from "../clock";
import type { RunRecord } from "../objects";
import { RecordMissing, type Write } from "../store/store";
import type { EngineParts } from "./engine-parts";
import { listSteps } from "./list-steps";
import { newRun } from "./new-run";
import { recoverRuns } from "./recover-runs";
import type {
  CreateRun,
  RunAddress,
  RunEngine,
  StartedRun,
  SubmitToolOutputs,
  WaitOptions,
} from "./run-engine";
import { RunExecutor } from "./run-executor";
import { activeStatuses, cancelRun, queueAgain } from "./run-states";
import { withoutResultTexts } from "./step-objects";
import { withOutputs } from "./submitted-outputs";
import { readSwitches, refuseByRate } from "./teaching-switches";

/** The engine that {@link RunEngine} describes, with all runs of one store. */
export function createRunEngine(parts: EngineParts): RunEngine {
  return new Engine(parts);
}

class Engine implements RunEngine {
  readonly #executor: RunExecutor;

  constructor(private readonly parts: EngineParts) {
    this.#executor = new RunExecutor(parts);
  }

  async createRun(request: CreateRun): Promise<StartedRun> {
    const { store, newId, clock, limits } = this.parts;
    const { owner, threadId, parameters } = request;
    const switches = readSwitches(parameters.metadata);
    refuseByRate(switches);
    this.#executor.refuseWhenFull(request.owner);
    const assistant = await store.get("assistant", parameters.assistant_id, owner);
    if (assistant === undefined) throw notFound("assistant", parameters.assistant_id);
    const record = newRun(request, assistant, {
      runId: newId("run"),
      nowSeconds: nowSeconds(clock),
      lifeSeconds: switches.expiresInSeconds ?? limits.runExpirySeconds,
    });
    const run = record.object;
    await this.#write(
      ...(request.writes ?? []),
      {
        update: "thread",
        id: threadId,
        owner,
        change: (thread) => {
          if (thread.activeRunId === null) return { ...thread, activeRunId: run.id };
          throw wrongState(`Thread ${threadId} already has an active run ${thread.activeRunId}.`);
        },
      },
      { insert: "run", id: run.id, owner, parent: threadId, tag: run.status, record },
    );
    await request.afterWrite?.();
    const events = request.stream ? this.#executor.watchers.subscribe(run.id) : null;
    this.#executor.enqueueNew(owner, run);
    return { run, events };
  }

  async submitToolOutputs({ stream, toolOutputs, ...address }: SubmitToolOutputs): Promise<StartedRun> {
    const { owner, runId } = address;
    const now = nowSeconds(this.parts.clock);
    const { object: before, request } = await this.#find(address);
    queueAgain(before);
    const step = (await listSteps(this.parts.store, owner, runId)).at(-1);
    let run: Run | null = null;
    let stepObject = step?.object;
    const writes: Write[] = [
      {
        update: "run",
        id: runId,
        owner,
        change: (record) => {
          run = queueAgain(record.object);
          return { ...record, object: run };
        },
        tag: "queued",
      },
    ];
    if (step) {
      const change = () => {
        const next = withOutputs(step, toolOutputs, now);
        stepObject = next.object;
        return next;
      };
      writes.push({ update: "step", id: step.object.id, owner, change });
    }
    await this.#write(...writes);
    if (run === null) throw notFound("run", runId);
    const events = stream ? this.#executor.watchers.subscribe(runId) : null;
    if (stepObject) {
      const data = request.includeResults ? stepObject : withoutResultTexts(stepObject);
      this.#executor.watchers.emit(runId, { event: "thread.run.step.completed", data });
    }
    this.#executor.enqueueAgain(owner, run);
    return { run, events };
  }

  async cancelRun(address: RunAddress): Promise<Run> {
    let run = cancelRun((await this.#find(address)).object);
    await this.#write({
      update: "run",
      id: address.runId,
      owner: address.owner,
      change: (record) => {
        run = cancelRun(record.object);
        return { ...record, object: run };
      },
      tag: "cancelling",
    });
    this.#executor.stop(run, "cancelled");
    return run;
  }

  async modifyRun(address: RunAddress, metadata: Readonly<Record<string, string>> | null): Promise<Run> {
    readSwitches(metadata ? { ...metadata } : null);
    let run = (await this.#find(address)).object;
    await this.#write({
      update: "run",
      id: address.runId,
      owner: address.owner,
      change: (record) => {
        run = { ...record.object, metadata: { ...metadata } };
        return { ...record, object: run };
      },
    });
    return run;
  }

  async waitForChange(runId: string, status: Run["status"], options: WaitOptions): Promise<void> {
    await this.#executor.waitForChange(runId, status, options);
  }

  async forgetThread(threadId: string): Promise<void> {
    this.#executor.forgetThread(threadId);
    await this.parts.interpreter.forget(threadId);
  }

  async recover(): Promise<void> {
    await recoverRuns(this.parts, this.#executor, activeStatuses);
  }

  activity() {
    return this.#executor.activity();
  }

  async close(): Promise<void> {
    await this.#executor.close();
  }

  async #find({ owner, threadId, runId }: RunAddress): Promise<RunRecord> {
    const record = await this.parts.store.get("run", runId, owner);
    if (record === undefined || record.object.thread_id !== threadId) throw notFound("run", runId);
    return record;
  }

  /** @throws {ApiError} 404 for what has been deleted meanwhile. */
  async #write(...writes: Write[]): Promise<void> {
    try {
      await this.parts.store.write(...writes);
    } catch (error) {
      if (error instanceof RecordMissing) throw notFound(error.kind, error.id);
      throw error;
    }
  }
}
