import { inflateRawSync } from "node:zlib";
import { ExtractionError } from "./extraction-error";

/**
 * The names in a zip archive. Every entry is unpacked once within a budget, since the sizes that an archive
 * declares may be lies.
 *
 * @throws {ExtractionError} when the archive is damaged, or unpacks to more than `maxUnpackedBytes`.
 */
export function zipEntries(bytes: Uint8Array, maxUnpackedBytes: number): string[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let left = maxUnpackedBytes;
  try {
    const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
    const count = zip.readUInt16LE(end + 10);
    let at = zip.readUInt32LE(end + 16);
    for (let entry = 0; entry < count; entry++) {
      const nameBytes = zip.readUInt16LE(at + 28);
      names.push(zip.toString("utf8", at + 46, at + 46 + nameBytes));
      left -= unpackedBytes(zip, at, left);
      at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw broken(error, maxUnpackedBytes);
  }
  return names;
}

function unpackedBytes(zip: Buffer, at: number, budget: number): number {
  if (zip.readUInt32LE(at) !== 0x02014b50) throw new RangeError("No entry where the directory says");
  const method = zip.readUInt16LE(at + 10);
  const packedBytes = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (method === 0) {
    if (packedBytes > budget) throw tooBig();
    return packedBytes;
  }
  const packed = zip.subarray(from, from + packedBytes);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) }).byteLength;
}

function tooBig(): Error {
  return Object.assign(new RangeError("Too big"), { code: "ERR_BUFFER_TOO_LARGE" });
}

function broken(error: unknown, maxUnpackedBytes: number): ExtractionError {
  const isTooBig = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
  const message = isTooBig
    ? `The document unpacks to more than ${maxUnpackedBytes} bytes`
    : "The file is a damaged archive";
  return new ExtractionError("invalid_file", message, { cause: error });
}
