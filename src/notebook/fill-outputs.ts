import type { Notebook } from "./notebook";
import type { CellResult } from "./run-options";

/** The notebook with the outputs of a run, counted 1, 2, 3 … as after "run all" in a fresh kernel. */
export function fillOutputs(notebook: Notebook, results: readonly CellResult[]): Notebook {
  let count = 0;
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== "code") return cell;
    count += 1;
    return { ...cell, execution_count: count, outputs: results[count - 1]?.outputs ?? [] };
  });
  return { ...notebook, cells };
}
