import { describe, expect, it } from "vitest";
import { startStatusLine } from "../../src/client/status-line";
import { keepOutputs } from "../support/outputs";

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe("startStatusLine()", () => {
  it("rewrites one output in a notebook", () => {
    const { display, outputs } = keepOutputs();
    const line = startStatusLine({ display });
    line.update("queued", 0);
    line.update("completed", 1_240);
    line.end();
    expect(outputs).toEqual([{ format: "text", content: "run completed · 1.2 s" }]);
  });

  it("rewrites one line in a terminal, and ends it once", () => {
    const terminal = stream(true);
    const line = startStatusLine({ display: null }, terminal);
    line.update("queued", 0);
    line.update("queued", 200);
    line.end();
    line.end();
    expect(terminal.written).toEqual([
      "\r\u001b[K| run queued · 0.0 s",
      "\r\u001b[K/ run queued · 0.2 s",
      "\r\u001b[K  run queued · 0.2 s",
      "\n",
    ]);
  });

  it("writes one line for each new status in a log", () => {
    const log = stream(false);
    const line = startStatusLine({ display: null }, log);
    line.update("queued", 0);
    line.update("queued", 500);
    line.update("completed", 1_000);
    line.end();
    expect(log.written).toEqual(["run queued · 0.0 s\n", "run completed · 1.0 s\n"]);
  });
});
