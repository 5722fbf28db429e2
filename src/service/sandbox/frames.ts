/**
 * One frame on the pipes between the service and a sandbox: two little-endian 32-bit lengths, a JSON header, raw bytes.
 * Node's own IPC is not used: its reader has no size limit and deserializes more than plain data.
 */
export interface Frame {
  readonly header: unknown;
  readonly body: Uint8Array;
}

const PREFIX_BYTES = 8;

export function encodeFrame(header: object, body: Uint8Array = new Uint8Array(0)): Buffer {
  const head = Buffer.from(JSON.stringify(header), "utf8");
  const frame = Buffer.allocUnsafe(PREFIX_BYTES + head.length + body.length);
  frame.writeUInt32LE(head.length, 0);
  frame.writeUInt32LE(body.length, 4);
  head.copy(frame, PREFIX_BYTES);
  frame.set(body, PREFIX_BYTES + head.length);
  return frame;
}

export interface FrameLimits {
  readonly headerBytes: number;
  readonly bodyBytes: number;
}

/**
 * Cuts a byte stream into frames.
 *
 * @throws RangeError when a length is above its limit, SyntaxError when a header is no JSON; the stream is then lost
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private buffered = 0;

  constructor(private readonly limits: FrameLimits) {}

  push(chunk: Buffer): Frame[] {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    const frames: Frame[] = [];
    for (let frame = this.next(); frame; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): Frame | null {
    if (this.buffered < PREFIX_BYTES) return null;
    const prefix = this.peek(PREFIX_BYTES);
    const headerBytes = prefix.readUInt32LE(0);
    const bodyBytes = prefix.readUInt32LE(4);
    if (headerBytes > this.limits.headerBytes || bodyBytes > this.limits.bodyBytes)
      throw new RangeError(
        `Cannot read a frame of ${headerBytes} + ${bodyBytes} bytes: it is above the limit`,
      );
    const length = PREFIX_BYTES + headerBytes + bodyBytes;
    if (this.buffered < length) return null;
    const whole = this.peek(length);
    this.chunks = whole.length > length ? [whole.subarray(length)] : [];
    this.buffered -= length;
    const header: unknown = JSON.parse(whole.toString("utf8", PREFIX_BYTES, PREFIX_BYTES + headerBytes));
    return { header, body: whole.subarray(PREFIX_BYTES + headerBytes, length) };
  }

  /** The buffered bytes as one buffer of at least `bytes`; joined only when needed. */
  private peek(bytes: number): Buffer {
    const first = this.chunks[0];
    if (first && first.length >= bytes && (bytes <= PREFIX_BYTES || this.chunks.length === 1)) return first;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }
}
