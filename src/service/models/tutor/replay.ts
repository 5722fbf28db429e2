/** Plays a task again with the outputs of its own calls, until it wants a new call or answers. */
import type { Move, PlannedCall, Round, Task } from "./skill";

/**
 * The next move of a task, given everything that was called since the question. Calls that other tasks made are
 * skipped, so several tasks can share one turn. When `parallel` is false a move holds one call only.
 */
export function replay(task: Task, rounds: readonly Round[], parallel: boolean): Move {
  return replayed(task, rounds, parallel).move;
}

/** Also tells which calls the task did not make. */
export function replayed(
  task: Task,
  rounds: readonly Round[],
  parallel: boolean,
): { readonly move: Move; readonly unused: Round } {
  const unused = [...rounds.flat()];
  const own: Round[] = [];
  for (;;) {
    const move = task.next(own);
    if (move.kind === "answer") return { move, unused };
    const round: Round[number][] = [];
    const missing: PlannedCall[] = [];
    for (const call of move.calls) {
      const at = indexOf(call, unused);
      if (at < 0) missing.push(call);
      else round.push(...unused.splice(at, 1));
    }
    if (missing.length > 0) {
      return { move: { ...move, calls: parallel ? missing : missing.slice(0, 1) }, unused };
    }
    if (round.length === 0) return { move: { kind: "answer", text: "" }, unused };
    own.push(round);
  }
}

function indexOf(call: PlannedCall, unused: Round): number {
  const wanted = canonical(call.arguments);
  return unused.findIndex((each) => each.name === call.name && canonical(parsed(each.arguments)) === wanted);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** JSON with its keys in order, so that equal arguments are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}
