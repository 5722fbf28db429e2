import fs from "node:fs";
import { encodeFrame, type Frame, FrameReader } from "../frames";
import type { Reply } from "../protocol";

const { readSync, writeSync } = fs;
const STDIN = 0;
const REPLIES = 3;
const CHUNK_BYTES = 65_536;

export interface Channel {
  /** Waits for the next command; null when the service is gone. */
  read(): Frame | null;
  send(reply: Reply, body?: Uint8Array): void;
}

/** Blocking pipes to the service: the event loop of the child never runs while it serves. */
export function openChannel(): Channel {
  const reader = new FrameReader({ headerBytes: 1 << 20, bodyBytes: 1 << 30 });
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const frames: Frame[] = [];
  return {
    read() {
      while (frames.length === 0) {
        const bytes = patiently(() => readSync(STDIN, chunk));
        if (bytes === 0) return null;
        frames.push(...reader.push(Buffer.from(chunk.subarray(0, bytes))));
      }
      return frames.shift() ?? null;
    },
    send(reply, body) {
      const frame = encodeFrame(reply, body);
      for (let at = 0; at < frame.length; ) at += patiently(() => writeSync(REPLIES, frame, at));
    },
  };
}

/** Repeats a call that a full or empty pipe refused; the end of a Windows pipe is an error there. */
function patiently(call: () => number): number {
  for (;;) {
    try {
      return call();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
    }
  }
}
