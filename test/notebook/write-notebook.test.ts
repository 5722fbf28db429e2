import { describe, expect, test } from "vitest";
import { fillOutputs } from "../../src/notebook/fill-outputs";
import { readNotebook } from "../../src/notebook/read-notebook";
import { writeNotebook } from "../../src/notebook/write-notebook";
import { notebookOf } from "../support/notebook-of";

describe("writeNotebook()", () => {
  test("writes what nbformat writes: sorted keys, indent 1, text in lines, pictures in one string", () => {
    const notebook = fillOutputs(notebookOf("# Title\n\nWords", "1;\n2;"), [
      {
        outputs: [
          { output_type: "stream", name: "stdout", text: "a\nb\n" },
          { output_type: "display_data", data: { "image/svg+xml": "<svg>\n</svg>" }, metadata: {} },
          { output_type: "display_data", data: { "image/png": "iVBOR" }, metadata: {} },
        ],
      },
    ]);
    const text = writeNotebook(notebook);
    const [, code] = JSON.parse(text).cells;
    expect(Object.keys(code)).toEqual([
      "cell_type",
      "execution_count",
      "id",
      "metadata",
      "outputs",
      "source",
    ]);
    expect(code.execution_count).toBe(1);
    expect(code.source).toEqual(["1;\n", "2;"]);
    expect(code.outputs[0]).toEqual({ name: "stdout", output_type: "stream", text: ["a\n", "b\n"] });
    expect(code.outputs[1].data["image/svg+xml"]).toEqual(["<svg>\n", "</svg>"]);
    expect(code.outputs[2].data["image/png"]).toBe("iVBOR");
    expect(text.startsWith('{\n "cells": [\n  {\n   "cell_type"')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("gives the same text after being read again", () => {
    const text = writeNotebook(fillOutputs(notebookOf("# A", "\u00e4 = '\\n';", "", "x\n"), []));
    expect(writeNotebook(readNotebook(text))).toBe(text);
  });
});
