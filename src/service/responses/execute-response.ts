import type { Response } from "openai/resources/responses/responses";
import type { Clock } from "../clock";
import type { Files } from "../files/files";
import type { NewId } from "../ids";
import {
  type Model,
  ModelError,
  type ModelRequest,
  type ModelResponseFormat,
  type ModelToolChoice,
} from "../models/model";
import type { EngineLimits } from "../runs/engine-parts";
import { orAborted } from "../runs/or-aborted";
import { RunStopped } from "../runs/run-stopped";
import { runTurns, type TurnsEnd } from "../runs/run-turns";
import { readSwitches, switchedModel } from "../runs/teaching-switches";
import type { WorkSlots } from "../runs/work-slots";
import type { EventLog } from "./event-log";
import type { StoredItem } from "./items";
import type { ContainerLink } from "./open-output-message";
import { openResponseTools, type ResponseToolParts } from "./open-response-tools";
import { readPrompt } from "./prompt";
import type { CreateResponse, TextFormat } from "./request";
import { toUsage } from "./response-object";
import { ResponseRecorder } from "./response-recorder";

export interface ResponseParts extends ResponseToolParts {
  readonly model: Model;
  readonly files: Files;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly limits: EngineLimits;
  /** Shared with whatever else works for the same users. Default: slots of its own. */
  readonly slots?: WorkSlots;
  /** Gets one line for each fault that is the service's own; it holds no key and no message text. */
  readonly log: (line: string) => void;
}

export interface ResponseExecution {
  readonly owner: string;
  readonly request: CreateResponse;
  /** What was said before, and the input. */
  readonly context: readonly StoredItem[];
  readonly events: EventLog;
  readonly signal: AbortSignal;
}

/** How a response ends. */
export interface ResponseEnd {
  readonly status: "completed" | "incomplete" | "failed" | "cancelled" | "interrupted";
  readonly error: Response["error"];
  readonly incomplete_details: Response["incomplete_details"];
  readonly usage: Response["usage"] | null;
  readonly output: readonly StoredItem[];
}

/** Takes a response from its first turn to its end. Never rejects. */
export async function executeResponse(
  execution: ResponseExecution,
  parts: ResponseParts,
): Promise<ResponseEnd> {
  let recorder: ResponseRecorder | null = null;
  try {
    const { owner, request, context, events, signal } = execution;
    const switches = readSwitches(request.metadata ? { ...request.metadata } : null);
    if (switches.delayMs > 0) await parts.clock.sleep(switches.delayMs, signal);
    const opened = await orAborted(openResponseTools(request, { owner, context }, parts), signal);
    recorder = new ResponseRecorder({
      log: events,
      newId: parts.newId,
      include: request.include ?? [],
      container: opened.container,
      links: opened.links,
      imageUrl: (link) => imageUrl(link, owner, parts),
    });
    const end = await runTurns({
      model: switchedModel(parts.model, switches),
      recorder,
      tools: opened.tools,
      request: await toModelRequest(execution, opened, parts),
      turnsTaken: 0,
      limits: parts.limits,
      signal,
      newCallId: () => parts.newId("call"),
      tokens: {
        maxPrompt: null,
        maxCompletion: request.max_output_tokens ?? null,
        used: { promptTokens: 0, completionTokens: 0 },
      },
    });
    return ended(end, recorder);
  } catch (error) {
    return stopped(error, recorder, parts);
  }
}

function ended(end: TurnsEnd, { output, usage }: ResponseRecorder): ResponseEnd {
  const common = { error: null, usage: toUsage(usage), output };
  // Calls of the caller's functions end the response: the caller answers in a new one.
  if (end.kind === "answered" || end.kind === "requires_action") {
    return { status: "completed", incomplete_details: null, ...common };
  }
  const reason = end.kind === "filtered" ? "content_filter" : "max_output_tokens";
  return { status: "incomplete", incomplete_details: { reason }, ...common };
}

function stopped(error: unknown, recorder: ResponseRecorder | null, { log }: ResponseParts): ResponseEnd {
  const common = { incomplete_details: null, output: recorder?.output ?? [] };
  if (error instanceof RunStopped && error.why !== "expired") {
    const status = error.why === "closing" ? "interrupted" : "cancelled";
    return { status, error: null, usage: null, ...common, output: [] };
  }
  const usage = recorder ? toUsage(recorder.usage) : null;
  return { status: "failed", error: toError(error, log), usage, ...common };
}

function toError(error: unknown, log: ResponseParts["log"]): NonNullable<Response["error"]> {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  if (error instanceof RunStopped) {
    return {
      code: "server_error",
      message: "The response took longer than the service allows; it was stopped",
    };
  }
  log(
    `A response failed through a fault of the service: ${error instanceof Error ? error.stack : String(error)}`,
  );
  return { code: "server_error", message: "The service had an error while it made the response; try again" };
}

async function toModelRequest(
  execution: ResponseExecution,
  { tools, files, problems }: Awaited<ReturnType<typeof openResponseTools>>,
  parts: ResponseParts,
): Promise<ModelRequest> {
  const { request } = execution;
  const { instructions, messages } = await readPrompt(request, execution, parts);
  return {
    model: request.model,
    instructions: [instructions, ...problems].filter((text) => text !== "").join("\n\n"),
    messages,
    tools: [...tools.values()].map((tool) => tool.model),
    toolChoice: toToolChoice(request.tool_choice),
    parallelToolCalls: request.parallel_tool_calls ?? true,
    responseFormat: toFormat(request.text?.format),
    temperature: request.temperature ?? null,
    topP: request.top_p ?? null,
    maxCompletionTokens: request.max_output_tokens ?? null,
    reasoningEffort: request.reasoning?.effort ?? null,
    files,
  };
}

function toToolChoice(choice: CreateResponse["tool_choice"]): ModelToolChoice {
  if (choice == null) return "auto";
  if (typeof choice === "string") return choice;
  if (choice.type === "allowed_tools") return choice.mode;
  return { name: choice.type === "function" ? choice.name : choice.type };
}

function toFormat(format: TextFormat | null | undefined): ModelResponseFormat {
  if (format?.type !== "json_schema") return format ?? { type: "text" };
  const { name, schema, description, strict } = format;
  return { type: "json_schema", name, schema, description: description ?? null, strict: strict ?? true };
}

async function imageUrl(
  { containerId, fileId }: ContainerLink,
  owner: string,
  { containers }: ResponseParts,
) {
  const { body, contentType } = await containers.openFile(owner, containerId, fileId);
  const bytes = Buffer.from(await new globalThis.Response(body).arrayBuffer());
  return `data:${contentType};base64,${bytes.toString("base64")}`;
}
