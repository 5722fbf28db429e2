import type { Run } from "openai/resources/beta/threads/runs/runs";
import { describe, expect, it } from "vitest";
import { explainRun } from "../../src/client/explain-run";

function run(fields: object): Run {
  // Only what a stopped run is told apart by.
  return { object: "thread.run", id: "run_1", thread_id: "thread_1", ...fields } as unknown as Run;
}

const failed = (code: string, message: string) => run({ status: "failed", last_error: { code, message } });

const stopped: readonly [string | null, string, Run, string][] = [
  ["E25", "failed by a filter", failed("content_filter", "filtered"), "differently"],
  [
    "E27",
    "failed by a quota",
    failed("rate_limit_exceeded", "Rate limit is exceeded. Try again in 21 seconds."),
    "Wait 21 seconds",
  ],
  ["E27", "failed by a short quota", failed("rate_limit_exceeded", "Try again in 1 s."), "Wait 1 second,"],
  ["E28", "failed by a fault", failed("server_error", "Sorry, something went wrong."), "new run"],
  ["E29", "failed by its prompt", failed("invalid_prompt", "Invalid prompt"), "differently"],
  ["E37", "failed by a store", failed("server_error", "Vector store vs_1 has expired"), "expires_at"],
  [
    "E30",
    "incomplete",
    run({
      status: "incomplete",
      incomplete_details: { reason: "max_completion_tokens" },
      max_completion_tokens: 300,
      usage: { completion_tokens: 300 },
    }),
    "max_completion_tokens is 300; 300 tokens were used",
  ],
  ["E31", "expired", run({ status: "expired", expires_at: 1_790_000_000 }), "2026-09-21T14:13:20.000Z"],
  ["E32", "cancelled", run({ status: "cancelled" }), "new run"],
  ["E32", "cancelling", run({ status: "cancelling" }), "locked"],
  [
    "E33",
    "requires_action",
    run({
      status: "requires_action",
      required_action: {
        submit_tool_outputs: {
          tool_calls: [{ id: "call_1", function: { name: "getWeather", arguments: "{}" } }],
        },
      },
    }),
    "answerToolCalls(client, run, { getWeather })",
  ],
  ["E35", "of an unknown status", run({ status: "pondering" }), "still running"],
  [null, "still running", run({ status: "in_progress" }), "pollRun(client, run)"],
  [null, "completed", run({ status: "completed" }), "Nothing went wrong"],
];

describe("explainRun()", () => {
  it.each(stopped)("%s: %s", (code, _, value, text) => {
    expect(explainRun(value).code).toBe(code);
    expect(String(explainRun(value))).toContain(text);
  });
});
