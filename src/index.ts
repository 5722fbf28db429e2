/**
 * Everything a notebook may import. The cells of a notebook look like this:
 *
 * ```ts
 * /// <reference types="node" />                                  // cell 1: settings
 * const { AzureOpenAI } = await import("openai");
 * const { newDisplay } = await import("tslab");
 * const { connect, pollRun, showJson, showMessages, showSteps, showRun, showError, tidy } =
 *   await import("assistants-quickstart");
 * const { endpoint, apiKey, apiVersion, deployment } = await connect({ display: newDisplay });
 * const client = new AzureOpenAI({ endpoint, apiKey, apiVersion });
 *
 * const run = await client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id });
 * const ended = await pollRun(client, run);                       // live status line, returns the run
 * if (ended.status !== "completed") showError(ended);             // what happened, why, what to do
 * await showMessages(await client.beta.threads.messages.list(thread.id));
 * showSteps(await client.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }));
 * showJson(await client.beta.threads.messages.list(thread.id));   // the messages JSON
 * await tidy(client, [assistant, thread]);                        // safe to run twice
 * ```
 *
 * `connect({ display: newDisplay })` is told once where outputs go; every `show…`, `pollRun` and `tidy` uses it.
 * Without `display`, or in a terminal, the same calls print plain text. Functions named `show…` return nothing, so that
 * they can end a cell; `showMessages` reads pictures and wants `await`.
 */
export {
  type AnsweredCall,
  type AnswerToolCallsOptions,
  answerToolCalls,
  type ToolHandler,
} from "./client/answer-tool-calls";
export { type Cited, cite, type Footnote } from "./client/cite";
export { type ConnectOptions, connect } from "./client/connect";
export type { Connection } from "./client/connection";
export { MissingHandlerError, RunWaitError, ServiceStartError, SettingsError } from "./client/errors";
export { explainError, showError } from "./client/explain-error";
export type { Explanation } from "./client/explanation";
export type { Items } from "./client/items";
export { type PollRunOptions, pollRun, type RunRef } from "./client/poll-run";
export {
  type AnsweredFunctionCall,
  type AnswerFunctionCallsOptions,
  answerFunctionCalls,
  type FunctionHandler,
} from "./client/responses/answer-function-calls";
export { toInputItems, toThreadMessages } from "./client/responses/convert-messages";
export { type PollResponseOptions, pollResponse, ResponseWaitError } from "./client/responses/poll-response";
export { type AssistantRequest, toRequest } from "./client/responses/to-request";
export type { Display, NewDisplay, ShowOptions } from "./client/screen";
export { type ShowJsonOptions, showJson } from "./client/show-json";
export { type ShowMessagesOptions, showMessages } from "./client/show-messages";
export { type ShowRunOptions, showRun } from "./client/show-run";
export { showSteps } from "./client/show-steps";
export { type GrowingText, type StartTextOptions, startText } from "./client/start-text";
export { type Deletable, tidy } from "./client/tidy";
export { type Json, toJson } from "./client/to-json";
