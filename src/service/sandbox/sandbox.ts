/** Where model-written Python runs. One session per thread: its variables and files live from call to call. */
export interface CodeInterpreter {
  /** The session of a thread, started when there is none. Two threads never share one. Its time counts for the owner. */
  session(key: string, owner?: string): Promise<Session>;
  /** Ends the session of a thread, if there is one, and forgets its files. */
  forget(key: string): Promise<void>;
  /** Takes a file out of `/mnt/data` of a thread's session; nothing happens where there is none. */
  removeFile(key: string, path: string): Promise<void>;
  /** Names that Python code can import beside the standard library, for example `["mpmath", "sympy"]`. */
  packages(): readonly string[];
  status(): InterpreterStatus;
  /** Ends every session; safe to call twice. */
  close(): Promise<void>;
}

export interface Session {
  /**
   * Runs one cell. Never rejects for anything the code does; see {@link RunResult.status}. One call at a time:
   * further calls wait.
   */
  run(code: string, options?: SessionRunOptions): Promise<RunResult>;
  /**
   * Puts a file into `/mnt/data` and returns its path there; the name is made safe and, unless it `replaces` an
   * earlier file, unique.
   */
  putFile(name: string, bytes: Uint8Array, options?: { readonly replaces: boolean }): Promise<string>;
  /** Paths of the regular files below `/mnt/data`. */
  listFiles(): Promise<string[]>;
}

export interface SessionRunOptions {
  /** Aborting kills the code at once; the result then has the status `cancelled`. */
  readonly signal?: AbortSignal;
  /** Gets what the code prints, while it runs. */
  readonly onLog?: (chunk: string) => void;
  /** Gets one line when the call has to wait for something unusual, such as a package being fetched. */
  readonly onProgress?: (line: string) => void;
}

export interface RunResult {
  /** `ok`; `error`: the code raised; the others: why the sandbox stopped it. */
  readonly status: RunStatus;
  /** What the code printed (stdout and stderr in order), the last value, the traceback, the notices. */
  readonly logs: string;
  /** Bytes of output that were cut out of `logs`. */
  readonly truncatedBytes: number;
  /** Files in `/mnt/data` that are new or changed. */
  readonly files: readonly OutputFile[];
  /** Whether variables and imports are gone after this call. */
  readonly stateLost: boolean;
  readonly durationMs: number;
  readonly memoryMb: number;
}

export type RunStatus = "ok" | "error" | "timeout" | "memory" | "violation" | "ended" | "crash" | "cancelled";

export interface OutputFile {
  /** Inside the sandbox, for example `/mnt/data/sine.png`. */
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Set when the content is a picture, whatever its name says. */
  readonly image: "png" | "jpeg" | "gif" | "webp" | "svg" | null;
  /** Whether the picture was shown by the code (`plt.show()`), and is no file the user asked for. */
  readonly shown: boolean;
}

/** Limits of one session. */
export interface SandboxLimits {
  /** After this the code gets a KeyboardInterrupt and keeps its state. Default 25 000. */
  readonly softTimeoutMs: number;
  /** After this the process is killed. Default: soft limit + 5 000. */
  readonly hardTimeoutMs: number;
  /** Python heap; above it MemoryError. Default 512. */
  readonly heapMb: number;
  /** Files in the sandbox; above it ENOSPC. Default 64. */
  readonly filesMb: number;
  /** Resident memory of the process; above it it is killed. Default 1 200. */
  readonly rssMb: number;
  /** Output kept, head and tail. Default 65 536. */
  readonly outputBytes: number;
  /** Output after which the process is killed. Default 64 MiB. */
  readonly outputKillBytes: number;
  /** Longest program. Default 262 144. */
  readonly codeBytes: number;
  /** Files returned by one call. Default 32. */
  readonly maxFilesOut: number;
  /** Bytes returned by one call. Default 32 MiB. */
  readonly maxFileBytesOut: number;
}

export interface InterpreterStatus {
  readonly isolation: {
    /** Node's permission model is on in the child. */
    readonly permission: boolean;
    /** What keeps the network away besides the locked imports. */
    readonly network: "node" | "namespace" | "imports-only";
  };
  readonly snapshot: "restored" | "built" | "cold" | "not-started";
  /** Name to version. */
  readonly packages: Readonly<Record<string, string>>;
  readonly sessions: number;
}
