/** What a thread is about when a question only points at it. */
import type { Again, Exchange, Found } from "../skill";

/** The last earlier question that asked something itself, with what the tutor makes of it. */
export interface Subject {
  readonly exchange: Exchange;
  readonly found: Found;
  /** What went before it. */
  readonly earlier: readonly Exchange[];
}

/** `null` when nothing was asked before. */
export function subjectOf(earlier: readonly Exchange[], again: Again): Subject | null {
  for (let at = earlier.length - 1; at >= Math.max(0, earlier.length - MAX_BACK); at--) {
    const exchange = earlier[at];
    if (!exchange) continue;
    const before = earlier.slice(0, at);
    const found = again(exchange.question, before);
    if (found && !ABOUT_THE_THREAD.has(found.skill)) return { exchange, found, earlier: before };
  }
  return null;
}

const MAX_BACK = 12;

/** Skills whose questions are about other questions. */
const ABOUT_THE_THREAD: ReadonlySet<string> = new Set([
  "talk",
  "shown code",
  "check",
  "other language",
  "missing arguments",
]);
