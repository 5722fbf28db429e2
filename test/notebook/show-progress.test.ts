import { describe, expect, test } from "vitest";
import { showProgress } from "../../src/notebook/show-progress";
import { notebookOf } from "../support/notebook-of";

function written(isTTY: boolean): string {
  let text = "";
  const stream = { isTTY, write: (part: string) => (text += part) };
  const progress = showProgress(notebookOf("# Wait", "1;", "# Read", "2;"), stream);
  const status = (line: string, isUpdate: boolean) =>
    progress.event(1, {
      type: "display",
      data: { "text/plain": line },
      metadata: {},
      displayId: "d",
      isUpdate,
    });
  progress.begin(1);
  status("run queued · 0.0 s", false);
  status("run in_progress · 0.2 s", true);
  status("run in_progress · 0.4 s", true);
  progress.begin(2);
  progress.event(2, { type: "stream", name: "stdout", text: "{\n 1,\n 2,\n 3,\n 4,\n 5,\n 6\n}\n" });
  progress.end();
  return text;
}

describe("showProgress()", () => {
  test("writes one line for each status in a log, and the beginning of long outputs", () => {
    expect(written(false)).toBe(
      [
        "  1/2  Wait",
        "     run queued · 0.0 s",
        "     run in_progress · 0.2 s",
        "  2/2  Read",
        "     {",
        "      1,",
        "      2,",
        "      3,",
        "      4,",
        "     …",
        "",
      ].join("\n"),
    );
  });

  test("rewrites the line of a status in a terminal", () => {
    expect(written(true)).toContain("\r\u001b[K");
  });
});
