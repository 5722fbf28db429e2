import type { RunEvent } from "./run-engine";

/** One event in place of two deltas that follow each other; null when they cannot be joined. */
export function joinDeltas(first: RunEvent, second: RunEvent): RunEvent | null {
  if (first.event === "thread.message.delta" && second.event === "thread.message.delta") {
    return first.data.id === second.data.id ? joinText(first, second) : null;
  }
  if (first.event === "thread.run.step.delta" && second.event === "thread.run.step.delta") {
    return first.data.id === second.data.id ? joinCall(first, second) : null;
  }
  return null;
}

type MessageDelta = Extract<RunEvent, { event: "thread.message.delta" }>;
type StepDelta = Extract<RunEvent, { event: "thread.run.step.delta" }>;

function joinText(first: MessageDelta, second: MessageDelta): RunEvent | null {
  const [a, ...moreA] = first.data.delta.content ?? [];
  const [b, ...moreB] = second.data.delta.content ?? [];
  if (moreA.length > 0 || moreB.length > 0) return null;
  if (a?.type !== "text" || b?.type !== "text" || a.index !== b.index || b.text?.annotations) return null;
  const text = { ...a.text, value: (a.text?.value ?? "") + (b.text?.value ?? "") };
  return { ...first, data: { ...first.data, delta: { ...first.data.delta, content: [{ ...a, text }] } } };
}

/** Joins the code of one code interpreter call, or the arguments of one function call. */
function joinCall(first: StepDelta, second: StepDelta): RunEvent | null {
  const a = onlyCall(first);
  const b = onlyCall(second);
  if (a?.index !== b?.index || b?.id) return null;
  if (a?.type === "code_interpreter" && b?.type === "code_interpreter") {
    const { code_interpreter: own } = a;
    const { code_interpreter: next } = b;
    if (own?.outputs || next?.outputs) return null;
    const input = (own?.input ?? "") + (next?.input ?? "");
    return withCall(first, { ...a, code_interpreter: { ...own, input } });
  }
  if (a?.type === "function" && b?.type === "function" && !b.function?.name) {
    const text = (a.function?.arguments ?? "") + (b.function?.arguments ?? "");
    return withCall(first, { ...a, function: { ...a.function, arguments: text } });
  }
  return null;
}

function onlyCall({ data }: StepDelta) {
  const details = data.delta.step_details;
  if (details?.type !== "tool_calls" || details.tool_calls?.length !== 1) return undefined;
  return details.tool_calls[0];
}

function withCall(event: StepDelta, call: NonNullable<ReturnType<typeof onlyCall>>): RunEvent {
  const delta = { step_details: { type: "tool_calls" as const, tool_calls: [call] } };
  return { ...event, data: { ...event.data, delta } };
}
