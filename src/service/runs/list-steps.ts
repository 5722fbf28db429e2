import type { StepRecord } from "../objects";
import type { Store } from "../store/store";

/** All steps of a run, oldest first. */
export async function listSteps(store: Store, owner: string, runId: string): Promise<StepRecord[]> {
  const steps: StepRecord[] = [];
  for (let after: string | undefined; ; after = steps.at(-1)?.object.id) {
    const query = { owner, parent: runId, limit: 100, order: "asc" as const };
    const page = await store.list("step", after === undefined ? query : { ...query, after });
    steps.push(...page.records);
    if (!page.hasMore) return steps;
  }
}
