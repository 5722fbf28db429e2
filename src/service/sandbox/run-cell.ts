import { randomBytes } from "node:crypto";
import { type CellRepliesOptions, gatherReplies, type ReceivedFile } from "./cell-replies";
import type { RunStatus } from "./sandbox";
import type { Ending, SandboxProcess } from "./sandbox-process";
import { watchMemory } from "./watch-memory";

export interface CellOptions extends Omit<CellRepliesOptions, "nonce"> {
  readonly code: string;
  readonly softMs: number;
  readonly hardMs: number;
  readonly rssMb: number;
  readonly signal: AbortSignal | undefined;
}

/** What came out of one cell, before anything is added to it. */
export interface CellOutcome {
  readonly status: RunStatus;
  readonly cutBytes: number;
  readonly heldBack: number;
  readonly memoryMb: number;
  readonly files: readonly ReceivedFile[];
  /** Why the process is gone, when it is. */
  readonly lost: string | null;
}

/** Runs one cell in a process that is ready and idle; kills it at the hard limit or when the signal aborts. */
export async function runCell(sandbox: SandboxProcess, options: CellOptions): Promise<CellOutcome> {
  const nonce = randomBytes(16).toString("hex");
  const replies = gatherReplies({ ...options, nonce });
  await new Promise<void>((resolve) => {
    const kill = (what: string): void => sandbox.kill({ reason: "killed", what });
    const hardTimer = setTimeout(() => kill("timeout"), options.hardMs);
    const stopWatching = watchMemory(sandbox.pid, options.rssMb, () => kill("memory"));
    const onAbort = (): void => kill("cancelled");
    const finish = (): void => {
      clearTimeout(hardTimer);
      stopWatching();
      options.signal?.removeEventListener("abort", onAbort);
      sandbox.listen(null);
      resolve();
    };
    sandbox.listen((message) => {
      if (!replies.take(message)) sandbox.forged(message.reply.type);
      else if (replies.done) finish();
    });
    options.signal?.addEventListener("abort", onAbort, { once: true });
    void sandbox.ended.then(finish);
    const { softMs, hardMs } = options;
    if (options.signal?.aborted) onAbort();
    else sandbox.send({ type: "run", nonce, softMs, hardMs }, Buffer.from(options.code));
  });
  if (!replies.done) return lostOutcome(sandbox, replies.files);
  const { status, cutBytes, heldBack, memoryMb } = replies.done;
  return { status, cutBytes, heldBack, memoryMb, files: replies.files, lost: null };
}

async function lostOutcome(sandbox: SandboxProcess, files: readonly ReceivedFile[]): Promise<CellOutcome> {
  const [status, lost] = explain(await sandbox.ended);
  return { status, cutBytes: 0, heldBack: 0, memoryMb: 0, files, lost };
}

function explain({ reason, what }: Ending): [RunStatus, string] {
  if (reason === "closed") return ["cancelled", what];
  // Only these are the service's own words; what follows is the sandbox's.
  const why = reason === "killed" ? what : reason;
  if (why === "cancelled") return ["cancelled", "the run was cancelled"];
  if (why === "timeout") return ["timeout", "the code did not stop at the time limit"];
  if (why === "memory") return ["memory", "the process used too much memory"];
  if (reason === "flood") return ["ended", "the code printed too much"];
  if (reason === "ended") return ["ended", "the code ended the process"];
  if (reason === "violation" || reason === "forged")
    return ["violation", "the code tried to leave the sandbox"];
  if (what.includes("call stack")) return ["crash", "Python crashed: the nesting or recursion was too deep"];
  return ["crash", "Python crashed"];
}
