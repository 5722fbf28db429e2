import type { APIError } from "openai";
import { isSdkError } from "./sdk-errors";

export interface PauseOptions {
  /** First pause between two questions; given, it wins over what the service suggests. Default 250 ms. */
  readonly intervalMs?: number;
  /** The pause grows up to this. Default 5 s. */
  readonly maxIntervalMs?: number;
  /** Between 0 and 1, for jitter. Default `Math.random`. */
  readonly random?: () => number;
}

/** The growing pause of one wait. */
export interface Pause {
  nextMs: number;
  readonly maxMs: number;
  readonly random: () => number;
  readonly heedsService: boolean;
  /** When the present row of failures began; null while answers come. */
  failingSinceMs: number | null;
  /** An answer came already, so a 404 is no longer a matter of time. */
  found: boolean;
}

const GROWTH = 1.5;
const JITTER = 0.25;
/** How long failures in a row are put up with; a service that restarts is back within this time. */
const MAX_OUTAGE_MS = 60_000;
/** How long a 404 may mean "not yet". */
const MAX_NOT_YET_MS = 5_000;
/** Answers that came faster than this were not held, whatever their header says. */
const HELD_MS = 500;

export function firstPause(options: PauseOptions): Pause {
  const { intervalMs = 250, maxIntervalMs = 5_000, random = Math.random } = options;
  return {
    nextMs: Math.min(intervalMs, maxIntervalMs),
    maxMs: maxIntervalMs,
    random,
    heedsService: options.intervalMs === undefined,
    failingSinceMs: null,
    found: false,
  };
}

export interface Answer {
  readonly headers: Headers;
  readonly changed: boolean;
  /** How long the service held the answer, 0 when it does not hold answers. */
  readonly heldMs: number;
}

/** How long to wait after an answer with a status that waits. */
export function pauseAfterAnswer(pause: Pause, answer: Answer): number {
  pause.failingSinceMs = null;
  pause.found = true;
  // A held answer is itself the wait: ask again at once.
  if (answer.heldMs >= HELD_MS || (answer.heldMs > 0 && answer.changed)) return 0;
  const suggestedMs = headerNumber(answer.headers, "openai-poll-after-ms");
  if (pause.heedsService && suggestedMs !== null) return Math.min(suggestedMs, pause.maxMs);
  return grow(pause);
}

/**
 * How long to wait after a failed question.
 *
 * @throws the error itself when asking again cannot help
 */
export function pauseAfterError(pause: Pause, error: unknown, elapsedMs: number): number {
  pause.failingSinceMs ??= elapsedMs;
  if (!isTransient(error, pause, elapsedMs)) throw error;
  const askedMs = isSdkError(error, "APIError") ? retryAfterMs(error) : null;
  return Math.max(askedMs ?? 0, grow(pause));
}

function isTransient(error: unknown, pause: Pause, elapsedMs: number): boolean {
  const failingMs = elapsedMs - (pause.failingSinceMs ?? elapsedMs);
  if (isCutShort(error)) return failingMs < MAX_OUTAGE_MS;
  if (!isSdkError(error, "APIError") || isSdkError(error, "APIUserAbortError")) return false;
  if (error.status === 429) return true;
  if (error.status === 404) return !pause.found && failingMs < MAX_NOT_YET_MS;
  const isOutage =
    isSdkError(error, "APIConnectionError") || error.status === 408 || (error.status ?? 0) >= 500;
  return isOutage && failingMs < MAX_OUTAGE_MS;
}

/** An answer that broke off: the SDK passes on what reading the body threw. */
function isCutShort(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof TypeError && error.cause instanceof Error);
}

function retryAfterMs(error: APIError): number | null {
  if (error.headers === undefined) return null;
  const ms = headerNumber(error.headers, "retry-after-ms");
  if (ms !== null) return ms;
  const seconds = headerNumber(error.headers, "retry-after");
  if (seconds !== null) return seconds * 1000;
  const untilMs = Date.parse(error.headers.get("retry-after") ?? "");
  return Number.isNaN(untilMs) ? null : Math.max(0, untilMs - Date.now());
}

function headerNumber(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** The next pause, at most a quarter shorter than its plan, so that a room of learners spreads out. */
function grow(pause: Pause): number {
  const plannedMs = pause.nextMs;
  pause.nextMs = Math.min(pause.nextMs * GROWTH, pause.maxMs);
  return plannedMs * (1 - JITTER * pause.random());
}
