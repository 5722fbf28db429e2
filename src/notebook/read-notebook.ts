import type { Cell, Json, MimeBundle, Notebook, Output } from "./notebook";

/**
 * Reads the text of an .ipynb file, format 4.0 to 4.5. Multi-line strings are joined; cells without an id get one,
 * and output kinds that the kernel of this project does not make are left out.
 *
 * @throws {SyntaxError} when the text is no JSON.
 * @throws {TypeError} when the JSON is no notebook of format 4; both messages name the file.
 */
export function readNotebook(text: string, name = "notebook"): Notebook {
  const root = asRecord(parse(text, name));
  if (root?.nbformat !== 4 || !Array.isArray(root.cells)) {
    throw new TypeError(
      `Cannot read ${name}: it is no notebook of format 4; expected "nbformat": 4 and a list "cells"`,
    );
  }
  return {
    cells: root.cells.map((cell, index) => readCell(cell, index, name)),
    metadata: asRecord(root.metadata) ?? {},
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function parse(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new SyntaxError(`Cannot read ${name}: it is no JSON; check that it is a whole .ipynb file`, {
      cause: error,
    });
  }
}

function readCell(value: Json, index: number, name: string): Cell {
  const cell = asRecord(value);
  const source = textOf(cell?.source);
  const type = cell?.cell_type;
  if (cell === null || source === null || (type !== "code" && type !== "markdown" && type !== "raw")) {
    throw new TypeError(
      `Cannot read ${name}: cells[${index}] needs a cell_type (code, markdown, raw) and a source`,
    );
  }
  const id = typeof cell.id === "string" ? cell.id : `cell-${index + 1}`;
  const metadata = asRecord(cell.metadata) ?? {};
  if (type !== "code") return { cell_type: type, id, source, metadata };
  const count = cell.execution_count;
  const outputs = Array.isArray(cell.outputs) ? cell.outputs.map(readOutput) : [];
  return {
    cell_type: "code",
    id,
    source,
    metadata,
    execution_count: typeof count === "number" ? count : null,
    outputs: outputs.filter((output) => output !== null),
  };
}

function readOutput(value: Json): Output | null {
  const output = asRecord(value);
  const text = textOf(output?.text);
  const data = asRecord(output?.data);
  if (output?.output_type === "stream" && text !== null) {
    return { output_type: "stream", name: output.name === "stderr" ? "stderr" : "stdout", text };
  }
  if (output?.output_type === "display_data" && data !== null) {
    const joined: MimeBundle = {};
    for (const [mime, content] of Object.entries(data)) joined[mime] = textOf(content) ?? content;
    return { output_type: "display_data", data: joined, metadata: asRecord(output.metadata) ?? {} };
  }
  return null;
}

/** nbformat writes text as one string or as a list of lines. */
function textOf(value: Json | undefined): string | null {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  return value.every((line) => typeof line === "string") ? value.join("") : null;
}

function asRecord(value: Json | undefined): { [key: string]: Json } | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
