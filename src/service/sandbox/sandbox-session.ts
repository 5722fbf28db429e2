import { askSandbox, FolderInTheWay, storeInSandbox } from "./ask-sandbox";
import type { ReceivedFile } from "./cell-replies";
import type { BootPackage } from "./child/boot-options";
import { safeFileName, uniqueFileName } from "./file-names";
import { imageType } from "./image-type";
import * as notices from "./notices";
import { type CellOutcome, runCell } from "./run-cell";
import type { OutputFile, RunResult, SandboxLimits, Session, SessionRunOptions } from "./sandbox";
import type { SandboxProcess } from "./sandbox-process";
import { SessionFiles } from "./session-files";

/** What a session needs from the interpreter around it. */
export interface SessionHost {
  readonly limits: SandboxLimits;
  /** A process for this session alone; waits while all are busy. */
  acquire(session: SandboxSession, options: SessionRunOptions): Promise<SandboxProcess>;
  /** Fetches what the code imports and nobody has; all packages there are then, or null when nothing is new. */
  fetchPackages(code: string, options: SessionRunOptions): Promise<readonly BootPackage[] | null>;
  /** The session is idle again. */
  release(session: SandboxSession): void;
}

const DATA_FOLDER = "/mnt/data";
const MEBI = 1 << 20;
/** A list of more paths may not fit into one message. */
const MANY_FILES = 400;
/** Names tried for a file before code that makes folders of all of them wins. */
const MAX_FOLDERS = 8;

