import type { Cell, Json, Notebook, Output } from "./notebook";

/**
 * The text of an .ipynb file, byte for byte as Jupyter's own nbformat writes it: format 4.5, sorted keys, indent 1,
 * text as lists of lines, a newline at the end. So a save in Jupyter and one here make no difference in git.
 */
export function writeNotebook(notebook: Notebook): string {
  const json: Json = {
    cells: notebook.cells.map(cellJson),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(sorted(json), null, 1)}\n`;
}

function cellJson(cell: Cell): Json {
  const { cell_type, id, metadata } = cell;
  const source = linesOf(cell.source);
  if (cell.cell_type !== "code") return { cell_type, id, metadata, source };
  const { execution_count } = cell;
  return { cell_type, execution_count, id, metadata, outputs: cell.outputs.map(outputJson), source };
}

function outputJson(output: Output): Json {
  if (output.output_type === "stream") {
    return { name: output.name, output_type: "stream", text: linesOf(output.text) };
  }
  const data: { [mime: string]: Json } = {};
  for (const [mime, content] of Object.entries(output.data)) {
    const isLines = typeof content === "string" && (mime.startsWith("text/") || textTypes.has(mime));
    data[mime] = isLines ? linesOf(content) : content;
  }
  return { data, metadata: output.metadata, output_type: "display_data" };
}

/** What nbformat splits into lines besides text/*; everything else stays one string. */
const textTypes = new Set(["application/javascript", "image/svg+xml"]);

function linesOf(text: string): string[] {
  return text === "" ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}
