/** Looks at a CSV file first: which columns it has and what stands in them. */
import { assemble } from "../kits/kits";

export interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  /** The different values of a column of words, when they are few. */
  readonly values: readonly string[];
}

export interface TableFacts {
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A program that prints the facts as JSON. */
export function lookProgram(path: string): string {
  return assemble([
    "# First a look at the file: its columns and what kind of values they hold.",
    `table = read_table(${JSON.stringify(path)})`,
    "columns = []",
    "for name in table[0] if table else []:",
    "    values = [row.get(name) for row in table if row.get(name) is not None]",
    "    numbers = sum(isinstance(v, F) for v in values)",
    "    words = sorted({str(v) for v in values if not isinstance(v, F)})",
    "    kinds = {",
    '        "name": name,',
    '        "isNumber": numbers > 0 and numbers * 2 > len(values),',
    '        "values": words if len(words) <= 60 else [],',
    "    }",
    "    columns.append(kinds)",
    'print("table:", json.dumps({"rows": len(table), "columns": columns}))',
    'print("check: ok" if table else "refused: the file has no rows below its header")',
  ]);
}

/** What the program printed; `null` when it found no table. */
export function readFacts(output: string, path: string): TableFacts | null {
  const json = /^table: (\{.*\})$/m.exec(output)?.[1];
  if (!json) return null;
  try {
    const facts = JSON.parse(json) as Omit<TableFacts, "path">; // printed by lookProgram
    return facts.columns.length > 0 && facts.rows > 0
      ? { path, rows: facts.rows, columns: facts.columns }
      : null;
  } catch {
    return null;
  }
}
