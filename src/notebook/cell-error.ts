/** One thing that is wrong in a notebook, at a place that its reader can find. */
export interface CellFault {
  /** Number of the code cell, from 1; null when no cell is to blame. */
  readonly cell: number | null;
  /** Line in the cell, from 1; null when unknown. */
  readonly line: number | null;
  /** What went wrong, for example `TypeError: x is not a function`. */
  readonly text: string;
}

/** A notebook did not run to its end. `faults[0]` is the first failure; type errors can be several. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";

  constructor(
    readonly path: string,
    readonly faults: readonly CellFault[],
    options?: ErrorOptions,
  ) {
    super(faults.map((fault) => `${placeOf(path, fault)}: ${fault.text}`).join("\n"), options);
  }
}

/** For example `notebooks/01-math-assist.ipynb, code cell 4, line 2`. */
function placeOf(path: string, { cell, line }: CellFault): string {
  return [path, cell === null ? "" : `code cell ${cell}`, line === null ? "" : `line ${line}`]
    .filter(Boolean)
    .join(", ");
}
