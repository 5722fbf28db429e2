import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import { colours, svgPicture, svgText } from "./svg";

/** One bar. Times are seconds, as on the wire. */
export interface Span {
  readonly label: string;
  readonly colour: string;
  readonly from: number;
  /** Null: it has not ended. */
  readonly to: number | null;
}

const LEFT = 150;
const RIGHT = 90;
const WIDTH = 640;
const ROW = 26;

/** The waiting, the work and the steps of a run. */
export function spansOf(run: Run, steps: readonly RunStep[]): readonly Span[] {
  const { created_at: created, started_at: started } = run;
  const ended = endOf(run, steps);
  const queued = { label: "queued", colour: colours.waiting, from: created, to: started ?? ended };
  const working =
    started === null ? [] : [{ label: "in_progress", colour: colours.working, from: started, to: ended }];
  return [queued, ...working, ...steps.map(spanOfStep)];
}

/** Draws the spans of a run as bars over its time. */
export function drawTimeline(spans: readonly Span[], title: string): string {
  const start = Math.min(...spans.map((span) => span.from));
  const end = Math.max(start, ...spans.map((span) => span.to ?? span.from));
  const height = 40 + spans.length * ROW + 24;
  const room = WIDTH - LEFT - RIGHT;
  const rows = spans.map((span, index) => {
    // Times come in whole seconds. A run within one second has an order, but no lengths to draw.
    const place =
      end === start
        ? { x: LEFT + (index * room) / spans.length, width: room / spans.length }
        : {
            x: LEFT + ((span.from - start) / (end - start)) * room,
            width: (((span.to ?? end) - span.from) / (end - start)) * room,
          };
    return drawRow(span, place, 40 + index * ROW);
  });
  const note =
    end === start ? "All within one second: the bars show the order only" : `${end - start} s in all`;
  const foot = svgText(LEFT, height - 10, note, { colour: colours.faint });
  const head = svgText(16, 24, title, { weight: "bold", maxWidth: WIDTH - 32 });
  return svgPicture({ width: WIDTH, height }, describeTimeline(spans, title), head + rows.join("") + foot);
}

/** The same in words. */
export function describeTimeline(spans: readonly Span[], title: string): string {
  return `${title}. ${spans.map((span) => `${span.label} ${durationOf(span)}`).join(", ")}.`;
}

/** For example "2 s", "under 1 s", "not ended". */
export function durationOf(span: Pick<Span, "from" | "to">): string {
  if (span.to === null) return "not ended";
  const seconds = span.to - span.from;
  return seconds < 1 ? "under 1 s" : `${seconds} s`;
}

function drawRow(span: Span, place: { x: number; width: number }, y: number): string {
  const width = Math.max(3, place.width);
  return (
    svgText(LEFT - 10, y + 13, span.label, { anchor: "end", maxWidth: LEFT - 20 }) +
    `<rect x="${round(place.x)}" y="${y}" width="${round(width)}" height="16" rx="3" fill="${span.colour}"/>` +
    svgText(WIDTH - RIGHT + 12, y + 13, durationOf(span), { colour: colours.faint })
  );
}

function spanOfStep(step: RunStep): Span {
  const details = step.step_details;
  const to = step.completed_at ?? step.failed_at ?? step.cancelled_at ?? step.expired_at;
  const hasFailed = step.status !== "completed" && step.status !== "in_progress";
  const colour = details.type === "message_creation" ? colours.message : colours.tool;
  return {
    label: labelOf(step),
    colour: hasFailed ? colours.stopped : colour,
    from: step.created_at,
    to,
  };
}

function labelOf(step: RunStep): string {
  const details = step.step_details;
  if (details.type === "message_creation") return "message";
  const names = details.tool_calls.map((call) =>
    call.type === "function" ? call.function.name : call.type.replaceAll("_", " "),
  );
  return [...new Set(names)].join(", ") || "tool calls";
}

/** When a run ended; the wire has a field for most ends, but none for `incomplete`: there the last step tells. */
function endOf(run: Run, steps: readonly RunStep[]): number | null {
  const named = run.completed_at ?? run.failed_at ?? run.cancelled_at;
  if (typeof named === "number") return named;
  if (run.status === "expired") return run.expires_at;
  if (run.status !== "incomplete") return null;
  return Math.max(
    run.started_at ?? run.created_at,
    ...steps.map((step) => step.completed_at ?? step.created_at),
  );
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
