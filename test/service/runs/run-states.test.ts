import fc from "fast-check";
import type { Run, RunStatus } from "openai/resources/beta/threads/runs/runs";
import { expect, test } from "vitest";
import { ApiError } from "../../../src/service/api-error";
import {
  cancelRun,
  endRun,
  isActive,
  nextStatuses,
  queueAgain,
  type RunEnd,
  requireAction,
  StatusConflict,
  startRun,
} from "../../../src/service/runs/run-states";

const queued = { id: "run_1", status: "queued", expires_at: 700, started_at: null, usage: null } as Run;
const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
const ends: RunEnd[] = [
  { status: "completed" },
  { status: "cancelled" },
  { status: "expired" },
  { status: "incomplete", reason: "max_prompt_tokens" },
  { status: "incomplete", reason: null },
  { status: "failed", error: { code: "server_error", message: "no" } },
];

const changes: ((run: Run) => Run)[] = [
  (run) => startRun(run, 100),
  (run) => requireAction(run, []),
  queueAgain,
  cancelRun,
  ...ends.map((end) => (run: Run) => endRun(run, end, { nowSeconds: 200, usage })),
];

test("whatever is tried in whatever order, a run only takes allowed steps and its fields tell its status", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: changes.length - 1 }), { maxLength: 30 }), (order) => {
      let run = queued;
      for (const index of order) {
        const before = structuredClone(run);
        try {
          const next = changes[index]?.(run) ?? run;
          expect(nextStatuses[before.status]).toContain(next.status);
          run = next;
        } catch (error) {
          expect(error instanceof ApiError || error instanceof StatusConflict).toBe(true);
        }
        expect(before).toEqual(isActive(before.status) ? before : run);
        expectConsistent(run);
      }
    }),
  );
});

test("every ended status is final", () => {
  for (const status of Object.keys(nextStatuses) as RunStatus[]) {
    if (!isActive(status)) expect(nextStatuses[status]).toEqual([]);
  }
});

function expectConsistent(run: Run): void {
  const { status } = run;
  expect(run.required_action !== null && run.required_action !== undefined).toBe(
    status === "requires_action",
  );
  if (isActive(status)) expect(run).toMatchObject({ expires_at: 700, usage: null });
  else {
    expect(run).toMatchObject({ expires_at: null, usage });
    expect(run.completed_at !== null).toBe(status === "completed");
    expect(run.cancelled_at !== null).toBe(status === "cancelled");
    expect(run.failed_at !== null).toBe(status === "failed");
    expect(run.last_error !== null).toBe(status === "failed");
    expect(run.incomplete_details !== null).toBe(status === "incomplete");
  }
  if (status === "in_progress") expect(run.started_at).toBe(100);
}
