const HEAD_SHARE = 0.75;
const FLUSH_BYTES = 8_192;
const FLUSH_MS = 30;

export interface OutputOptions {
  readonly keepBytes: number;
  readonly killBytes: number;
  readonly now: () => number;
  readonly send: (bytes: Uint8Array) => void;
  readonly onFlood: () => void;
}

export interface Output {
  /** Takes what Python writes; the bytes belong to Python and are copied. */
  write(bytes: Uint8Array): number;
  /** Sends what is old enough; called between bytecodes. */
  tick(): void;
  /** Sends what waits. */
  flush(): void;
  /** Ends one call: the last bytes that were kept, and how many were cut before them. */
  finish(): { tail: Uint8Array; cutBytes: number };
}

/** Sends the head of the output while it comes, keeps the tail, counts what lies between. */
export function collectOutput(options: OutputOptions): Output {
  const headBytes = Math.floor(options.keepBytes * HEAD_SHARE);
  const tailBytes = options.keepBytes - headBytes;
  let sent = 0;
  let total = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let waitingSince = 0;
  let tail: Uint8Array = new Uint8Array(0);

  const flush = (): void => {
    if (waitingBytes > 0) options.send(join(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  const toHead = (bytes: Uint8Array): void => {
    if (waitingBytes === 0) waitingSince = options.now();
    waiting.push(bytes.slice());
    waitingBytes += bytes.length;
    sent += bytes.length;
    if (waitingBytes >= FLUSH_BYTES || sent >= headBytes) flush();
  };
  return {
    write(bytes) {
      total += bytes.length;
      if (total > options.killBytes) options.onFlood();
      const room = headBytes - sent;
      if (room > 0) toHead(bytes.subarray(0, room));
      if (bytes.length > room) {
        const rest = bytes.subarray(Math.max(0, room));
        // Twice the size before cutting: otherwise every short write would copy the whole tail.
        tail = join([tail, rest.subarray(Math.max(0, rest.length - tailBytes))]);
        if (tail.length > 2 * tailBytes) tail = tail.slice(tail.length - tailBytes);
      }
      return bytes.length;
    },
    tick() {
      if (waitingBytes > 0 && options.now() - waitingSince > FLUSH_MS) flush();
    },
    flush,
    finish() {
      flush();
      const kept = tail.slice(Math.max(0, tail.length - tailBytes));
      const cutBytes = total - sent - kept.length;
      sent = total = 0;
      tail = new Uint8Array(0);
      return { tail: kept, cutBytes };
    },
  };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
