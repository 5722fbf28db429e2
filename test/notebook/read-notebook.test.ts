import { describe, expect, test } from "vitest";
import { readNotebook } from "../../src/notebook/read-notebook";

describe("readNotebook()", () => {
  test("reads older files: joins lines, gives ids, leaves out outputs the kernel never makes", () => {
    const notebook = readNotebook(
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 2,
        metadata: {},
        cells: [
          { cell_type: "markdown", source: ["# A\n", "b"], metadata: {} },
          {
            cell_type: "code",
            source: "1",
            metadata: {},
            execution_count: null,
            outputs: [
              { output_type: "error", ename: "E", evalue: "", traceback: [] },
              { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
            ],
          },
        ],
      }),
    );
    expect(notebook.cells.map((cell) => [cell.id, cell.source])).toEqual([
      ["cell-1", "# A\nb"],
      ["cell-2", "1"],
    ]);
    expect(notebook.cells[1]).toMatchObject({
      outputs: [{ output_type: "stream", name: "stdout", text: "a\nb" }],
    });
  });

  test("says of any other file what was expected", () => {
    expect(() => readNotebook("{", "a.ipynb")).toThrow("Cannot read a.ipynb: it is no JSON");
    expect(() => readNotebook('{"nbformat":3}', "a.ipynb")).toThrow("it is no notebook of format 4");
    expect(() => readNotebook('{"nbformat":4,"cells":[{"cell_type":"code"}]}', "a.ipynb")).toThrow(
      "cells[0]",
    );
  });
});
