/** One value of the JSON that a notebook file consists of. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a cell left behind, as nbformat keeps it; `stream` is text, `display_data` anything else. */
export type Output =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string }
  | { output_type: "display_data"; data: MimeBundle; metadata: { [key: string]: Json } };

/** MIME type to content: text, base64 for pictures, objects for JSON types. */
export type MimeBundle = { [mime: string]: Json };

export interface CodeCell {
  readonly cell_type: "code";
  id: string;
  source: string;
  execution_count: number | null;
  outputs: Output[];
  metadata: { [key: string]: Json };
}

export interface ProseCell {
  readonly cell_type: "markdown" | "raw";
  id: string;
  source: string;
  metadata: { [key: string]: Json };
}

export type Cell = CodeCell | ProseCell;

export interface Notebook {
  cells: Cell[];
  metadata: { [key: string]: Json };
  nbformat: 4;
  nbformat_minor: number;
}

/** The metadata by which VS Code and Jupyter recommend the TypeScript kernel. */
export const tslabMetadata: { [key: string]: Json } = {
  kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
  language_info: {
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    file_extension: ".ts",
    mimetype: "text/typescript",
    name: "typescript",
    version: "3.7.2",
  },
};

/** The code cells of a notebook, in order; "cell 3" in messages is the third of these. */
export function codeCells(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}
