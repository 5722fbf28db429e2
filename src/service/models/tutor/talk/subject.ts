/** What a thread is about when a question only points at it. */
import { isRefusal } from "../refusal";
import type { Again, Exchange, Found } from "../skill";

/** The last earlier question that asked something itself, with what the tutor makes of it. */
export interface Subject {
  readonly exchange: Exchange;
  readonly found: Found;
  /** What went before it. */
  readonly earlier: readonly Exchange[];
}

/** The last one; of questions that only show something again the one before, where there is one; `null` for none. */
export function subjectOf(earlier: readonly Exchange[], again: Again): Subject | null {
  const subjects = [...subjectsOf(earlier, again, MAX_LOOK)];
  return subjects.find(({ found }) => found.skill !== "plots") ?? subjects[0] ?? null;
}

/** The last questions that asked something themselves, the last first. */
export function* subjectsOf(earlier: readonly Exchange[], again: Again, most: number): Generator<Subject> {
  let count = 0;
  for (let at = earlier.length - 1; at >= Math.max(0, earlier.length - MAX_BACK) && count < most; at--) {
    const exchange = earlier[at];
    if (!exchange || isRefusal(exchange.answer)) continue;
    const before = earlier.slice(0, at);
    const found = again(exchange.question, before);
    if (!found || ABOUT_THE_THREAD.has(found.skill)) continue;
    count++;
    yield { exchange, found, earlier: before };
  }
}

const MAX_LOOK = 2;
const MAX_BACK = 12;

/** Skills whose questions are about other questions. */
const ABOUT_THE_THREAD: ReadonlySet<string> = new Set([
  "talk",
  "shown code",
  "check",
  "other language",
  "missing arguments",
]);
