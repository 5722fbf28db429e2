import type { RunStep, ToolCall } from "openai/resources/beta/threads/runs/steps";
import { durationOf } from "./draw-timeline";
import { type Items, oldestFirst } from "./items";
import { type ShowOptions, show } from "./screen";

/**
 * Shows what a run did, oldest step first: the Python that ran and what it printed, functions with arguments and
 * outputs, searches with their hits, and the message written; each with its duration.
 *
 * @example
 * showSteps(await client.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }));
 */
export function showSteps(steps: Items<RunStep>, options: ShowOptions = {}): void {
  const blocks = stepsInOrder(steps).flatMap(blocksOf);
  const content = blocks.map((block) => markdownOf(block)).join("\n\n");
  show({ format: "markdown", content: content || "No steps.", text: describeSteps(steps) }, options);
}

/** The same as plain text. */
export function describeSteps(steps: Items<RunStep>): string {
  const blocks = stepsInOrder(steps).flatMap(blocksOf);
  return blocks.map((block) => textOf(block)).join("\n\n") || "No steps.";
}

/** Steps from the first to the last, whatever order they came in. */
export function stepsInOrder(steps: Items<RunStep>): readonly RunStep[] {
  // The message closes its round, so what begins with it is newest first.
  return oldestFirst(steps, (first) => first.type === "message_creation");
}

interface Block {
  readonly title: string;
  readonly parts: readonly { readonly language: string; readonly text: string; readonly label: string }[];
}

function blocksOf(step: RunStep, index: number): readonly Block[] {
  const about = `${index + 1}. ${nameOf(step)} · ${stateOf(step)}`;
  const details = step.step_details;
  if (details.type === "message_creation") {
    return [{ title: `${about} · ${details.message_creation.message_id}`, parts: [] }];
  }
  const parts = details.tool_calls.flatMap(partsOf);
  const error =
    step.last_error === null ? [] : [{ language: "", label: "error", text: step.last_error.message }];
  return [{ title: about, parts: [...parts, ...error] }];
}

function nameOf(step: RunStep): string {
  if (step.step_details.type === "message_creation") return "message";
  const names = step.step_details.tool_calls.map((call) =>
    call.type === "function" ? `function ${call.function.name}` : call.type.replaceAll("_", " "),
  );
  return [...new Set(names)].join(", ") || "tool calls";
}

function stateOf(step: RunStep): string {
  const endedAt = step.completed_at ?? step.failed_at ?? step.cancelled_at ?? step.expired_at;
  return endedAt === null
    ? step.status
    : `${step.status} in ${durationOf({ from: step.created_at, to: endedAt })}`;
}

function partsOf(call: ToolCall): Block["parts"] {
  if (call.type === "code_interpreter") {
    const { input, outputs } = call.code_interpreter;
    const shown = outputs.map((output) =>
      output.type === "logs"
        ? { language: "text", label: "printed", text: output.logs }
        : { language: "text", label: "picture", text: output.image.file_id },
    );
    return [{ language: "python", label: "code", text: input }, ...shown];
  }
  if (call.type === "function") {
    const { name, arguments: args, output } = call.function;
    const answered = output === null ? "(no output yet)" : output;
    return [
      { language: "json", label: `${name} called with`, text: args },
      { language: "json", label: "output", text: answered },
    ];
  }
  const hits = call.file_search.results ?? [];
  const text = hits.map((hit) => `${hit.score.toFixed(2)}  ${hit.file_name}`).join("\n");
  return [{ language: "text", label: `${hits.length} hits`, text }];
}

function markdownOf(block: Block): string {
  const parts = block.parts.map(({ language, label, text }) => `${label}:\n\n${fenced(language, text)}`);
  return [`**${block.title}**`, ...parts].join("\n\n");
}

/** A fence longer than any run of backticks inside. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

function textOf(block: Block): string {
  const parts = block.parts.map(({ label, text }) => `   ${label}:\n${indent(text.replace(/\n$/, ""))}`);
  return [block.title, ...parts].join("\n");
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "      ");
}
