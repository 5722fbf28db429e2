import {
  type Model,
  ModelError,
  type ModelMessage,
  type ModelRequest,
  type ModelToolCall,
} from "../models/model";
import { plainResult, type Tool, type ToolResult } from "../tools/tool";
import { orAborted } from "./or-aborted";
import { type ReplyLimits, readReply } from "./read-reply";
import { TokenBudget, type TokenLimits } from "./token-budget";
import type { Reply, TurnRecorder } from "./turn-recorder";

/** One turn after the other until the model answers, needs the caller, or a limit is reached. */
export interface RunTurnsOptions {
  readonly model: Model;
  readonly recorder: TurnRecorder;
  readonly tools: ReadonlyMap<string, Tool>;
  /** The request of the first turn; its messages grow from turn to turn. */
  readonly request: ModelRequest;
  /** How many turns were taken before, by the same run. */
  readonly turnsTaken: number;
  readonly tokens: TokenLimits;
  readonly limits: TurnLimits;
  readonly signal: AbortSignal;
  readonly newCallId: () => string;
}

export interface TurnLimits extends ReplyLimits {
  /** Turns of one run. */
  readonly maxTurns: number;
}

export type TurnsEnd =
  | { readonly kind: "answered" }
  | { readonly kind: "filtered" }
  | { readonly kind: "out_of_tokens"; readonly reason: "max_completion_tokens" | "max_prompt_tokens" }
  | { readonly kind: "requires_action"; readonly calls: readonly ModelToolCall[] };

/**
 * The loop between model and tools, the same for every API; what differs is in the recorder.
 *
 * @throws {ModelError} when the model fails or never comes to an answer.
 * @throws the signal's reason when it aborts.
 */
export async function runTurns(options: RunTurnsOptions): Promise<TurnsEnd> {
  const { recorder, limits, signal, request } = options;
  const budget = new TokenBudget(options.tokens);
  const messages = [...request.messages];
  // A run that was interrupted between a reply and its tools goes on with the tools.
  const open = await answerCalls(openCalls(messages), messages, options);
  if (open.length > 0) return { kind: "requires_action", calls: open };
  for (let turn = options.turnsTaken; turn < limits.maxTurns; turn++) {
    signal.throwIfAborted();
    const exhausted = budget.exhausted();
    if (exhausted) return { kind: "out_of_tokens", reason: exhausted };
    const kept = budget.fit(request.instructions, messages);
    if (kept === null) return { kind: "out_of_tokens", reason: "max_prompt_tokens" };
    const reply = await readReply(
      options.model.respond(
        {
          ...request,
          messages: kept,
          toolChoice: turn === 0 ? request.toolChoice : afterFirst(request.toolChoice),
          maxCompletionTokens: budget.completionLeft(),
        },
        signal,
      ),
      {
        recorder,
        limits,
        signal,
        parallelToolCalls: request.parallelToolCalls,
        kindOf: (name) => options.tools.get(name)?.model.kind ?? "function",
        takenIds: new Set(messages.flatMap(callIds)),
        newCallId: options.newCallId,
      },
    );
    signal.throwIfAborted();
    budget.spend(reply.usage);
    await recorder.replyEnded(reply);
    const end = endOf(reply);
    if (end) return end;
    messages.push({
      role: "assistant",
      content: reply.text === "" ? [] : [{ type: "text", text: reply.text }],
      toolCalls: reply.calls,
      assistantId: null,
      assistantName: null,
    });
    const forCaller = await answerCalls(reply.calls, messages, options);
    if (forCaller.length > 0) return { kind: "requires_action", calls: forCaller };
  }
  throw new ModelError(
    "server_error",
    `The model called tools in ${limits.maxTurns} turns without coming to an answer; the run was stopped`,
  );
}

function endOf({ reason, calls }: Reply): TurnsEnd | null {
  if (reason === "content_filter") return { kind: "filtered" };
  // Calls of a reply that was cut may be cut themselves, so none is made.
  if (reason === "max_completion_tokens") return { kind: "out_of_tokens", reason };
  return calls.length === 0 ? { kind: "answered" } : null;
}

/** Calls the built-in tools in order; returns the calls that only the caller can answer. */
async function answerCalls(
  calls: readonly ModelToolCall[],
  messages: ModelMessage[],
  options: RunTurnsOptions,
): Promise<readonly ModelToolCall[]> {
  const forCaller: ModelToolCall[] = [];
  for (const call of calls) {
    const tool = options.tools.get(call.name);
    if (tool?.call === null) {
      forCaller.push(call);
      continue;
    }
    const number = messages.length;
    const result = await answerCall(tool, { ...call, number }, options);
    await options.recorder.callEnded(call.id, result);
    messages.push({ role: "tool", toolCallId: call.id, output: result.output });
  }
  return forCaller;
}

async function answerCall(
  tool: Tool | undefined,
  call: ModelToolCall & { readonly number: number },
  { tools, signal, recorder }: RunTurnsOptions,
): Promise<ToolResult> {
  signal.throwIfAborted();
  if (tool?.call) {
    let noted: Promise<void> = Promise.resolve();
    const onProgress = (line: string): void => {
      // One after the other; a line that cannot be written down is worth no failed run.
      noted = noted.then(() => recorder.callProgress(call.id, line)).catch(() => undefined);
    };
    const result = await orAborted(tool.call(call, signal, onProgress), signal);
    await noted;
    return result;
  }
  const names = [...tools.keys()].map((name) => `'${name}'`).join(", ");
  return plainResult(
    `Error: there is no tool named '${call.name}'; ${names === "" ? "no tools can be called" : `the tools are ${names}`}`,
  );
}

/** The calls of the last turn that have no output yet. */
function openCalls(messages: readonly ModelMessage[]): readonly ModelToolCall[] {
  const answered = new Set(messages.flatMap((each) => (each.role === "tool" ? [each.toolCallId] : [])));
  const last = messages.findLast((each) => each.role !== "tool");
  return last?.role === "assistant" ? last.toolCalls.filter((call) => !answered.has(call.id)) : [];
}

function callIds(message: ModelMessage): string[] {
  return message.role === "assistant" ? message.toolCalls.map((call) => call.id) : [];
}

/** A forced call is made once; afterwards the model may answer. */
function afterFirst(choice: ModelRequest["toolChoice"]): ModelRequest["toolChoice"] {
  return choice === "none" ? "none" : "auto";
}
