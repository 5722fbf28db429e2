import type { Run } from "openai/resources/beta/threads/runs/runs";
import { nowSeconds } from "../clock";
import { RecordMissing, type Store, type Write } from "../store/store";
import type { ActiveRun } from "./active-run";
import { AssistantRecorder } from "./assistant-recorder";
import type { EngineParts } from "./engine-parts";
import { faultText } from "./fault";
import { listSteps } from "./list-steps";
import type { Closing } from "./recorder-parts";
import type { RunEvent } from "./run-engine";
import { endRun, type RunEnd, StatusConflict } from "./run-states";

/**
 * Ends a run together with what is open in it, and frees the thread, in one write. Returns the events that
 * tell it; none when the run was over already.
 */
export async function finishRun(
  active: ActiveRun,
  end: RunEnd,
  parts: EngineParts,
  known: AssistantRecorder | null,
): Promise<readonly RunEvent[]> {
  const recorder = known ?? (await recorderOf(active, parts));
  const closing = recorder.close(stepEndOf(end));
  const at = { nowSeconds: nowSeconds(parts.clock), usage: recorder.usage };
  const { owner, runId, threadId } = active;
  let ended: Run | null = null;
  const writes: Write[] = [
    {
      update: "run",
      id: runId,
      owner,
      change: (record) => {
        ended = endRun(record.object, end, at);
        return { ...record, object: ended };
      },
      tag: ({ object }) => object.status,
    },
    {
      update: "thread",
      id: threadId,
      owner,
      change: (thread) => (thread.activeRunId === runId ? { ...thread, activeRunId: null } : thread),
    },
  ];
  try {
    await writeAll(parts.store, closing, writes);
  } catch (error) {
    if (error instanceof StatusConflict) return [];
    if (!(error instanceof RecordMissing)) throw error;
    // The thread was deleted: nothing is left to write, but a stream still wants its end.
    ended = endRun(active.run, end, at);
  }
  active.run = ended ?? active.run;
  return [...closing.events, runEvent(active.run)];
}

export interface Ending {
  readonly active: ActiveRun;
  readonly end: RunEnd;
  readonly recorder: AssistantRecorder | null;
}

/**
 * {@link finishRun}, tried again for half a minute when it cannot be written, as with a full disk. What then
 * remains is looked after by the next start.
 */
export async function endRunPatiently(
  { active, end, recorder }: Ending,
  parts: EngineParts,
  isClosed: () => boolean,
): Promise<readonly RunEvent[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await finishRun(active, end, parts, attempt === 1 ? recorder : null);
    } catch (error) {
      if (attempt === ATTEMPTS || isClosed()) throw error;
      parts.log(`The end of a run could not be written, trying again: ${faultText(error)}`);
      await parts.clock.sleep(1_000 * attempt);
    }
  }
}

const ATTEMPTS = 8;

/** The event that tells the status of a run. */
export function runEvent(run: Run): RunEvent {
  return { event: `thread.run.${run.status}`, data: run };
}

async function writeAll(store: Store, { writes: own }: Closing, writes: readonly Write[]): Promise<void> {
  try {
    await store.write(...own, ...writes);
  } catch (error) {
    // The client may delete a message while it is written; the run must end all the same.
    if (!(error instanceof RecordMissing) || error.kind !== "message") throw error;
    await store.write(
      ...own.filter((write) => !("update" in write && write.update === "message")),
      ...writes,
    );
  }
}

/** For a run that is not being executed: what is open in it is on disk. */
async function recorderOf({ run, owner }: ActiveRun, parts: EngineParts): Promise<AssistantRecorder> {
  const steps = await listSteps(parts.store, owner, run.id);
  return new AssistantRecorder({
    ...parts,
    run,
    owner,
    steps,
    includeResults: false,
    linkTargets: new Map(),
    emit: () => {},
  });
}

function stepEndOf(end: RunEnd) {
  if (end.status === "failed") {
    const { code, message } = end.error;
    // A step knows one code less than a run.
    return {
      status: end.status,
      error: { code: code === "invalid_prompt" ? "server_error" : code, message },
    } as const;
  }
  return { status: end.status === "incomplete" ? ("completed" as const) : end.status };
}
