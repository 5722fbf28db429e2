import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import type { Items } from "./items";
import { escapeHtml, type ShowOptions, show } from "./screen";
import { inOrder } from "./show-steps";

export interface ShowRunOptions extends ShowOptions {
  /** Show Mermaid source instead of the picture, for pasting elsewhere. Default false. */
  readonly mermaid?: boolean;
}

/**
 * Draws what a run did, from the run and its steps: a timeline with durations.
 *
 * @example
 * showRun(run, await client.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }));
 */
export function showRun(run: Run, steps: Items<RunStep> = [], options: ShowRunOptions = {}): void {
  const lines = inOrder(steps).map((step) => `${step.type} ${step.status}`);
  const text = [`Run ${run.id} ${run.status}`, ...lines.map((line) => `  ${line}`)].join("\n");
  show({ format: "html", content: `<pre>${escapeHtml(text)}</pre>`, text }, options);
}
