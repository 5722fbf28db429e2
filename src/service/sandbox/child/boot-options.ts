/** What the parent tells a new child, as the first frame. */
export interface BootOptions {
  /** `serve` runs cells; `build` makes a snapshot, sends it, and ends. */
  readonly mode: "serve" | "build";
  /** Folder of the pyodide package. */
  readonly pyodideFolder: string;
  /** Path of a snapshot whose checksum was right; null starts cold. */
  readonly snapshot: string | null;
  readonly heapBytes: number;
  readonly filesBytes: number;
  readonly maxNodes: number;
  readonly outputBytes: number;
  readonly outputKillBytes: number;
  readonly maxFilesOut: number;
  readonly maxFileBytesOut: number;
  /** What Python code can import beside the standard library. */
  readonly packages: readonly BootPackage[];
  /** Of all packages that exist for Pyodide: module name to package name, for hints. */
  readonly known: Readonly<Record<string, string>>;
  /** Modules imported before the snapshot is taken, and their packages. */
  readonly preload: readonly string[];
}

/** A package in the cache. */
export interface BootPackage {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly imports: readonly string[];
  readonly depends: readonly string[];
  /** Has compiled code, and so must be unpacked. */
  readonly native: boolean;
}
