import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NotebookError } from "../../src/notebook/cell-error";
import { runModule } from "../../src/notebook/run-module";
import { notebookOf } from "../support/notebook-of";

const path = join(__dirname, "trial.ipynb");

async function faultsOf(...sources: string[]) {
  try {
    await runModule(notebookOf(...sources), path, { cellTimeoutMs: 3_000 });
  } catch (error) {
    if (error instanceof NotebookError) return error.faults;
    throw error;
  }
  throw new Error("The notebook ran to its end");
}

describe("runModule()", { concurrent: false }, () => {
  test("gives what cells print, show and end with, as the kernel would", async () => {
    const results = await runModule(
      notebookOf(
        "# Names go from cell to cell",
        'import { basename } from "node:path";\nconst { display, newDisplay } = await import("tslab");',
        'console.log("one"); console.error("two");\nconst value: number = await Promise.resolve(20);\nvalue + 1',
        "const live = newDisplay();\nlive.text('0 %');\ndisplay.html('<b>done</b>');\nlive.text('100 %');",
        "const nothing = undefined;\nnothing;",
        'basename("/a/b.txt"); // a comment at the end',
      ),
      path,
    );
    expect(results.map((result) => result.outputs)).toEqual([
      [],
      [
        { output_type: "stream", name: "stdout", text: "one\n" },
        { output_type: "stream", name: "stderr", text: "two\n" },
        { output_type: "stream", name: "stdout", text: "21\n" },
      ],
      [
        { output_type: "display_data", data: { "text/plain": "100 %" }, metadata: {} },
        { output_type: "display_data", data: { "text/html": "<b>done</b>" }, metadata: {} },
      ],
      [],
      [{ output_type: "stream", name: "stdout", text: "b.txt\n" }],
    ]);
  });

  test("finds all type errors before anything runs, each with its cell and line", async () => {
    const faults = await faultsOf("const a = 1;", "let b: string;\nb = a;", "const a = 2;");
    expect(faults.map(({ cell, line }) => [cell, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
    expect(faults[1]?.text).toContain("Type 'number' is not assignable to type 'string'");
    expect(faults[2]?.text).toContain("run with --kernel");
  });

  test("names cell and line of what a cell throws, also from a function of an earlier cell", async () => {
    const fail =
      "function fail(why: string): never {\n  throw new RangeError(why);\n}\n// a cell of four lines";
    const [fault] = await faultsOf(fail, "1 + 1;\n\nfail('No such month');");
    expect(fault).toEqual({ cell: 2, line: null, text: "RangeError: No such month (in cell 1, line 2)" });
    const [direct] = await faultsOf("// first line\nthrow new Error('here');");
    expect(direct).toEqual({ cell: 1, line: 2, text: "Error: here" });
  });

  test("ends a cell that computes for ever", async () => {
    const [fault] = await faultsOf("let turns = 0;", "while (true) turns += 1;");
    expect(fault).toEqual({ cell: 2, line: null, text: "The cell ran longer than 3 s (see --timeout)" });
  });

  test("stops when its signal does, and says so when a cell ends the process or returns", async () => {
    const controller = new AbortController();
    const running = runModule(notebookOf("await new Promise(() => setInterval(() => 0, 1000));"), path, {
      signal: controller.signal,
      onBegin: () => controller.abort(new Error("Interrupted")),
    });
    await expect(running).rejects.toThrow("Interrupted");
    expect((await faultsOf("process.exit(3);"))[0]?.text).toContain("exit 3");
    expect((await faultsOf("if (1 < 2) return;", "1;"))[0]?.text).toContain("top-level return");
  });
});
