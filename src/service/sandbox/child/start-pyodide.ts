import fs from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeapFile } from "./heap-file";
import { type Border, type BorderHooks, guardImports } from "./lock";
import type { Instantiated, ModuleSettings, Pyodide, WasmImports, WasmMemory } from "./pyodide";

export interface StartOptions {
  readonly pyodideFolder: string;
  readonly snapshot: HeapFile | null;
  readonly forSnapshot: boolean;
  readonly hooks: BorderHooks;
}

const PAGE_BYTES = 65_536;

/** Starts Python, cold or from a snapshot, with guarded imports; nothing is locked yet. */
export async function startPyodide(options: StartOptions): Promise<{ pyodide: Pyodide; border: Border }> {
  allowConstantsBinding();
  const load = (file: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(options.pyodideFolder, file)).href);
  const { default: createModule } = await load("pyodide.asm.mjs");
  const { loadPyodide } = await load("pyodide.mjs");
  if (typeof createModule !== "function" || typeof loadPyodide !== "function")
    throw new TypeError("Cannot start Python: the pyodide package has another shape than expected");
  const borders: Border[] = [];
  const snapshot = options.snapshot && restorable(options.snapshot);
  const createPyodideModule = (settings: ModuleSettings): unknown =>
    createModule({
      ...settings,
      // Python shows it as os.environ["_"] and sys.executable; else it would be a path of the host.
      thisProgram: "python",
      instantiateWasm: (imports: WasmImports, done: Instantiated) => {
        for (const functions of new Set(importedFunctions(imports)))
          borders.push(guardImports(functions, options.hooks));
        return settings.instantiateWasm(imports, (instance, module) => {
          snapshot?.useMemory(instance.exports.memory);
          done(instance, module);
        });
      },
    });
  const pyodide: Pyodide = await loadPyodide({
    indexURL: options.pyodideFolder,
    jsglobals: Object.freeze(Object.create(null)),
    env: { HOME: "/home/user", MPLBACKEND: "module://_figures", PYTHONINSPECT: "" },
    stdin: () => null,
    createPyodideModule,
    ...(options.forSnapshot ? { _makeSnapshot: true } : {}),
    ...(snapshot ? { _loadSnapshot: snapshot.bytes } : {}),
  });
  if (borders.length === 0) throw new Error("Cannot start Python: its imports were not guarded");
  if (snapshot && !snapshot.isRestored()) throw new Error("Cannot start Python: its snapshot was not used");
  const lock = (): void => {
    for (const border of borders) border.lock();
  };
  return { pyodide, border: { lock } };
}

/**
 * What Pyodide takes for a snapshot in memory. It copies the rest behind the head into Python's memory; that rest is empty,
 * and asking for it writes the heap there straight from the file.
 */
function restorable(file: HeapFile): Restorable {
  let memory: WasmMemory | null = null;
  let restored = false;
  const bytes = file.head;
  const part = bytes.subarray.bind(bytes);
  bytes.subarray = (begin, end) => {
    if (end !== undefined || !memory) return part(begin, end);
    file.restore(new Uint8Array(memory.buffer));
    restored = true;
    return new Uint8Array(0);
  };
  return {
    bytes,
    useMemory(used) {
      memory = used;
      const missing = file.heapBytes - used.buffer.byteLength;
      if (missing > 0) used.grow(Math.ceil(missing / PAGE_BYTES));
    },
    isRestored: () => restored,
  };
}

interface Restorable {
  readonly bytes: Uint8Array;
  useMemory(memory: WasmMemory): void;
  isRestored(): boolean;
}

/** Everything that WebAssembly may call; the tables of addresses (`GOT.func`, `GOT.mem`) hold what these hold. */
function importedFunctions(imports: WasmImports): WasmImports[string][] {
  return Object.entries(imports).flatMap(([name, functions]) => (name.startsWith("GOT.") ? [] : [functions]));
}

/** Pyodide reads two tables through `process.binding`, which Node's permission model refuses. */
function allowConstantsBinding(): void {
  Object.defineProperty(process, "binding", {
    value: (name: string) => {
      if (name === "constants") return { fs: fs.constants, os: os.constants };
      throw new Error(`process.binding("${name}") is refused`);
    },
  });
}
