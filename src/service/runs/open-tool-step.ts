import type { RunStep, ToolCall, ToolCallDelta } from "openai/resources/beta/threads/runs/steps";
import { nowSeconds } from "../clock";
import type { ModelToolCall } from "../models/model";
import type { CallRecord, StepRecord } from "../objects";
import { CodeReader, codeOf } from "../tools/code-arguments";
import type { ToolResult } from "../tools/tool";
import type { Closing, RecorderOptions } from "./recorder-parts";
import {
  answerDelta,
  answeredCallRecord,
  answeredToolCall,
  endStep,
  firstCallDelta,
  newCallRecord,
  newStep,
  newToolCall,
  type StepEnd,
  withoutResultTexts,
  withoutTexts,
} from "./step-objects";
import type { StartedCall } from "./turn-recorder";

interface OpenCall extends StartedCall {
  readonly reader: CodeReader;
  /** Whether any code was streamed; code behind other keys of the arguments is shown in one piece. */
  streamed: boolean;
}

/** The tool calls of one turn while they are made and answered. */
export class OpenToolStep {
  #started: OpenCall[] = [];
  #calls: readonly CallRecord[] = [];
  #usage: RunStep.Usage | null = null;

  private constructor(
    private readonly options: RecorderOptions,
    private step: RunStep,
  ) {}

  static async create(options: RecorderOptions): Promise<OpenToolStep> {
    const { store, owner, run, emit, newId, clock } = options;
    const details = { type: "tool_calls" as const, tool_calls: [] };
    const step = newStep(run, newId("step"), { createdAt: nowSeconds(clock), details });
    const record = { object: step, calls: [], usage: null };
    await store.write({ insert: "step", id: step.id, owner, parent: run.id, record });
    emit(
      { event: "thread.run.step.created", data: step },
      { event: "thread.run.step.in_progress", data: step },
    );
    return new OpenToolStep(options, step);
  }

  static resume(options: RecorderOptions, { object, calls, usage }: StepRecord): OpenToolStep {
    const open = new OpenToolStep(options, object);
    open.#calls = calls;
    open.#usage = usage;
    return open;
  }

  start(call: StartedCall): void {
    this.#started.push({ ...call, reader: new CodeReader(), streamed: false });
    this.#emitDelta(firstCallDelta(call, this.#started.length - 1));
  }

  addArguments(callId: string, delta: string): void {
    const index = this.#started.findIndex((call) => call.id === callId);
    const call = this.#started[index];
    if (call?.kind === "function") {
      this.#emitDelta({ index, type: "function", function: { arguments: delta } });
    } else if (call?.kind === "code_interpreter") this.#emitCode(call, index, call.reader.read(delta));
  }

  /** Writes the calls down before any of them is made. */
  async replyEnded(calls: readonly ModelToolCall[], usage: RunStep.Usage): Promise<void> {
    const toolCalls: ToolCall[] = [];
    for (const [index, started] of this.#started.entries()) {
      const json = calls.find((call) => call.id === started.id)?.arguments ?? "";
      const input = started.kind === "code_interpreter" ? codeOf(json) : json;
      if (started.kind === "code_interpreter" && !started.streamed) this.#emitCode(started, index, input);
      toolCalls.push(newToolCall(started, input));
    }
    this.#usage = usage;
    this.#calls = calls.map(({ id, name, arguments: json }) => newCallRecord(id, name, json));
    await this.#update({ ...this.step, step_details: { type: "tool_calls", tool_calls: toolCalls } });
  }

  /** Shows whoever asks for the step what its code waits for. No event: streams put pieces of output together. */
  async callProgress(callId: string, line: string): Promise<void> {
    const calls = toolCallsOf(this.step);
    const index = calls.findIndex((call) => call.id === callId);
    const call = calls[index];
    if (call?.type !== "code_interpreter") return;
    const outputs = [{ type: "logs" as const, logs: `[${line}]\n` }];
    const waiting = { ...call, code_interpreter: { ...call.code_interpreter, outputs } };
    const details = { type: "tool_calls" as const, tool_calls: calls.with(index, waiting) };
    await this.#update({ ...this.step, step_details: details });
  }

  /** Writes an answer down. True when it was the last one, which completes the step. */
  async callEnded(callId: string, result: ToolResult): Promise<boolean> {
    const calls = toolCallsOf(this.step);
    const index = calls.findIndex((call) => call.id === callId);
    const call = calls[index];
    if (call === undefined) return false;
    const answered = answeredToolCall(call, result);
    this.#calls = this.#calls.map((each) => (each.id === callId ? answeredCallRecord(each, result) : each));
    const isLast = this.#calls.every((each) => each.output !== null);
    const details = { type: "tool_calls" as const, tool_calls: calls.with(index, answered) };
    const step = { ...this.step, step_details: details };
    const { clock, emit, includeResults } = this.options;
    const end = { status: "completed" as const, nowSeconds: nowSeconds(clock), usage: this.#usage };
    await this.#update(isLast ? endStep(step, end) : step);
    const delta = answerDelta(includeResults ? answered : withoutTexts(answered), index);
    if (delta) this.#emitDelta(delta);
    if (isLast) emit({ event: "thread.run.step.completed", data: this.#shown() });
    return isLast;
  }

  closing(end: StepEnd): Closing {
    const { owner } = this.options;
    this.step = endStep(this.step, { ...end, usage: this.#usage });
    const record = this.#record();
    return {
      writes: [{ update: "step", id: this.step.id, owner, change: () => record }],
      events: [{ event: `thread.run.step.${end.status}`, data: this.#shown() }],
    };
  }

  async #update(step: RunStep): Promise<void> {
    this.step = step;
    const record = this.#record();
    const { store, owner } = this.options;
    await store.write({ update: "step", id: step.id, owner, change: () => record });
  }

  #record(): StepRecord {
    return { object: this.step, calls: this.#calls, usage: this.#usage };
  }

  #shown(): RunStep {
    return this.options.includeResults ? this.step : withoutResultTexts(this.step);
  }

  #emitCode(call: OpenCall, index: number, input: string): void {
    if (input === "") return;
    call.streamed = true;
    this.#emitDelta({ index, type: "code_interpreter", code_interpreter: { input } });
  }

  #emitDelta(call: ToolCallDelta): void {
    const delta = { step_details: { type: "tool_calls" as const, tool_calls: [call] } };
    const data = { id: this.step.id, object: "thread.run.step.delta" as const, delta };
    this.options.emit({ event: "thread.run.step.delta", data });
  }
}

function toolCallsOf({ step_details: details }: RunStep): ToolCall[] {
  return details.type === "tool_calls" ? details.tool_calls : [];
}
