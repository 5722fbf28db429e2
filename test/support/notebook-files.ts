import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeCell, Notebook, Output } from "../../src/notebook/notebook";
import { readNotebook } from "../../src/notebook/read-notebook";

export const notebooksFolder = join(__dirname, "../../notebooks");

export interface NotebookFile {
  /** Name in the folder `notebooks`, for example `01-math-assist.ipynb`. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly notebook: Notebook;
}

/** All notebooks of a folder below `notebooks`, in the order of their names. */
export function notebookFiles(folder = ""): NotebookFile[] {
  const names = readdirSync(join(notebooksFolder, folder)).filter((name) => name.endsWith(".ipynb"));
  return names.sort().map((file) => {
    const name = join(folder, file);
    const path = join(notebooksFolder, name);
    const text = readFileSync(path, "utf8");
    return { name, path, text, notebook: readNotebook(text, name) };
  });
}

/** The markdown cells of a notebook, joined. */
export function proseOf(notebook: Notebook): string {
  return notebook.cells.map((cell) => (cell.cell_type === "code" ? "" : cell.source)).join("\n\n");
}

/** Everything a cell shows, as one text. */
export function textOf(cell: Pick<CodeCell, "outputs">): string {
  return cell.outputs.map(outputText).join("\n");
}

function outputText(output: Output): string {
  if (output.output_type === "stream") return output.text;
  return Object.values(output.data)
    .filter((content) => typeof content === "string")
    .join("\n");
}
