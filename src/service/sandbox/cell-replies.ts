import type { Reply } from "./protocol";
import type { ReplyWithBody } from "./sandbox-process";

export interface CellRepliesOptions {
  readonly nonce: string;
  /** Bytes of output the sandbox may send; more is a forgery. */
  readonly outputBytes: number;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly onLog: (chunk: string) => void;
}

export interface ReceivedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly shown: boolean;
}

export interface CellReplies {
  readonly files: readonly ReceivedFile[];
  readonly done: (Reply & { type: "done" }) | null;
  /** Takes one message; false when a sandbox that runs this cell would never send it. */
  take(message: ReplyWithBody): boolean;
}

/** Gathers what a sandbox says while it runs one cell, and notices what it must not say. */
export function gatherReplies(options: CellRepliesOptions): CellReplies {
  const files: ReceivedFile[] = [];
  const decoder = new TextDecoder();
  let done: CellReplies["done"] = null;
  let logBytes = 0;
  let fileBytes = 0;
  const log = (bytes: Uint8Array, isLast: boolean): boolean => {
    logBytes += bytes.length;
    if (logBytes > options.outputBytes) return false;
    const text = decoder.decode(bytes, { stream: !isLast });
    if (text) options.onLog(text);
    return true;
  };
  return {
    files,
    get done() {
      return done;
    },
    take({ reply, body }) {
      if (!("nonce" in reply) || reply.nonce !== options.nonce || done) return false;
      if (reply.type === "log") return body.length > 0 && log(body, false);
      if (reply.type === "file") {
        fileBytes += body.length;
        // A copy: the body is a window into a larger buffer.
        files.push({ path: reply.path, bytes: new Uint8Array(body), shown: reply.shown });
        return files.length <= options.maxFiles && fileBytes <= options.maxFileBytes;
      }
      if (reply.type !== "done") return false;
      if (reply.cutBytes > 0) options.onLog(`\n[... ${reply.cutBytes.toLocaleString("en")} bytes cut ...]\n`);
      done = reply;
      return log(body, true);
    },
  };
}
