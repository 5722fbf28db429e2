/** What a skill of the offline tutor is: it recognises a question and says, turn by turn, what to do about it. */
import type { ModelRequest } from "../model";

/** The question to answer, with everything that the thread tells about it. */
export interface Question {
  /** The text of the last user message (several user messages in a row are joined by a blank line). */
  readonly text: string;
  /** What was asked and answered before, oldest first. */
  readonly earlier: readonly Exchange[];
  /** Whether the thread holds an answer to it already, so that another assistant is asked for its view. */
  readonly isAgain: boolean;
  /** The whole request, for tools, instructions, files and response format. */
  readonly request: ModelRequest;
}

/** One earlier question with what the assistant did about it. */
export interface Exchange {
  readonly question: string;
  readonly rounds: readonly Round[];
  /** The text of the answer; empty when none was given. */
  readonly answer: string;
  /** The name of the assistant that answered, when it has one. */
  readonly answeredBy: string | null;
}

/** Tool calls of one turn, each with its output; `null` while it is not known. */
export type Round = readonly {
  readonly name: string;
  readonly arguments: string;
  readonly output: string | null;
}[];

/** A call that a task wants to make. */
export interface PlannedCall {
  /** The name of one of the request's tools. */
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What the tutor does in one turn. */
export type Move =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "call"; readonly calls: readonly PlannedCall[]; readonly text?: string };

/**
 * A recognised question. It keeps no state: the tutor recognises the same message anew in every turn and hands
 * in what the tools have said since, so the same thread always leads to the same next move.
 */
export interface Task {
  /** The question that it answers, when the text says it only together with earlier ones. */
  readonly question?: string;
  next(rounds: readonly Round[]): Move;
}

/** One ability. The first skill in `skills.ts` that recognises a question answers it. */
export interface Skill {
  /** For tests and measurements. */
  readonly name: string;
  /** `null` when the question is not one for this skill. Must be pure and quick. */
  recognise(question: Question, again: Again): Task | null;
}

/**
 * What the other skills make of another text, for example a part of the question; in the same thread, or after
 * `earlier` exchanges only.
 */
export type Again = (text: string, earlier?: readonly Exchange[]) => Found | null;

/** A recognised text. */
export interface Found {
  readonly skill: string;
  readonly task: Task;
  /** The question as a whole, also where the text leaned on an earlier one. */
  readonly text: string;
}

/** A task that needs no tool. */
export function answerTask(text: string): Task {
  return { next: () => ({ kind: "answer", text }) };
}
