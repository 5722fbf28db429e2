import type OpenAI from "openai";
import type { RequiredActionFunctionToolCall, Run } from "openai/resources/beta/threads/runs/runs";
import { answerCall, withoutHandler } from "./answer-call";
import { MissingHandlerError } from "./errors";
import { type PollRunOptions, pollRun } from "./poll-run";

/**
 * Answers one function call: gets the arguments as an object, returns a string or anything JSON can hold.
 * A handler that throws does not leave the thread locked: the model reads the message as the output.
 */
// `never` lets a handler declare the arguments it expects; what the model sends is checked by nobody but it.
export type ToolHandler = (args: never, call: RequiredActionFunctionToolCall) => unknown;

export interface AnsweredCall {
  readonly id: string;
  readonly name: string;
  /** As the model sent them: a JSON string. */
  readonly arguments: string;
  readonly output: string;
  readonly failed: boolean;
}

export interface AnswerToolCallsOptions extends PollRunOptions {
  /** How often the model may ask for functions before we stop. Default 10. */
  readonly maxRounds?: number;
  /** Called for each call once its output is known, before the outputs are sent. */
  readonly onCall?: (call: AnsweredCall) => void;
}

/**
 * Calls the functions that a run in `requires_action` asks for, all calls of one round at the same time, sends
 * their outputs in one request, and waits; again while the model asks for more. A run in another state is waited
 * for first and returned as it then is.
 *
 * @throws {MissingHandlerError} when a function has no handler, before anything is sent; the run still waits for outputs
 * @throws {RangeError} after `maxRounds` rounds
 * @example
 * const ended = await answerToolCalls(client, run, { getWeather: ({ city }: { city: string }) => `${city}: 18 °C` });
 */
export async function answerToolCalls(
  client: OpenAI,
  run: Run,
  handlers: Readonly<Record<string, ToolHandler>>,
  options: AnswerToolCallsOptions = {},
): Promise<Run> {
  const { maxRounds = 10 } = options;
  let current = run.status === "requires_action" ? run : await pollRun(client, run, options);
  for (let round = 0; current.status === "requires_action"; round += 1) {
    if (round === maxRounds) {
      throw new RangeError(
        `Cannot finish run ${run.id}: the model asked for functions ${maxRounds} times; cancel the run, or raise maxRounds`,
      );
    }
    const calls = current.required_action?.submit_tool_outputs.tool_calls ?? [];
    checkHandlers(run.id, calls, handlers);
    const answered = await Promise.all(calls.map((call) => answer(call, handlers, options)));
    const submitted = await client.beta.threads.runs.submitToolOutputs(current.id, {
      thread_id: current.thread_id,
      tool_outputs: answered.map(({ id, output }) => ({ tool_call_id: id, output })),
    });
    current = await pollRun(client, submitted, options);
  }
  return current;
}

function checkHandlers(
  runId: string,
  calls: readonly RequiredActionFunctionToolCall[],
  handlers: Readonly<Record<string, ToolHandler>>,
): void {
  const names = withoutHandler(
    calls.map((call) => call.function.name),
    handlers,
  );
  if (names.length === 0) return;
  const known = Object.keys(handlers).join(", ") || "none";
  throw new MissingHandlerError(
    runId,
    names,
    `Cannot answer run ${runId}: no handler for ${names.join(", ")} (handlers given: ${known}); ` +
      "add one for each function of the assistant and call again, or cancel the run",
  );
}

async function answer(
  call: RequiredActionFunctionToolCall,
  handlers: Readonly<Record<string, ToolHandler>>,
  options: AnswerToolCallsOptions,
): Promise<AnsweredCall> {
  const { name, arguments: text } = call.function;
  const answered = { id: call.id, name, arguments: text, ...(await answerCall(handlers[name], text, call)) };
  options.onCall?.(answered);
  return answered;
}
