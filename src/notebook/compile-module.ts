import * as tsNode from "ts-node";
import * as ts from "typescript";
import { type CellFault, NotebookError } from "./cell-error";
import { lostPackage } from "./lost-package";
import type { NotebookModule, Place } from "./to-module";

/**
 * Checks the types of the whole module and compiles it to CommonJS with an inline source map.
 *
 * @param fileName Absolute; packages and relative imports are looked up from its folder. The file need not exist.
 * @throws {NotebookError} with every type and syntax error, located in the cells, before anything has run.
 */
export function compileModule(module: NotebookModule, fileName: string, path: string): string {
  const service = tsNode.create({ skipProject: true, skipIgnore: true, compilerOptions });
  try {
    return service.compile(module.text, fileName);
  } catch (error) {
    if (!(error instanceof tsNode.TSError)) throw error;
    const faults = error.diagnostics.map((diagnostic) => faultOf(diagnostic, module.places));
    // The error itself holds the whole program: whoever prints it deep runs out of memory.
    throw new NotebookError(path, faults, { cause: error.message });
  }
}

/**
 * As strict as the kernel, which checks every cell. Dynamic imports become `require`, as there: loaded as an ES
 * module, `openai` would have error classes of its own, which the client module does not know.
 */
const compilerOptions = {
  target: "es2022",
  lib: ["es2023"],
  module: "commonjs",
  moduleResolution: "bundler",
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  esModuleInterop: true,
  inlineSourceMap: true,
  inlineSources: false,
};

function faultOf(diagnostic: ts.Diagnostic, places: readonly (Place | null)[]): CellFault {
  const text = `${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n  ")} (TS${diagnostic.code})`;
  if (diagnostic.file === undefined || diagnostic.start === undefined)
    return { cell: null, line: null, text };
  const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  const lost = lostPackage(text);
  const more = redeclared.has(diagnostic.code) ? advice : lost === null ? "" : `. ${lost.why}. ${lost.todo}`;
  return { ...(places[line] ?? { cell: null, line: null }), text: text + more };
}

/** TS2451 and TS2300: a name declared twice, which the kernel allows in two cells. */
const redeclared = new Set([2451, 2300]);
const advice = "; all cells form one module here, so declare each name once, or run with --kernel";
