import { type Cell, type Notebook, tslabMetadata } from "../../src/notebook/notebook";

/** A notebook of code cells; a source that begins with "#" becomes a markdown cell. */
export function notebookOf(...sources: string[]): Notebook {
  const cells = sources.map((source, index): Cell => {
    const id = `cell-${index + 1}`;
    if (source.startsWith("#")) return { cell_type: "markdown", id, source, metadata: {} };
    return { cell_type: "code", id, source, metadata: {}, execution_count: null, outputs: [] };
  });
  return { cells, metadata: tslabMetadata, nbformat: 4, nbformat_minor: 5 };
}
