import type { CellEvent } from "./collect-outputs";
import { colorsFor } from "./colors-for";
import type { Notebook } from "./notebook";

/** The part of a terminal's stream that is needed here. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Says on a terminal how a notebook gets on: each code cell with its heading, and the beginning of what it shows. */
export interface Progress {
  begin(cell: number): void;
  event(cell: number, event: CellEvent): void;
  /** Closes an open line. Safe to call twice. */
  end(): void;
}

const maxLinesOfCell = 6;

export function showProgress(notebook: Notebook, stream: ProgressStream): Progress {
  const colors = colorsFor(stream);
  const headings = headingsOf(notebook);
  let open = false;
  let shown = 0;
  let lastStatus = "";
  const close = () => {
    if (open) stream.write("\n");
    open = false;
  };
  const line = (text: string) => {
    close();
    stream.write(`${text}\n`);
  };
  const addText = (text: string) => {
    for (const part of text.trimEnd().split("\n")) {
      shown += 1;
      if (shown < maxLinesOfCell) line(colors.dim(`     ${part.slice(0, 150)}`));
      if (shown === maxLinesOfCell) line(colors.dim("     …"));
    }
  };
  /** A display that is written again and again is one line that changes in place; in a log, a line for each status. */
  const addStatus = (text: string) => {
    const status = text.split("·")[0]?.trim() ?? "";
    if (stream.isTTY === true) {
      if (!open) stream.write("     ");
      stream.write(`\r\u001b[K     ${colors.dim(text.slice(0, 100))}`);
      open = true;
    } else if (status !== lastStatus) line(`     ${text}`);
    lastStatus = status;
  };

  return {
    begin(cell) {
      const number = `${cell}/${headings.length}`.padStart(5);
      line(`${colors.cyan(number)}  ${headings[cell - 1] ?? ""}`);
      shown = 0;
      lastStatus = "";
    },
    event(_cell, event) {
      if (event.type === "stream") return addText(event.text);
      const text = event.data["text/plain"];
      if (typeof text !== "string") return addText(describe(event.data));
      if (text.includes("\n")) addText(text);
      else addStatus(text);
    },
    end: close,
  };
}

/** For each code cell the nearest heading above it; a second cell below the same heading says which it is. */
export function headingsOf(notebook: Notebook): string[] {
  const headings: string[] = [];
  let heading = "";
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") headings.push(heading);
    else heading = [...cell.source.matchAll(/^#{1,3} (.+)$/gm)].at(-1)?.[1]?.trim() ?? heading;
  }
  return headings;
}

function describe(data: { readonly [mime: string]: unknown }): string {
  const [mime = "", content] = Object.entries(data)[0] ?? [];
  return mime === "text/markdown" && typeof content === "string" ? content : `(${mime})`;
}
