const AGAIN_MS = 1_000;
const GRACE_MS = 3_000;

export interface TimeLimit {
  begin(nonce: string, softMs: number, hardMs: number): void;
  /** Ends the call; whether it was interrupted. */
  finish(): boolean;
  interruptDue(): boolean;
  /** Of the call that runs now. */
  nonce(): string;
}

/**
 * Says when Python gets a KeyboardInterrupt: at the soft limit, and each second after it. The hard limit is the
 * service's to enforce; when it does not, it is gone, and the sandbox goes too.
 */
export function createTimeLimit(options: { now: () => number; onGone: () => void }): TimeLimit {
  let nonce = "";
  let softAt = Number.POSITIVE_INFINITY;
  let goneAt = Number.POSITIVE_INFINITY;
  let interrupted = false;
  return {
    begin(of, softMs, hardMs) {
      nonce = of;
      interrupted = false;
      softAt = options.now() + softMs;
      goneAt = options.now() + hardMs + GRACE_MS;
    },
    finish() {
      softAt = goneAt = Number.POSITIVE_INFINITY;
      return interrupted;
    },
    interruptDue() {
      const now = options.now();
      if (now < softAt) return false;
      if (now > goneAt) options.onGone();
      interrupted = true;
      softAt = now + AGAIN_MS;
      return true;
    },
    nonce: () => nonce,
  };
}
