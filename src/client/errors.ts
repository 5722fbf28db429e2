/** Settings that are missing or cannot work. The message never holds a key. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(
    /** Entry of the error catalogue, for example `E06`. */
    readonly catalogueCode: string,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}

/** The local service could not be started or found. */
export class ServiceStartError extends Error {
  override readonly name = "ServiceStartError";
}

/** A run asks for functions that nobody handles; nothing was sent, so the run still waits. */
export class MissingHandlerError extends TypeError {
  override readonly name = "MissingHandlerError";

  constructor(
    readonly runId: string,
    readonly functionNames: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

export interface RunWaitDetails {
  readonly runId: string;
  readonly threadId: string;
  /** The last status that was seen; null when no answer came at all. */
  readonly lastStatus: string | null;
  readonly elapsedMs: number;
  /** `deadline`: time was up; `aborted`: the signal; `interrupted`: the kernel's stop button or Ctrl-C. */
  readonly reason: "deadline" | "aborted" | "interrupted";
}

/** We stopped waiting for a run. The run itself goes on; `pollRun` with the two ids waits again. */
export class RunWaitError extends Error {
  override readonly name = "RunWaitError";
  readonly runId: string;
  readonly threadId: string;
  readonly lastStatus: string | null;
  readonly elapsedMs: number;
  readonly reason: RunWaitDetails["reason"];

  constructor(details: RunWaitDetails, options: ErrorOptions = {}) {
    super(describe(details), options);
    this.runId = details.runId;
    this.threadId = details.threadId;
    this.lastStatus = details.lastStatus;
    this.elapsedMs = details.elapsedMs;
    this.reason = details.reason;
  }
}

function describe(details: RunWaitDetails): string {
  const { runId, threadId, lastStatus, elapsedMs, reason } = details;
  const why = {
    deadline: "the deadline passed",
    aborted: "the wait was aborted",
    interrupted: "you stopped the cell",
  };
  const status = lastStatus === null ? "no status seen yet" : `last status "${lastStatus}"`;
  const resume = `pollRun(client, { id: "${runId}", thread_id: "${threadId}" })`;
  return (
    `Stopped waiting for run ${runId} after ${(elapsedMs / 1000).toFixed(1)} s: ${why[reason]}, ${status}; ` +
    `the run itself goes on, and ${resume} waits for it again`
  );
}
