import type { BootPackage } from "./child/boot-options";

/** What the service says to a sandbox. The first frame is {@link BootOptions}. */
export type Command =
  /** Body: the code, UTF-8. */
  | { readonly type: "run"; readonly nonce: string; readonly softMs: number; readonly hardMs: number }
  /** Body: the content. `path` is below `/mnt/data`. */
  | { readonly type: "put"; readonly nonce: string; readonly path: string }
  /** No error when there is no such file. */
  | { readonly type: "remove"; readonly nonce: string; readonly path: string }
  /** Changes what Python code can import. */
  | { readonly type: "offer"; readonly nonce: string; readonly packages: readonly BootPackage[] }
  | { readonly type: "list"; readonly nonce: string };

/** Longest path of a file in characters; a file below a longer one is neither listed nor returned. */
export const MAX_PATH = 1_024;

/** Why a file was not stored when code has made a folder of that name. */
export const FOLDER_IN_THE_WAY = "a folder has that name";

/** What a sandbox says to the service, which checks each word of it: see check-reply.ts. */
export type Reply =
  | { readonly type: "ready"; readonly restored: boolean }
  /** Body: the snapshot. */
  | { readonly type: "snapshot" }
  /** Body: printed bytes. */
  | { readonly type: "log"; readonly nonce: string }
  /** Body: the content. */
  | { readonly type: "file"; readonly nonce: string; readonly path: string; readonly shown: boolean }
  /** Body: the tail of the output, after `cutBytes` bytes that are lost. */
  | {
      readonly type: "done";
      readonly nonce: string;
      readonly status: "ok" | "error" | "memory" | "timeout";
      readonly cutBytes: number;
      readonly heldBack: number;
      readonly memoryMb: number;
    }
  | { readonly type: "stored"; readonly nonce: string; readonly error: string | null }
  | { readonly type: "files"; readonly nonce: string; readonly paths: readonly string[] }
  /** The last word of a sandbox. */
  | { readonly type: "end"; readonly reason: EndReason; readonly what: string };

/**
 * `violation`: touched the border. `ended`: asked the process to end. `crash`: Python broke. `flood`: printed too much. `memory`: none is left.
 * `start`: could not start.
 */
export type EndReason = "violation" | "ended" | "crash" | "flood" | "memory" | "start";