/** The Python of one thread: its process comes and goes, its files stay. */
export class SandboxSession implements Session {
  /** When it was last used, for eviction. */
  lastUsedMs = 0;
  isBusy = false;
  process: SandboxProcess | null = null;
  private readonly files: SessionFiles;
  private lostReason: string | null = null;
  private closedReason: string | null = null;
  private hasRun = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: SessionHost) {
    this.files = new SessionFiles(host.limits.filesMb * MEBI);
  }

  run(code: string, options: SessionRunOptions = {}): Promise<RunResult> {
    return this.inTurn(() => this.runNow(code, options));
  }

  putFile(name: string, bytes: Uint8Array, { replaces } = { replaces: false }): Promise<string> {
    return this.inTurn(async () => {
      const folders = new Set<string>();
      const isTaken = (taken: string) =>
        folders.has(taken) || (!replaces && this.files.has(`${DATA_FOLDER}/${taken}`));
      for (;;) {
        const unique = uniqueFileName(safeFileName(name), isTaken);
        const path = `${DATA_FOLDER}/${unique}`;
        this.files.checkRoom(path, bytes.length);
        try {
          if (this.process && !this.process.isGone) await storeInSandbox(this.process, path, bytes);
          this.files.set(path, bytes);
          return path;
        } catch (error) {
          if (!(error instanceof FolderInTheWay) || folders.size >= MAX_FOLDERS) throw error;
          folders.add(unique);
        }
      }
    });
  }

  removeFile(path: string): Promise<void> {
    return this.inTurn(async () => {
      this.files.delete(path);
      if (this.process && !this.process.isGone)
        await askSandbox(this.process, (nonce) => ({ type: "remove", nonce, path }));
    });
  }

  listFiles(): Promise<string[]> {
    return this.inTurn(async () => {
      if (!this.process || this.process.isGone) return [...this.files.paths].sort();
      const listed = await askSandbox(this.process, (nonce) => ({ type: "list", nonce }));
      return listed?.type === "files" ? [...listed.paths] : [...this.files.paths].sort();
    });
  }

  /** Ends the process for good: a call that is just starting one gets none. */
  close(reason: string): void {
    this.closedReason = reason;
    this.stop(reason);
  }

  /** Ends the process, if there is one; the next call says why. */
  stop(reason: string): void {
    if (!this.process) return;
    this.process.kill({ reason: "closed", what: reason });
    this.process = null;
    if (this.hasRun) this.lostReason = reason;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.queue;
    const mine = before.then(work);
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private async runNow(code: string, options: SessionRunOptions): Promise<RunResult> {
    const { limits } = this.host;
    const started = performance.now();
    const logs: string[] = [];
    const log = (text: string): void => {
      logs.push(text);
      options.onLog?.(text);
    };
    const result = (outcome: CellOutcome, stateLost: boolean): RunResult => ({
      status: outcome.status,
      logs: logs.join(""),
      truncatedBytes: outcome.cutBytes,
      files: outcome.files.map(toOutputFile),
      stateLost,
      durationMs: Math.round(performance.now() - started),
      memoryMb: outcome.memoryMb,
    });
    const nothing = { cutBytes: 0, heldBack: 0, memoryMb: 0, files: [], lost: null };
    const bytes = Buffer.byteLength(code);
    if (bytes > limits.codeBytes) {
      log(notices.codeTooLongNotice(bytes, limits.codeBytes));
      return result({ ...nothing, status: "error" }, false);
    }
    if (options.signal?.aborted) return result({ ...nothing, status: "cancelled" }, false);
    this.isBusy = true;
    try {
      const onProgress = (line: string): void => {
        log(`[${line}]\n`);
        options.onProgress?.(line);
      };
      const packages = await this.host.fetchPackages(code, { ...options, onProgress });
      const sandbox = await this.ready(options);
      if (packages && sandbox) await askSandbox(sandbox, (nonce) => ({ type: "offer", nonce, packages }));
      if (!sandbox || options.signal?.aborted) return result({ ...nothing, status: "cancelled" }, false);
      if (this.lostReason) log(notices.restartNotice(this.lostReason, this.files.paths.length > 0));
      this.lostReason = null;
      this.hasRun = true;
      const outcome = await this.runCell(sandbox, { code, log, signal: options.signal });
      this.files.remember(outcome.files);
      if (!outcome.lost) await this.forgetRemoved(sandbox);
      addNotices(outcome, log, limits);
      if (outcome.lost) {
        this.process = null;
        this.lostReason = outcome.lost;
      }
      return result(outcome, outcome.lost !== null);
    } catch (error) {
      this.process?.kill({ reason: "closed", what: "it could not be used" });
      this.process = null;
      if (this.hasRun) this.lostReason ??= "it could not be started";
      log(`[${error instanceof Error ? error.message : String(error)}]\n`);
      return result({ ...nothing, status: "crash" }, this.hasRun);
    } finally {
      this.isBusy = false;
      this.host.release(this);
    }
  }

  /** What the code has removed is not put back into the next process. */
  private async forgetRemoved(sandbox: SandboxProcess): Promise<void> {
    if (this.files.paths.length === 0) return;
    const listed = await askSandbox(sandbox, (nonce) => ({ type: "list", nonce }));
    // A list that long may have been cut.
    if (listed?.type !== "files" || listed.paths.length > MANY_FILES) return;
    this.files.keepOnly(listed.paths);
  }

  private runCell(
    sandbox: SandboxProcess,
    given: { code: string; log: (text: string) => void; signal: AbortSignal | undefined },
  ): Promise<CellOutcome> {
    const { limits } = this.host;
    return runCell(sandbox, {
      code: given.code,
      softMs: limits.softTimeoutMs,
      hardMs: limits.hardTimeoutMs,
      rssMb: limits.rssMb,
      outputBytes: limits.outputBytes,
      maxFiles: limits.maxFilesOut,
      maxFileBytes: limits.maxFileBytesOut,
      signal: given.signal,
      onLog: given.log,
    });
  }

  /** A process with the session's files; null when the signal aborted meanwhile. */
  private async ready(options: SessionRunOptions): Promise<SandboxProcess | null> {
    if (this.process && !this.process.isGone) return this.process;
    if (this.process && this.hasRun) this.lostReason = "its process ended";
    this.process = null;
    try {
      const sandbox = await this.host.acquire(this, options);
      if (this.closedReason !== null) {
        sandbox.kill({ reason: "closed", what: this.closedReason });
        throw new Error(`Cannot run Python: ${this.closedReason}`);
      }
      this.process = sandbox;
      for (const [path, content] of this.files.entries()) await storeInSandbox(sandbox, path, content);
      return sandbox;
    } catch (error) {
      if (options.signal?.aborted) return null;
      throw error;
    }
  }
}

function addNotices(outcome: CellOutcome, log: (text: string) => void, limits: SandboxLimits): void {
  if (outcome.lost) log(notices.stopNotice(outcome.lost));
  else if (outcome.status === "timeout") log(notices.softTimeoutNotice(limits.softTimeoutMs / 1000));
  if (outcome.heldBack > 0) log(notices.heldBackNotice(outcome.heldBack));
}

function toOutputFile({ path, bytes, shown }: ReceivedFile): OutputFile {
  return {
    path,
    name: safeFileName(path),
    bytes,
    image: imageType(bytes),
    shown,
  };
}
