import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NotebookError } from "../../src/notebook/cell-error";
import { runKernel } from "../../src/notebook/run-kernel";
import { notebookOf } from "../support/notebook-of";

const path = join(__dirname, "trial.ipynb");

describe("runKernel()", { concurrent: false }, () => {
  test("gives the outputs of the real kernel, updates of a display included", async () => {
    const results = await runKernel(
      notebookOf(
        'const { newDisplay } = await import("tslab");\nconst a: number = 41;',
        "# Words are skipped",
        "const live = newDisplay();\nlive.text('0 %');\nlive.text('100 %');\nconsole.error('careful');\na + 1",
        "const a = 'names may be used again';",
        "process.pid",
      ),
      path,
    );
    expect(results.slice(0, 3).map((result) => result.outputs)).toEqual([
      [],
      [
        { output_type: "display_data", data: { "text/plain": "100 %" }, metadata: {} },
        { output_type: "stream", name: "stderr", text: "careful\n" },
        { output_type: "stream", name: "stdout", text: "42\n" },
      ],
      [],
    ]);
    const [output] = results[3]?.outputs ?? [];
    const pid = output?.output_type === "stream" ? Number(output.text) : 0;
    expect(pid).toBeGreaterThan(0);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("fails at the first cell that fails, with its number, line and error", async () => {
    const failed = async (...sources: string[]) => {
      const error: unknown = await runKernel(notebookOf(...sources), path).catch((thrown) => thrown);
      return error instanceof NotebookError ? error.faults : error;
    };
    expect(await failed("1;", "const n: number = 2;\nn.length;", "3;")).toEqual([
      {
        cell: 2,
        line: 2,
        text: expect.stringMatching(
          /^Property 'length' does not exist on type 'number'\nWhy: .+\nWhat to do: /,
        ),
      },
    ]);
    expect(await failed("throw new RangeError('No such month');")).toEqual([
      {
        cell: 1,
        line: null,
        text: expect.stringMatching(/^RangeError: No such month\nWhy: .+\nWhat to do: /),
      },
    ]);
    expect(String(await failed("process.exit(3);"))).toContain("The kernel ended early (exit 3)");
  });

  test("kills a kernel whose cell takes too long, and one whose run is aborted", async () => {
    const forever = notebookOf("while (true) {}");
    const late = runKernel(forever, path, { cellTimeoutMs: 1_000 });
    await expect(late).rejects.toThrow("code cell 1: The cell ran longer than 1 s");
    const controller = new AbortController();
    const onBegin = () => controller.abort(new Error("Interrupted"));
    await expect(runKernel(forever, path, { signal: controller.signal, onBegin })).rejects.toThrow(
      "Interrupted",
    );
  });
});
