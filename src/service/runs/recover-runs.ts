import type { RunStatus } from "openai/resources/beta/threads/runs/runs";
import type { RunRecord, StepRecord } from "../objects";
import type { Entry } from "../store/store";
import type { EngineParts } from "./engine-parts";
import { listSteps } from "./list-steps";
import type { RunExecutor } from "./run-executor";

/**
 * Looks after every run that an earlier process left open: queued runs go on, those in progress too where that
 * is safe, those being cancelled end, those waiting for outputs wait on. What is too old expires.
 */
export async function recoverRuns(
  parts: EngineParts,
  executor: RunExecutor,
  statuses: readonly RunStatus[],
): Promise<void> {
  const open: Entry<"run">[] = [];
  for await (const entry of parts.store.scan("run", statuses)) open.push(entry);
  for (const { owner, record } of open) await recoverRun(owner, record, { parts, executor });
}

async function recoverRun(
  owner: string,
  { object: run }: RunRecord,
  { parts, executor }: { parts: EngineParts; executor: RunExecutor },
): Promise<void> {
  const active = executor.watch(owner, run);
  const leftMs = (run.expires_at ?? 0) * 1000 - parts.clock.nowMs();
  if (run.status === "cancelling") executor.end(active, { status: "cancelled" });
  else if (leftMs <= 0) executor.end(active, { status: "expired" });
  else if (run.status === "queued") executor.enqueueAgain(owner, run);
  else if (run.status === "in_progress") {
    const steps = await listSteps(parts.store, owner, run.id);
    if (canGoOn(steps)) executor.enqueueAgain(owner, run);
    else executor.end(active, { status: "failed", error: { code: "server_error", message: LOST_STATE } });
  }
}

const LOST_STATE =
  "The service was restarted while this run was using its code interpreter, whose variables are gone; create a new run";

/**
 * Whether repeating what was unfinished leads to what would have been. Code that was begun anew after other
 * code of the run would miss the variables of that code.
 */
function canGoOn(steps: readonly StepRecord[]): boolean {
  const ranCode = (step: StepRecord) =>
    step.calls.some((call) => call.name === "code_interpreter" && call.output !== null);
  const last = steps.at(-1);
  const isLastOpen = last?.object.status === "in_progress" && last.object.type === "tool_calls";
  return !(isLastOpen && steps.some(ranCode));
}
