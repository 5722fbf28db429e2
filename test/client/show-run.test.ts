import { describe, expect, it } from "vitest";
import { showRun } from "../../src/client/show-run";
import { showSteps } from "../../src/client/show-steps";
import { outputsOf, printed } from "../support/outputs";
import { sampleRun, sampleSteps } from "../support/sample-run";

describe("showRun()", () => {
  it("fits the output of a cell, and breaks long words of an arrow into two lines", () => {
    const [, sequence] = outputsOf((display) => showRun(sampleRun(), sampleSteps(), { display }));
    expect(Number(/width="(\d+)"/.exec(sequence?.content ?? "")?.[1])).toBeLessThanOrEqual(720);
    expect(sequence?.content).toContain(">instructions, messages,</text>");
    expect(sequence?.content).toContain(">tools</text>");
  });

  it("draws a timeline and a sequence, each with a description", () => {
    const [timeline, sequence] = outputsOf((display) => showRun(sampleRun(), sampleSteps(), { display }));
    expect(timeline?.format).toBe("svg");
    expect(timeline?.content).toContain(
      "<title>Run run_0001: completed. queued 1 s, in_progress 8 s, getWeather 3 s, code interpreter 4 s, message 1 s.</title>",
    );
    expect(sequence?.content).toContain("assistant to code interpreter: x = (14 - 11) / 3; print(x)");
    expect(sequence?.content).toContain('role="img"');
  });

  it("writes formulas in a function's output as plain text", () => {
    const steps = sampleSteps();
    const details = steps[0]?.step_details;
    const call = details?.type === "tool_calls" ? details.tool_calls[0] : undefined;
    if (call?.type === "function") call.function.output = "The solution is \\(x = 4\\).";
    const [, sequence] = outputsOf((display) => showRun(sampleRun(), steps, { display }));
    expect(sequence?.content).toContain(">The solution is x = 4.</text>");
  });

  it("takes steps in either order, and from a page", () => {
    const forwards = outputsOf((display) => showRun(sampleRun(), sampleSteps(), { display }));
    const newestFirst = { data: sampleSteps().reverse() };
    expect(outputsOf((display) => showRun(sampleRun(), newestFirst, { display }))).toEqual(forwards);
  });

  it("gives Mermaid source on request", () => {
    const [output] = outputsOf((display) => showRun(sampleRun(), sampleSteps(), { display, as: "mermaid" }));
    expect(output?.content.split("\n").slice(0, 7)).toEqual([
      "sequenceDiagram",
      "  participant notebook as notebook",
      "  participant thread as thread",
      "  participant assistant as assistant",
      "  participant codeinterpreter as code interpreter",
      "  notebook->>thread: run run_0001",
      "  thread->>assistant: instructions, messages, tools",
    ]);
    expect(output?.content).toContain("x = (14 - 11) / 3#59; print(x)");
  });

  it("tells the same in a terminal", () => {
    const text = printed(() => showRun(sampleRun(), sampleSteps(), { display: null }));
    expect(text).toContain("Run run_0001: completed\n  queued             1 s");
    expect(text).toContain('  assistant -> notebook: getWeather({"city":"Zürich"})');
  });

  it("says that a run within one second has an order but no lengths", () => {
    const at = sampleRun().created_at;
    const run = sampleRun({ started_at: at, completed_at: at });
    const [timeline] = outputsOf((display) => showRun(run, [], { display }));
    expect(timeline?.content).toContain("All within one second");
  });

  it("draws a run that failed, and one that has not ended", () => {
    const failed = sampleRun({
      status: "failed",
      completed_at: null,
      failed_at: sampleRun().created_at + 3,
      last_error: { code: "server_error", message: "<it> broke" },
    });
    const [, sequence] = outputsOf((display) => showRun(failed, [], { display }));
    expect(sequence?.content).toContain("failed: &lt;it&gt; broke");
    const waiting = sampleRun({ status: "queued", started_at: null, completed_at: null });
    const [timeline] = outputsOf((display) => showRun(waiting, [], { display }));
    expect(timeline?.content).toContain("queued not ended");
  });
});

describe("showSteps()", () => {
  it("shows code, what it printed, functions with outputs, and durations", () => {
    const [output] = outputsOf((display) => showSteps(sampleSteps(), { display }));
    expect(output?.format).toBe("markdown");
    expect(output?.content).toContain("**2. code interpreter · completed in 4 s**");
    expect(output?.content).toContain("```python\n# solve it\nx = (14 - 11) / 3\nprint(x)\n```");
    expect(output?.content).toContain("printed:\n\n```text\n1.0\n```");
    expect(output?.content).toContain('getWeather called with:\n\n```json\n{"city":"Oslo"}\n```');
    expect(output?.content).toContain("(no output yet)");
  });

  it("says that there are none", () => {
    expect(printed(() => showSteps([], { display: null }))).toBe("No steps.");
  });
});
