import type { Run } from "openai/resources/beta/threads/runs/runs";
import { MissingHandlerError, RunWaitError, ServiceStartError, SettingsError } from "./errors";
import { explainRequest } from "./explain-request";
import { explainRun } from "./explain-run";
import { explainThrown } from "./explain-thrown";
import { type Explanation, makeExplanation } from "./explanation";
import { ResponseWaitError } from "./responses/poll-response";
import { type ShowOptions, show } from "./screen";
import { isSdkError } from "./sdk-errors";

/**
 * Puts an error, or a run that has stopped, into words: what happened, why, what to do. It goes by classes, status
 * codes, error codes and fields; the English text of a message decides only where there is nothing else.
 *
 * @example
 * console.log(explainError(error));
 */
export function explainError(errorOrRun: unknown): Explanation {
  if (isRun(errorOrRun)) return explainRun(errorOrRun);
  // Without a status no answer came: the connection failed, or the call was aborted.
  if (isSdkError(errorOrRun, "APIError"))
    return errorOrRun.status === undefined ? explainThrown(errorOrRun) : explainRequest(errorOrRun);
  if (errorOrRun instanceof Error) return explainOurs(errorOrRun) ?? explainThrown(errorOrRun);
  return makeExplanation(null, {
    happened: String(errorOrRun),
    why: "It is neither an error nor a run",
    todo: "Hand in the error of a catch block, or a run",
  });
}

/**
 * Shows {@link explainError} as an output of the running cell; made for `catch` blocks and stopped runs.
 *
 * @example
 * if (ended.status !== "completed") showError(ended);
 */
export function showError(errorOrRun: unknown, options: ShowOptions = {}): void {
  const text = explainError(errorOrRun).toString();
  const content = text
    .replaceAll(/[\\*_`$<>[\]]/g, "\\$&")
    .replaceAll(/^([A-Z][a-z ]+):/gm, "**$1:**")
    .replaceAll("\n", "  \n");
  show({ format: "markdown", content, text }, options);
}

function explainOurs(error: Error): Explanation | null {
  if (error instanceof SettingsError) {
    return makeExplanation(error.catalogueCode, {
      happened: error.message,
      why: "A setting is missing or cannot work, and a broken setting is never replaced by a guess",
      todo: "Change secrets.env as it says, then run the settings cell again",
    });
  }
  if (error instanceof RunWaitError) {
    const ids = `{ id: "${error.runId}", thread_id: "${error.threadId}" }`;
    return makeExplanation("E34", {
      happened: `We stopped waiting for run ${error.runId}; its last status was ${error.lastStatus ?? "not seen"}`,
      why: {
        deadline: `It took longer than the ${(error.elapsedMs / 1000).toFixed(1)} s of the wait: slow, or stuck`,
        aborted: "The wait was aborted; the run itself goes on",
        interrupted: "You stopped the cell; the run itself goes on",
      }[error.reason],
      todo: `Wait for it again: await pollRun(client, ${ids}); or cancel it: await client.beta.threads.runs.cancel("${error.runId}", { thread_id: "${error.threadId}" })`,
    });
  }
  if (error instanceof ResponseWaitError) {
    return makeExplanation("E34", {
      happened: `We stopped waiting for response ${error.responseId}; its last status was ${error.lastStatus ?? "not seen"}`,
      why: "The time was up, or the wait was stopped; the response itself goes on",
      todo: `Wait for it again: await pollResponse(client, { id: "${error.responseId}" }); or cancel it: await client.responses.cancel("${error.responseId}")`,
    });
  }
  if (error instanceof MissingHandlerError) {
    return makeExplanation("E33", {
      happened: error.message,
      why: "The assistant asks for functions that run in your code",
      todo: `Add handlers for ${error.functionNames.join(", ")} and call answerToolCalls again`,
    });
  }
  if (error instanceof ServiceStartError) {
    return makeExplanation(null, {
      happened: error.message,
      why: "The local service runs as a program of its own, which did not come up",
      todo: "npm run doctor checks what it needs",
    });
  }
  return null;
}

function isRun(value: unknown): value is Run {
  return typeof value === "object" && value !== null && "object" in value && value.object === "thread.run";
}
