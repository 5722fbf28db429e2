import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { checkReply } from "./check-reply";
import type { BootOptions } from "./child/boot-options";
import { encodeFrame, FrameReader } from "./frames";
import type { Command, EndReason, Reply } from "./protocol";

/** How to start a sandbox process; the same for all of one interpreter. */
export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Why a process is gone. */
export interface Ending {
  readonly reason: EndReason | "killed" | "forged" | "closed";
  readonly what: string;
}

export interface ReplyWithBody {
  readonly reply: Reply;
  readonly body: Uint8Array;
}

const DIAGNOSTIC_BYTES = 4_096;
const HEADER_BYTES = 1 << 20;

/** One child process. Whatever it says is checked; the first wrong word ends it. */
export class SandboxProcess {
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private readonly commands: Writable;
  private listener: ((message: ReplyWithBody) => void) | null = null;
  private ending: Ending | null = null;
  private diagnostics = "";

  constructor(launch: Launch, boot: BootOptions, maxBodyBytes: number) {
    this.child = spawn(launch.program, launch.args, {
      cwd: launch.cwd,
      // Windows programs do not start without this one.
      env: process.platform === "win32" ? { SystemRoot: "C:\\Windows" } : {},
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const [stdin, , , replies] = this.child.stdio;
    // "pipe" was asked for above, so these are streams.
    this.commands = stdin as Writable;
    this.commands.on("error", () => undefined);
    this.readReplies(
      replies as Readable,
      new FrameReader({ headerBytes: HEADER_BYTES, bodyBytes: maxBodyBytes }),
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("error", () => undefined);
      stream?.on("data", (chunk: Buffer) => {
        this.diagnostics = (this.diagnostics + chunk.toString("latin1")).slice(-DIAGNOSTIC_BYTES);
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => {
        this.ending ??= { reason: "start", what: error.message };
        resolve(this.ending);
      });
      this.child.once("close", (code, signal) => {
        this.ending ??= { reason: "crash", what: `exit ${code ?? signal}: ${this.diagnostics.trim()}` };
        resolve(this.ending);
      });
    });
    this.commands.write(encodeFrame(boot));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isGone(): boolean {
    return this.ending !== null;
  }

  /** Gets every reply from now on; one listener at a time. */
  listen(listener: ((message: ReplyWithBody) => void) | null): void {
    this.listener = listener;
  }

  send(command: Command, body?: Uint8Array): void {
    if (!this.isGone) this.commands.write(encodeFrame(command, body));
  }

  /** Ends the process at once. */
  kill(ending: Ending): void {
    this.ending ??= ending;
    this.child.kill("SIGKILL");
  }

  /** Ends the process for a message that it must not send now. */
  forged(what: string): void {
    this.kill({ reason: "forged", what: `an unexpected message (${what})` });
  }

  private readReplies(replies: Readable, reader: FrameReader): void {
    replies.on("error", () => undefined);
    replies.on("data", (chunk: Buffer) => {
      if (this.ending) return;
      try {
        for (const frame of reader.push(chunk)) this.receive(checkReply(frame.header), frame.body);
      } catch (error) {
        this.kill({ reason: "forged", what: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  private receive(reply: Reply | null, body: Uint8Array): void {
    if (this.ending) return;
    if (!reply) this.kill({ reason: "forged", what: "a message that no sandbox sends" });
    else if (reply.type === "end") this.kill({ reason: reply.reason, what: reply.what });
    else if (this.listener) this.listener({ reply, body });
    else this.forged(`${reply.type} while idle`);
  }
}
