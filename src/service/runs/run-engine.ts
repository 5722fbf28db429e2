import type { AssistantStreamEvent } from "openai/resources/beta/assistants";
import type {
  RequiredActionFunctionToolCall,
  Run,
  RunCreateParams,
} from "openai/resources/beta/threads/runs/runs";
import type { Write } from "../store/store";

/**
 * Executes runs, one per thread at a time. HTTP asks it for everything that changes a run; plain reads of runs
 * and steps go to the store.
 */
export interface RunEngine {
  /**
   * Creates a run in the state `queued` and locks its thread in the same write.
   *
   * @throws {ApiError} 404 for an unknown assistant or thread, 400 when the thread already has an active run,
   * 429 with `retry-after` when too many runs wait.
   */
  createRun(request: CreateRun): Promise<StartedRun>;

  /**
   * Hands in the outputs of all open tool calls; the run is `queued` again.
   *
   * @throws {ApiError} 404 for an unknown run, 400 in another state than `requires_action` or when the outputs
   * are not those of exactly the open calls.
   */
  submitToolOutputs(request: SubmitToolOutputs): Promise<StartedRun>;

  /**
   * Cancels a run that is queued, in progress or waiting for outputs. The answer says `cancelling`; the run
   * becomes `cancelled` soon after.
   *
   * @throws {ApiError} 404 for an unknown run, 400 for one that is over or already being cancelled.
   */
  cancelRun(address: RunAddress): Promise<Run>;

  /** Replaces the metadata of a run; null clears it. @throws {ApiError} 404 for an unknown run. */
  modifyRun(address: RunAddress, metadata: Readonly<Record<string, string>> | null): Promise<Run>;

  /** Resolves when the run's status is another than `status`, after `timeoutMs`, or when `signal` aborts. */
  waitForChange(runId: string, status: Run["status"], options: WaitOptions): Promise<void>;

  /** To be called after a thread is deleted: stops its run and forgets its code interpreter session. */
  forgetThread(threadId: string): Promise<void>;

  /** To be called once before the first request: goes on with, or ends, what an earlier process left open. */
  recover(): Promise<void>;

  /** How many runs are queued, being executed, and waiting for tool outputs. */
  activity(): { readonly queued: number; readonly running: number; readonly waiting: number };

  /** Stops executing; what is unfinished goes on at the next {@link recover}. Safe to call twice. */
  close(): Promise<void>;
}

export interface RunAddress {
  readonly owner: string;
  readonly threadId: string;
  readonly runId: string;
}

export interface CreateRun {
  readonly owner: string;
  readonly threadId: string;
  /** As in the request, checked. What is absent or null is as the assistant has it. */
  readonly parameters: RunParameters;
  /**
   * Written before the run and together with it: the additional messages, or the new thread with its messages.
   * Nothing of it is written when the run cannot be created.
   */
  readonly writes?: readonly Write[];
  /** Awaited after the write and before the run is queued: begins to read files that came with the messages. */
  readonly afterWrite?: () => Promise<void>;
  /** Whether steps show the texts of file_search results when they are asked for with `include[]`. */
  readonly includeResults?: boolean;
  /** Whether the answer's `events` are wanted. */
  readonly stream?: boolean;
}

export type RunParameters = Pick<
  RunCreateParams,
  | "assistant_id"
  | "model"
  | "instructions"
  | "additional_instructions"
  | "tools"
  | "metadata"
  | "temperature"
  | "top_p"
  | "max_prompt_tokens"
  | "max_completion_tokens"
  | "truncation_strategy"
  | "tool_choice"
  | "parallel_tool_calls"
  | "response_format"
  | "reasoning_effort"
> & {
  /** Only of `POST /threads/runs`: instead of the assistant's. */
  readonly tool_resources?: ToolResources | null;
};

export interface ToolResources {
  readonly code_interpreter?: { readonly file_ids?: readonly string[] };
  readonly file_search?: { readonly vector_store_ids?: readonly string[] };
}

export interface SubmitToolOutputs extends RunAddress {
  readonly toolOutputs: readonly ToolOutput[];
  readonly stream?: boolean;
}

export interface ToolOutput {
  readonly tool_call_id: RequiredActionFunctionToolCall["id"];
  readonly output: string;
}

export interface StartedRun {
  /** As it was written. */
  readonly run: Run;
  /**
   * Every event of the run from this request on, until the run ends or waits for outputs; null unless asked
   * for. Nothing is lost however late the reading begins; leaving early does not stop the run. A slow reader
   * gets deltas joined together.
   */
  readonly events: AsyncIterable<RunEvent> | null;
}

/** In the shape of the wire; `thread.created`, `error` and `done` are added by HTTP. */
export type RunEvent = Exclude<AssistantStreamEvent, { event: "thread.created" | "error" }>;

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}
