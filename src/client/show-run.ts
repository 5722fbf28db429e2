import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import { drawSequence, mermaidSequence } from "./draw-sequence";
import { drawTimeline, durationOf, spansOf } from "./draw-timeline";
import type { Items } from "./items";
import { exchangesOf } from "./run-exchanges";
import { type ShowOptions, show } from "./screen";
import { stepsInOrder } from "./show-steps";

export interface ShowRunOptions extends ShowOptions {
  /**
   * `picture`: timeline and sequence diagram; `mermaid`: the source of the diagram, for pasting elsewhere.
   * Default `picture`.
   */
  readonly as?: "picture" | "mermaid";
}

/**
 * Draws what a run did, from the run and its steps: a timeline with durations, and a sequence diagram of who told
 * whom what. In a terminal the same in lines.
 *
 * @example
 * showRun(run, await client.beta.threads.runs.steps.list(run.id, { thread_id: thread.id }));
 */
export function showRun(run: Run, steps: Items<RunStep> = [], options: ShowRunOptions = {}): void {
  const ordered = stepsInOrder(steps);
  const exchanges = exchangesOf(run, ordered);
  if (options.as === "mermaid") {
    const text = mermaidSequence(exchanges);
    show({ format: "text", content: text, text }, options);
    return;
  }
  const spans = spansOf(run, ordered);
  const title = `Run ${run.id}: ${run.status}`;
  const bars = spans.map((span) => `  ${span.label.padEnd(18)} ${durationOf(span)}`);
  show({ format: "svg", content: drawTimeline(spans, title), text: [title, ...bars].join("\n") }, options);
  const arrows = exchanges.map(({ from, to, text }) => `  ${from} -> ${to}: ${shorten(text)}`);
  show({ format: "svg", content: drawSequence(exchanges, title), text: arrows.join("\n") }, options);
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
