import zlib from "node:zlib";

const { inflateRawSync } = zlib;
const END = 0x06054b50;
const STORED = 0;

export interface UnzippedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of a zip archive whose checksum was compared before. @throws RangeError when it is none */
export function unzip(archive: Buffer): UnzippedFile[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new RangeError("Cannot read a package: it is no zip archive");
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const files: UnzippedFile[] = [];
  for (let index = 0; index < count; index += 1) {
    const method = archive.readUInt16LE(at + 10);
    const packedBytes = archive.readUInt32LE(at + 20);
    const nameBytes = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const path = archive.toString("utf8", at + 46, at + 46 + nameBytes);
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (path.endsWith("/")) continue;
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + packedBytes);
    files.push({ path, bytes: method === STORED ? packed : inflateRawSync(packed) });
  }
  return files;
}
