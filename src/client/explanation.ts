import { inspect } from "node:util";

/** What happened, why, and what to do. Printed, or as the last line of a cell, it reads as a short text. */
export interface Explanation {
  /** Entry of the error catalogue, `E01` to `E44`; null for an error that is not in it. */
  readonly code: string | null;
  readonly happened: string;
  readonly why: string;
  readonly todo: string;
  /** The service's id of the request, for a question to its support; null when there is none. */
  readonly requestId: string | null;
  toString(): string;
  [inspect.custom](): string;
}

/** The words of one entry. */
export interface Words {
  readonly happened: string;
  readonly why: string;
  readonly todo: string;
}

/** `1 second`, `2.5 seconds`. */
export function inSeconds(count: number): string {
  return `${count} ${count === 1 ? "second" : "seconds"}`;
}

/** Puts the parts together. */
export function makeExplanation(
  code: string | null,
  words: Words,
  requestId: string | null = null,
): Explanation {
  const lines = [`What happened: ${words.happened}`, `Why: ${words.why}`, `What to do: ${words.todo}`];
  if (requestId !== null) lines.push(`Request id: ${requestId}`);
  if (code !== null) lines.push(`Entry in the error museum: ${code}`);
  const text = lines.join("\n");
  return { code, ...words, requestId, toString: () => text, [inspect.custom]: () => text };
}
