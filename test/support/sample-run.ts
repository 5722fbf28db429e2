import type { Message } from "openai/resources/beta/threads/messages";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";

/** A completed run: two function calls, code with a picture, and the message. Times are seconds after creation. */
const at = 1_790_000_000;

export function sampleRun(fields: Partial<Run> = {}): Run {
  const run = {
    id: "run_0001",
    object: "thread.run",
    thread_id: "thread_0001",
    status: "completed",
    created_at: at,
    started_at: at + 1,
    completed_at: at + 9,
    failed_at: null,
    cancelled_at: null,
    expires_at: null,
    last_error: null,
    incomplete_details: null,
    ...fields,
  };
  // The members that drawing reads; the others do not matter here.
  return run as Run;
}

/** Oldest first. */
export function sampleSteps(): RunStep[] {
  const calls = [
    {
      id: "call_1",
      type: "function",
      function: { name: "getWeather", arguments: '{"city":"Zürich"}', output: "18 °C" },
    },
    {
      id: "call_2",
      type: "function",
      function: { name: "getWeather", arguments: '{"city":"Oslo"}', output: null },
    },
  ];
  const code = {
    id: "call_3",
    type: "code_interpreter",
    code_interpreter: {
      input: "# solve it\nx = (14 - 11) / 3\nprint(x)",
      outputs: [
        { type: "logs", logs: "1.0\n" },
        { type: "image", image: { file_id: "assistant-0001" } },
      ],
    },
  };
  return [
    step("step_1", 1, 4, { type: "tool_calls", tool_calls: calls }),
    step("step_2", 4, 8, { type: "tool_calls", tool_calls: [code] }),
    step("step_3", 8, 9, { type: "message_creation", message_creation: { message_id: "msg_0002" } }),
  ];
}

function step(id: string, from: number, to: number, details: object): RunStep {
  const fields = {
    id,
    object: "thread.run.step",
    type: "message_creation" in details ? "message_creation" : "tool_calls",
    status: "completed",
    created_at: at + from,
    completed_at: at + to,
    failed_at: null,
    cancelled_at: null,
    expired_at: null,
    last_error: null,
    step_details: details,
  };
  return fields as RunStep;
}

export function sampleMessage(role: "user" | "assistant", content: readonly object[]): Message {
  const fields = { id: `msg_${role}`, object: "thread.message", created_at: at, role, content };
  return fields as Message;
}

export function textPart(value: string, annotations: readonly object[] = []): object {
  return { type: "text", text: { value, annotations } };
}
