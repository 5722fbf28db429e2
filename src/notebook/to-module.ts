import * as ts from "typescript";

/** Where a line of the generated module comes from: code cell (from 1) and line in it (from 1). */
export interface Place {
  readonly cell: number;
  readonly line: number;
}

export interface NotebookModule {
  /** TypeScript: the imports of all cells, and one async function that runs the cells in order. */
  readonly text: string;
  /** One entry for each line of `text`; null for lines that no cell wrote. */
  readonly places: readonly (Place | null)[];
}

/**
 * Makes one module out of the code cells of a notebook. Its default export takes the object that watches the cells:
 * `begin(cell)` before each of them, `last(value)` with the value of a cell's last expression.
 * Columns stay as they are in the cells, so an error needs nothing but `places` to be located.
 */
export function toModule(sources: readonly string[]): NotebookModule {
  const lines: string[] = [];
  const places: (Place | null)[] = [];
  const add = (line: string, place: Place | null) => {
    lines.push(line);
    places.push(place);
  };
  const cells = sources.map((source, index) => cutCell(source, index + 1));
  for (const { imports } of cells) for (const { text, place } of imports) add(text, place);
  add("interface __Cells { begin(cell: number): Promise<void>; last(value: unknown): void }", null);
  add("export default async function (__cells: __Cells): Promise<void> {", null);
  cells.forEach(({ body }, index) => {
    add(`await __cells.begin(${index + 1});`, null);
    for (const { text, place } of body) add(text, place);
  });
  add("}", null);
  return { text: lines.join("\n"), places };
}

interface Line {
  readonly text: string;
  readonly place: Place | null;
}

/** Takes a cell apart: static imports go to the head of the module, the last expression is handed to `last`. */
function cutCell(source: string, cell: number): { imports: Line[]; body: Line[] } {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  const imports: Line[] = [];
  let rest = source;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const start = statement.getStart(file);
    imports.push(...linesOf(source, { start, end: statement.end, cell }));
    // Blanks instead of the import, so that everything behind it keeps its line and column.
    rest =
      rest.slice(0, start) +
      rest.slice(start, statement.end).replace(/[^\n]/g, " ") +
      rest.slice(statement.end);
  }
  const last = file.statements.at(-1);
  if (last === undefined || !ts.isExpressionStatement(last)) {
    return { imports, body: linesOf(rest, { start: 0, end: rest.length, cell }) };
  }
  const { expression } = last;
  const start = expression.getStart(file);
  const body = [
    ...linesOf(rest, { start: 0, end: start, cell }),
    { text: "__cells.last(", place: null },
    ...linesOf(rest, { start, end: expression.end, cell }),
    { text: ")", place: null },
    ...linesOf(rest, { start: expression.end, end: rest.length, cell }),
  ];
  return { imports, body };
}

/** The lines of a part of a cell; the first keeps its column. */
function linesOf(source: string, part: { start: number; end: number; cell: number }): Line[] {
  const before = source.slice(0, part.start);
  const firstLine = before.split("\n").length;
  const column = part.start - (before.lastIndexOf("\n") + 1);
  const text = " ".repeat(column) + source.slice(part.start, part.end);
  return text
    .split("\n")
    .map((line, index) => ({ text: line, place: { cell: part.cell, line: firstLine + index } }));
}
