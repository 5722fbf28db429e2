import type { FileSystem } from "./pyodide";

const MAJOR = 77;
let minor = 0;

/** A file to which Python writes short words, and nothing else: the only way it has to ask for something. */
export function addWriteDevice(files: FileSystem, path: string, onWord: (word: string) => void): void {
  minor += 1;
  const device = files.makedev(MAJOR, minor);
  files.registerDevice(device, {
    open: () => undefined,
    close: () => undefined,
    read: () => 0,
    write: (_stream: object, buffer: Uint8Array, offset: number, length: number) => {
      onWord(Buffer.from(buffer.slice(offset, offset + length)).toString("utf8"));
      return length;
    },
  });
  files.mkdev(path, device);
}
