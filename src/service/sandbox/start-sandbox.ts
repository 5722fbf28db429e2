import { constants, setPriority } from "node:os";
import type { BootOptions } from "./child/boot-options";
import { type Launch, type ReplyWithBody, SandboxProcess } from "./sandbox-process";

/** Bytes that one message of a serving sandbox may carry besides the files' own limit. */
const SLACK_BYTES = 1 << 20;
const SNAPSHOT_BYTES = 512 << 20;

export interface StartedSandbox {
  readonly sandbox: SandboxProcess;
  readonly restored: boolean;
}

/**
 * Starts a process and waits until it serves.
 *
 * @throws Error when it ends before, or is not ready in time
 */
export async function startSandbox(
  launch: Launch,
  boot: BootOptions,
  timeoutMs: number,
): Promise<StartedSandbox> {
  const sandbox = new SandboxProcess(launch, boot, boot.maxFileBytesOut + boot.outputBytes + SLACK_BYTES);
  const first = await firstReply(sandbox, timeoutMs);
  if (first.reply.type === "ready") return { sandbox, restored: first.reply.restored };
  sandbox.kill({ reason: "forged", what: `${first.reply.type} before it was ready` });
  throw new Error(`Cannot start the Python sandbox: it said "${first.reply.type}" before it was ready`);
}

/**
 * Makes a snapshot in a process of its own, which never ran anybody's code.
 *
 * @throws Error when the process ends before, or takes too long
 */
export async function buildSnapshot(
  launch: Launch,
  boot: BootOptions,
  { timeoutMs, signal, inBackground }: { timeoutMs: number; signal: AbortSignal; inBackground: boolean },
): Promise<Uint8Array> {
  const builder = new SandboxProcess(launch, { ...boot, mode: "build", snapshot: null }, SNAPSHOT_BYTES);
  const onAbort = (): void => builder.kill({ reason: "closed", what: "the interpreter was closed" });
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    if (inBackground) lowerPriority(builder.pid);
    const { reply, body } = await firstReply(builder, timeoutMs);
    if (reply.type !== "snapshot") throw new Error(`Cannot build a Python snapshot: got "${reply.type}"`);
    return body;
  } finally {
    signal.removeEventListener("abort", onAbort);
    builder.kill({ reason: "closed", what: "built" });
  }
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may be gone, or the system may not allow it: it then builds at normal priority.
  }
}

async function firstReply(sandbox: SandboxProcess, timeoutMs: number): Promise<ReplyWithBody> {
  const timer = setTimeout(
    () => sandbox.kill({ reason: "start", what: `not ready after ${timeoutMs} ms` }),
    timeoutMs,
  );
  try {
    return await new Promise((resolve, reject) => {
      sandbox.listen((message) => {
        sandbox.listen(null);
        resolve(message);
      });
      void sandbox.ended.then(({ reason, what }) =>
        reject(new Error(`Cannot start the Python sandbox: ${reason}: ${what}`)),
      );
    });
  } finally {
    clearTimeout(timer);
  }
}
