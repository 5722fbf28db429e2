import { inspect } from "node:util";
import { APIConnectionError, APIError } from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { RunWaitError, SettingsError } from "./errors";
import { readStatus } from "./run-status";
import { type ShowOptions, show } from "./screen";

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

/**
 * Puts an error, or a run that has stopped, into words. It goes by status codes, error codes and types; the English
 * text of a message decides only where the service gives nothing else.
 *
 * @example
 * const ended = await pollRun(client, run);
 * if (ended.status !== "completed") showError(ended);
 */
export function explainError(errorOrRun: unknown): Explanation {
  if (isRun(errorOrRun)) return explainRun(errorOrRun);
  if (errorOrRun instanceof SettingsError) {
    return make(errorOrRun.catalogueCode, {
      happened: errorOrRun.message,
      why: "A setting is missing or cannot work",
      todo: "Change secrets.env, then run the settings cell again",
    });
  }
  if (errorOrRun instanceof RunWaitError) {
    return make("E34", {
      happened: errorOrRun.message,
      why: "The run is slower than the wait, or it is stuck",
      todo: "Wait for it again with the line above, or cancel it: client.beta.threads.runs.cancel(id, { thread_id })",
    });
  }
  if (errorOrRun instanceof APIConnectionError) {
    return make("E09", {
      happened: "The service could not be reached",
      why: "It is not running, its name is wrong, or the network is down",
      todo: "Run the settings cell again: it starts the local service; then npm run doctor",
    });
  }
  if (errorOrRun instanceof APIError) {
    return make(
      null,
      {
        happened: errorOrRun.message,
        why: "The service refused the request",
        todo: "Change what the message names",
      },
      errorOrRun.requestID ?? null,
    );
  }
  const message = errorOrRun instanceof Error ? errorOrRun.message : String(errorOrRun);
  return make(null, {
    happened: message,
    why: "It is no error of the service",
    todo: "Look at the cell's own code",
  });
}

/** Shows {@link explainError} as an output of the running cell; made for `catch` blocks and stopped runs. */
export function showError(errorOrRun: unknown, options: ShowOptions = {}): void {
  const explanation = explainError(errorOrRun);
  const text = explanation.toString();
  const content = text.replaceAll(/^([A-Z][a-z ]+):/gm, "**$1:**").replaceAll("\n", "  \n");
  show({ format: "markdown", content, text }, options);
}

function explainRun(run: Run): Explanation {
  if (run.status === "completed") {
    return make(null, {
      happened: "The run completed",
      why: "Nothing went wrong",
      todo: "Read its messages",
    });
  }
  const waits = readStatus(run.status) !== "stop";
  return make(waits ? "E34" : null, {
    happened: `Run ${run.id} is ${run.status}`,
    why: run.last_error?.message ?? run.incomplete_details?.reason ?? "The service gives no further reason",
    todo: waits ? "Wait for it: pollRun(client, run)" : "Create a new run on the same thread",
  });
}

function make(
  code: string | null,
  words: { happened: string; why: string; todo: string },
  requestId: string | null = null,
): Explanation {
  const lines = [`What happened: ${words.happened}`, `Why: ${words.why}`, `What to do: ${words.todo}`];
  if (requestId !== null) lines.push(`Request id: ${requestId}`);
  if (code !== null) lines.push(`Entry: ${code}`);
  const text = lines.join("\n");
  return { code, ...words, requestId, toString: () => text, [inspect.custom]: () => text };
}

function isRun(value: unknown): value is Run {
  return typeof value === "object" && value !== null && "object" in value && value.object === "thread.run";
}
