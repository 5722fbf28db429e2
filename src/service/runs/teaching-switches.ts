import type { Run } from "openai/resources/beta/threads/runs/runs";
import { ApiError, invalidValue } from "../api-error";
import { type Model, ModelError, type ModelEvent, type ModelRequest } from "../models/model";
import { functionTool } from "../tools/function-tool";
import type { Tool } from "../tools/tool";
import { RunStopped } from "./run-stopped";

/**
 * Switches in the metadata of a run that show, on purpose, what otherwise happens rarely. They exist in this
 * service only; a hosted API keeps them as plain metadata.
 *
 * | key | value | what happens |
 * | --- | --- | --- |
 * | `local_status` | `failed`, `incomplete`, `expired`, `cancelled`, `requires_action` | the run gets there instead of asking the model; after the outputs of `requires_action` the model answers |
 * | `local_delay_s` | 0 to 600 | the run stays `in_progress` so many seconds longer |
 * | `local_expires_in_s` | 1 to 600 | the run expires so many seconds after its creation |
 * | `local_rate_limit` | `http` | creating the run answers 429 with `retry-after: 1` |
 * | | `run` | the run ends as `failed` with the code `rate_limit_exceeded` |
 */
export interface TeachingSwitches {
  readonly status: (typeof forcedStatuses)[number] | null;
  readonly delayMs: number;
  readonly expiresInSeconds: number | null;
  readonly rateLimit: "http" | "run" | null;
}

const forcedStatuses = ["failed", "incomplete", "expired", "cancelled", "requires_action"] as const;

/** @throws {ApiError} 400 for a value that is none of the possible ones. */
export function readSwitches(metadata: Run["metadata"] | undefined): TeachingSwitches {
  const value = (key: string) => metadata?.[key] ?? null;
  return {
    status: oneOf("local_status", value("local_status"), forcedStatuses),
    delayMs: (seconds("local_delay_s", value("local_delay_s"), 0) ?? 0) * 1000,
    expiresInSeconds: seconds("local_expires_in_s", value("local_expires_in_s"), 1),
    rateLimit: oneOf("local_rate_limit", value("local_rate_limit"), ["http", "run"]),
  };
}

/** @throws {ApiError} 429 when the switches ask for it. */
export function refuseByRate({ rateLimit }: TeachingSwitches): void {
  if (rateLimit !== "http") return;
  throw new ApiError(
    429,
    "Rate limit reached, as metadata.local_rate_limit asks; remove it to create the run.",
    {
      type: "rate_limit_error",
      code: "rate_limit_exceeded",
      headers: { "retry-after": "1" },
    },
  );
}

/** The model, or one that does what the switches ask. */
export function switchedModel(model: Model, switches: TeachingSwitches): Model {
  if (switches.status === null && switches.rateLimit === null) return model;
  return {
    ...model,
    accepts: () => true,
    deployments: () => [],
    respond: (...args) => play(model, switches, args),
  };
}

/** What `requires_action` calls when the run has no function of its own. */
export const exampleTool: Tool = functionTool({
  name: "local_example",
  description: "An example, called because metadata.local_status asks for requires_action",
  parameters: { type: "object", properties: {} },
});

async function* play(
  model: Model,
  { status, rateLimit }: TeachingSwitches,
  [request, signal]: [ModelRequest, AbortSignal],
): AsyncGenerator<ModelEvent> {
  if (rateLimit === "run") {
    throw new ModelError("rate_limit_exceeded", "Rate limit reached, as metadata.local_rate_limit asks");
  }
  if (status === "failed") throw new ModelError("server_error", "Failed, as metadata.local_status asks");
  if (status === "expired" || status === "cancelled") throw new RunStopped(status);
  const usage = { promptTokens: 0, completionTokens: 0 };
  if (status === "incomplete") {
    yield { type: "text", text: "This answer stops in the" };
    yield { type: "finish", reason: "max_completion_tokens", usage };
  } else if (request.messages.at(-1)?.role === "tool") yield* model.respond(request, signal);
  else {
    const own = request.tools.find((tool) => tool.kind === "function");
    yield { type: "tool_call", index: 0, name: (own ?? exampleTool.model).name, arguments: "{}" };
    yield { type: "finish", reason: "tool_calls", usage };
  }
}

function oneOf<T extends string>(key: string, value: string | null, allowed: readonly T[]): T | null {
  if (value === null) return null;
  const found = allowed.find((each) => each === value);
  if (found) return found;
  const supported = allowed.map((each) => `'${each}'`).join(", ");
  throw invalidValue(`Invalid value: '${value}'. Supported values are: ${supported}.`, `metadata.${key}`);
}

function seconds(key: string, value: string | null, least: number): number | null {
  if (value === null) return null;
  const number = Number(value);
  if (value.trim() !== "" && number >= least && number <= 600) return number;
  throw invalidValue(`Invalid value: '${value}'. Expected seconds from ${least} to 600.`, `metadata.${key}`);
}
