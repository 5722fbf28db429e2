import type { Run } from "openai/resources/beta/threads/runs/runs";
import { type Model, ModelError, type ModelRequest, type ModelToolCall } from "../models/model";
import type { RunRecord } from "../objects";
import { openTools } from "../tools/open-tools";
import type { Tool } from "../tools/tool";
import { AssistantRecorder } from "./assistant-recorder";
import { readConversation } from "./conversation";
import type { EngineParts } from "./engine-parts";
import { faultText, serviceFault } from "./fault";
import { orAborted } from "./or-aborted";
import type { RunEvent } from "./run-engine";
import type { RunEnd } from "./run-states";
import { RunStopped } from "./run-stopped";
import { runTurns, type TurnsEnd } from "./run-turns";
import { exampleTool, readSwitches, switchedModel } from "./teaching-switches";
import { toModelRequest } from "./to-model-request";

export interface Execution {
  readonly record: RunRecord;
  readonly owner: string;
  readonly signal: AbortSignal;
  readonly emit: (...events: RunEvent[]) => void;
}

export type Outcome =
  | { readonly kind: "ended"; readonly end: RunEnd }
  | { readonly kind: "requires_action"; readonly calls: readonly ModelToolCall[] }
  /** The process stops; nothing more is written. */
  | { readonly kind: "interrupted" };

/** Takes a run that is in progress as far as it goes. Never rejects; `recorder` is null when it never began. */
export async function executeRun(
  execution: Execution,
  parts: EngineParts,
): Promise<{ outcome: Outcome; recorder: AssistantRecorder | null }> {
  let recorder: AssistantRecorder | null = null;
  try {
    const { record, owner, signal } = execution;
    const conversation = await orAborted(readConversation(record, owner, parts), signal);
    recorder = new AssistantRecorder({
      ...parts,
      run: record.object,
      owner,
      emit: execution.emit,
      includeResults: record.request.includeResults,
      steps: conversation.steps,
      linkTargets: conversation.linkTargets,
    });
    const switches = readSwitches(record.object.metadata);
    if (switches.delayMs > 0) await parts.clock.sleep(switches.delayMs, signal);
    const opened = await orAborted(
      openTools(record, { owner, made: conversation.linkTargets }, parts),
      signal,
    );
    const request = toModelRequest(record, conversation.messages, opened);
    const turnsTaken = conversation.steps.filter((step) => step.calls.length > 0).length;
    const tools = switches.status === "requires_action" ? withExample(opened.tools) : opened.tools;
    const model = switchedModel(parts.model, switches);
    const end = await takeTurns({ execution, recorder, request, turnsTaken, tools, model }, parts);
    return { outcome: toOutcome(end), recorder };
  } catch (error) {
    return { outcome: outcomeOf(error, parts), recorder };
  }
}

interface Turns {
  readonly execution: Execution;
  readonly recorder: AssistantRecorder;
  readonly request: ModelRequest;
  readonly turnsTaken: number;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly model: Model;
}

function withExample(tools: ReadonlyMap<string, Tool>): ReadonlyMap<string, Tool> {
  return new Map([[exampleTool.model.name, exampleTool], ...tools]);
}

function takeTurns({ execution, ...turns }: Turns, parts: EngineParts): Promise<TurnsEnd> {
  const { object: run } = execution.record;
  const used = turns.recorder.usage;
  return runTurns({
    ...turns,
    limits: parts.limits,
    signal: execution.signal,
    newCallId: () => parts.newId("call"),
    tokens: {
      maxPrompt: run.max_prompt_tokens,
      maxCompletion: run.max_completion_tokens,
      used: { promptTokens: used.prompt_tokens, completionTokens: used.completion_tokens },
    },
  });
}

function toOutcome(end: TurnsEnd): Outcome {
  if (end.kind === "requires_action") return end;
  if (end.kind === "answered") return { kind: "ended", end: { status: "completed" } };
  const reason = end.kind === "out_of_tokens" ? end.reason : null;
  return { kind: "ended", end: { status: "incomplete", reason } };
}

function outcomeOf(error: unknown, parts: EngineParts): Outcome {
  if (error instanceof RunStopped) {
    if (error.why === "closing") return { kind: "interrupted" };
    return { kind: "ended", end: { status: error.why } };
  }
  return { kind: "ended", end: { status: "failed", error: toLastError(error, parts) } };
}

function toLastError(error: unknown, { log }: EngineParts): Run.LastError {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  log(`A run failed through a fault of the service: ${faultText(error)}`);
  return serviceFault;
}
