import type { SessionRunOptions } from "./sandbox";
import type { SandboxProcess } from "./sandbox-process";
import type { SandboxSession } from "./sandbox-session";

export interface PoolOptions {
  readonly maxSandboxes: number;
  readonly idleMs: number;
  /** Processes kept ready for the next session; started after the first was needed. */
  readonly warm: 0 | 1;
  readonly nowMs: () => number;
  readonly start: (onProgress?: (line: string) => void) => Promise<SandboxProcess>;
}

/** Which sessions have a process: at most so many, and none that was idle too long. */
export class SandboxPool {
  private readonly holders = new Set<SandboxSession>();
  private waiting: (() => void)[] = [];
  private spare: Promise<SandboxProcess | null> | null = null;
  private isClosed = false;
  private readonly sweep: NodeJS.Timeout;

  constructor(private readonly options: PoolOptions) {
    this.sweep = setInterval(() => this.evictIdle(), Math.min(options.idleMs, 30_000));
    this.sweep.unref();
  }

  get size(): number {
    return this.holders.size;
  }

  /**
   * A new process for a session; the least recently used idle session loses its own when there are too many.
   *
   * @throws the signal's reason as soon as it aborts; Error when the process does not start
   */
  async acquire(
    session: SandboxSession,
    { signal, onProgress }: SessionRunOptions = {},
  ): Promise<SandboxProcess> {
    while (!this.hasRoomFor(session)) {
      signal?.throwIfAborted();
      onProgress?.("Waiting for another thread's Python to finish");
      await this.nextRelease(signal);
    }
    signal?.throwIfAborted();
    this.holders.add(session);
    try {
      return await this.unlessAborted(this.spareOrNew(onProgress), signal);
    } catch (error) {
      this.holders.delete(session);
      throw error;
    }
  }

  release(session: SandboxSession): void {
    session.lastUsedMs = this.options.nowMs();
    if (!session.process || session.process.isGone) this.holders.delete(session);
    this.wake();
  }

  /** Starts the spare process, if one is wanted and missing; a failure only means that there is none. */
  warmUp(): void {
    if (this.options.warm === 0 || this.spare || this.isClosed) return;
    this.spare = this.options.start().catch(() => null);
  }

  /** The spare, when what a new process would get has changed; it is ended. */
  dropSpare(): void {
    const spare = this.spare;
    this.spare = null;
    void spare?.then((sandbox) => sandbox?.kill({ reason: "closed", what: "a newer one is needed" }));
  }

  remove(session: SandboxSession, reason: string): void {
    session.stop(reason);
    this.holders.delete(session);
    this.wake();
  }

  /** Ends a session for good. */
  discard(session: SandboxSession, reason: string): void {
    session.close(reason);
    this.holders.delete(session);
    this.wake();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.sweep);
    this.dropSpare();
    for (const session of [...this.holders]) this.discard(session, "the interpreter was closed");
  }

  private async spareOrNew(onProgress?: (line: string) => void): Promise<SandboxProcess> {
    // Taken before anything is awaited: two sessions must never get the same process.
    const spare = this.spare;
    this.spare = null;
    const sandbox = await spare;
    return sandbox && !sandbox.isGone ? sandbox : await this.options.start(onProgress);
  }

  /** A start takes seconds: a call that is cancelled meanwhile does not wait for it. */
  private async unlessAborted(
    starting: Promise<SandboxProcess>,
    signal: AbortSignal | undefined,
  ): Promise<SandboxProcess> {
    if (!signal) return await starting;
    let stop = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener("abort", stop, { once: true });
    });
    try {
      return await Promise.race([starting, aborted]);
    } catch (error) {
      void starting.then((sandbox) => this.keepOrEnd(sandbox)).catch(() => undefined);
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  /** Nothing has run in it yet, so the next session may have it. */
  private keepOrEnd(sandbox: SandboxProcess): void {
    if (this.options.warm === 1 && !this.spare && !this.isClosed) this.spare = Promise.resolve(sandbox);
    else sandbox.kill({ reason: "closed", what: "its call was cancelled" });
  }

  private hasRoomFor(session: SandboxSession): boolean {
    if (this.holders.has(session) || this.holders.size < this.options.maxSandboxes) return true;
    const [oldest] = [...this.holders]
      .filter((holder) => !holder.isBusy)
      .sort((a, b) => a.lastUsedMs - b.lastUsedMs);
    if (!oldest) return false;
    this.remove(oldest, "other threads needed the room");
    return true;
  }

  private evictIdle(): void {
    const before = this.options.nowMs() - this.options.idleMs;
    for (const session of [...this.holders])
      if (!session.isBusy && session.lastUsedMs <= before)
        this.remove(session, "it was idle for a long time");
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private nextRelease(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      this.waiting.push(wake);
      signal?.addEventListener("abort", wake, { once: true });
    });
  }
}
