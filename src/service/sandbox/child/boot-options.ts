/** What the parent tells a new child, as the first frame. */
export interface BootOptions {
  /** `serve` runs cells; `build` makes a snapshot, sends it, and ends. */
  readonly mode: "serve" | "build";
  /** Folder of the pyodide package. */
  readonly pyodideFolder: string;
  /** A snapshot and its SHA-256 in hex; null starts cold. */
  readonly snapshot: { readonly path: string; readonly sha256: string } | null;
  readonly heapBytes: number;
  readonly filesBytes: number;
  readonly maxNodes: number;
  readonly outputBytes: number;
  readonly outputKillBytes: number;
  readonly maxFilesOut: number;
  readonly maxFileBytesOut: number;
  /** Archives (zip or wheel) of pure Python code, put on the path; read before the lock. */
  readonly archives: readonly string[];
  /** Modules imported before the snapshot is taken. */
  readonly preload: readonly string[];
}
