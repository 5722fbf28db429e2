import type OpenAI from "openai";
import type {
  Response,
  ResponseCreateParamsNonStreaming,
  ResponseFunctionToolCall,
} from "openai/resources/responses/responses";
import { answerCall, withoutHandler } from "../answer-call";
import { pollResponse } from "./poll-response";

/** Answers one function call: gets the arguments as an object, returns a string or anything JSON can hold. */
// `never` lets a handler declare the arguments it expects; what the model sends is checked by nobody but it.
export type FunctionHandler = (args: never, call: ResponseFunctionToolCall) => unknown;

export interface AnsweredFunctionCall {
  readonly callId: string;
  readonly name: string;
  /** As the model sent them: a JSON string. */
  readonly arguments: string;
  readonly output: string;
  readonly failed: boolean;
}

export interface AnswerFunctionCallsOptions {
  /** What each further request says again: model, tools, instructions. Nothing of it is inherited. */
  readonly request: Omit<ResponseCreateParamsNonStreaming, "input" | "previous_response_id" | "stream">;
  /** How often the model may ask for functions before we stop. Default 10. */
  readonly maxRounds?: number;
  /** Called for each call once its output is known, before the outputs are sent. */
  readonly onCall?: (call: AnsweredFunctionCall) => void;
  readonly signal?: AbortSignal;
}

/**
 * Calls the functions that a response asks for, all of one response at the same time, and hands their outputs to
 * a new response by `call_id`; again while the model asks for more. Returns the response that asks no more. A
 * handler that throws does not end the loop: the model reads the message as the output.
 *
 * @throws {TypeError} when a function has no handler, before anything is sent
 * @throws {RangeError} after `maxRounds` rounds
 * @example
 * const request = { model: deployment, tools: [getWeather] };
 * const asked = await client.responses.create({ ...request, input: "How warm is it in Oslo?" });
 * const ended = await answerFunctionCalls(client, asked, { get_weather: () => "18 °C" }, { request });
 */
export async function answerFunctionCalls(
  client: OpenAI,
  response: Response,
  handlers: Readonly<Record<string, FunctionHandler>>,
  options: AnswerFunctionCallsOptions,
): Promise<Response> {
  const { request, maxRounds = 10, signal } = options;
  const requestOptions = signal === undefined ? {} : { signal };
  let current = response;
  for (let round = 0; ; round += 1) {
    if (current.status === "queued" || current.status === "in_progress") {
      current = await pollResponse(client, current, requestOptions);
    }
    const calls = current.output.filter((item) => item.type === "function_call");
    if (calls.length === 0 || current.status !== "completed") return current;
    if (round === maxRounds) {
      throw new RangeError(
        `Cannot finish response ${current.id}: the model asked for functions ${maxRounds} times; raise maxRounds`,
      );
    }
    checkHandlers(current.id, calls, handlers);
    const answered = await Promise.all(calls.map((call) => answer(call, handlers, options)));
    const input = answered.map(({ callId, output }) => ({
      type: "function_call_output" as const,
      call_id: callId,
      output,
    }));
    const next = { ...request, input, ...memoryOf(current) };
    current = await client.responses.create(next, requestOptions);
  }
}

/** A conversation remembers by itself; without one the new response goes on from the last. */
function memoryOf({ id, conversation }: Response): Partial<ResponseCreateParamsNonStreaming> {
  return conversation ? { conversation: conversation.id } : { previous_response_id: id };
}

function checkHandlers(
  responseId: string,
  calls: readonly ResponseFunctionToolCall[],
  handlers: Readonly<Record<string, FunctionHandler>>,
): void {
  const missing = withoutHandler(
    calls.map(({ name }) => name),
    handlers,
  );
  if (missing.length === 0) return;
  throw new TypeError(
    `Cannot answer response ${responseId}: no handler for ${missing.join(", ")} ` +
      `(handlers given: ${Object.keys(handlers).join(", ") || "none"}); add one for each function and call again`,
  );
}

async function answer(
  call: ResponseFunctionToolCall,
  handlers: Readonly<Record<string, FunctionHandler>>,
  { onCall }: AnswerFunctionCallsOptions,
): Promise<AnsweredFunctionCall> {
  const { call_id: callId, name, arguments: json } = call;
  const answered = { callId, name, arguments: json, ...(await answerCall(handlers[name], json, call)) };
  onCall?.(answered);
  return answered;
}
