import type { ImportedFunction } from "./lock";

/** The part of Emscripten's in-memory file system that is used here; checked by the tests against the real one. */
export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array | string, options?: { canOwn?: boolean }): void;
  makedev(major: number, minor: number): number;
  mkdev(path: string, device: number): void;
  registerDevice(device: number, operations: object): void;
  readFile(path: string, options?: object): Uint8Array;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  readdir(path: string): string[];
  lstat(path: string): { mode: number; size: number };
  lookupPath(path: string, options?: { follow?: boolean }): { node: FileNode };
  isFile(mode: number): boolean;
  isDir(mode: number): boolean;
  createNode(...args: unknown[]): FileNode;
  ErrnoError: new (errno: number) => Error;
  filesystems: Record<string, { mount?: unknown; ops_table?: OperationTable }>;
  nameTable: (FileNode | null)[];
  streams: ({ node?: FileNode } | null)[];
  [name: string]: unknown;
}

export interface FileNode {
  usedBytes?: number;
  name_next?: FileNode | null;
  /** Ours: set when the content was written since the last look. */
  written?: boolean;
}

export interface OperationTable {
  file: {
    node: { setattr: (node: FileNode, attributes: { size?: number }) => unknown };
    stream: { write: (stream: { node: FileNode }, ...rest: unknown[]) => unknown };
  };
}

export interface Module {
  HEAP8: Int8Array;
  HEAPU32: Uint32Array;
  _Py_EMSCRIPTEN_SIGNAL_HANDLING: number;
  _PyRun_SimpleString(pointer: number): number;
  stringToNewUTF8(text: string): number;
}

export interface Pyodide {
  FS: FileSystem;
  _module: Module;
  runPython(code: string): unknown;
  makeMemorySnapshot(): Uint8Array;
  setStdin(options: { stdin: () => null }): void;
  setStdout(options: { write: (bytes: Uint8Array) => number }): void;
  setStderr(options: { write: (bytes: Uint8Array) => number }): void;
  [name: string]: unknown;
}

/** Settings of the Emscripten module factory; `instantiateWasm` is the official place to see the imports. */
export interface ModuleSettings {
  instantiateWasm(imports: WasmImports, done: Instantiated): unknown;
}

/** By module: `env`, `wasi_snapshot_preview1` (the same object), and the tables of addresses. */
export type WasmImports = Record<string, Record<string, ImportedFunction>>;

export type Instantiated = (instance: { exports: { memory: WasmMemory } }, module: unknown) => void;

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}
