/** Several questions answered as one. */
import { replay } from "../replay";
import type { Move, Round, Task } from "../skill";

/** One task of many: their calls are made together, their answers follow one another. */
export function together(tasks: readonly Task[], open: readonly string[] = []): Task {
  return {
    next(rounds: readonly Round[]): Move {
      const moves = tasks.map((task) => replay(task, rounds, true));
      const calls = moves.flatMap((move) => (move.kind === "call" ? move.calls : []));
      if (calls.length > 0) return { kind: "call", calls };
      const answers = moves.map((move) => move.text ?? "");
      const missing = open.map(
        (piece) => `I do not understand this part well enough to answer it: "${piece}"`,
      );
      return { kind: "answer", text: [...answers, ...missing].join("\n\n") };
    },
  };
}
