import { type Command, type EndReason, FOLDER_IN_THE_WAY, MAX_PATH } from "../protocol";
import type { BootOptions, BootPackage } from "./boot-options";
import type { Channel } from "./channel";
import { DATA_FOLDER, listRegularFiles, takeChangedFiles } from "./data-folder";
import type { FileQuota } from "./file-quota";
import type { HeapLimit } from "./heap-limit";
import type { Output } from "./output";
import type { PackageShelf } from "./package-shelf";
import type { FileSystem, Pyodide } from "./pyodide";
import type { TimeLimit } from "./time-limit";
import { addWriteDevice } from "./write-device";

export interface ServeOptions {
  readonly pyodide: Pyodide;
  readonly channel: Channel;
  readonly output: Output;
  readonly timeLimit: TimeLimit;
  readonly heapLimit: HeapLimit;
  readonly shelf: PackageShelf;
  readonly quota: FileQuota;
  readonly options: BootOptions;
  readonly end: (reason: EndReason, what: string) => never;
}

type CellStatus = "ok" | "error" | "memory";
const STATUS_DEVICE = "/dev/status";
const MEGABYTE = 1 << 20;
const LIST_BYTES = 512 * 1024;

/** Prepares everything that needs the unlocked bridge; the function it returns serves until the pipe closes. */
export function serveCells(given: ServeOptions): () => void {
  const { pyodide, channel } = given;
  const { _module: module, FS: fs } = pyodide;
  const entry = module.stringToNewUTF8("import _cell\n_cell.go()\n");
  const rss = process.memoryUsage.rss.bind(process.memoryUsage);
  module.HEAP8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
  takeChangedFiles(fs);
  let status: CellStatus | null = null;
  addWriteDevice(fs, STATUS_DEVICE, (word) => {
    status = word === "ok" || word === "memory" ? word : "error";
  });

  const run = (command: Command & { type: "run" }, code: Uint8Array): void => {
    status = null;
    given.heapLimit.nextCell();
    given.quota.pause(() => {
      fs.mkdirTree("/run");
      fs.writeFile("/run/cell.py", code);
    });
    given.timeLimit.begin(command.nonce, command.softMs, command.hardMs);
    try {
      module._PyRun_SimpleString(entry);
    } catch (error) {
      given.end("crash", error instanceof Error ? error.message : String(error));
    }
    const interrupted = given.timeLimit.finish();
    // The runner always says how it went, unless there is no memory left to say it, or the code has broken it.
    if (status === null)
      given.end(given.heapLimit.wasFull() ? "memory" : "crash", "nobody said how the cell ended");
    const heldBack = sendFiles(command.nonce);
    const { tail, cutBytes } = given.output.finish();
    const memoryMb = Math.round(rss() / MEGABYTE);
    const outcome = interrupted ? "timeout" : (status ?? "error");
    channel.send({ type: "done", nonce: command.nonce, status: outcome, cutBytes, heldBack, memoryMb }, tail);
  };

  const sendFiles = (nonce: string): number => {
    let count = 0;
    let bytes = 0;
    let heldBack = 0;
    for (const file of takeChangedFiles(fs)) {
      const isTooMuch =
        count >= given.options.maxFilesOut || bytes + file.size > given.options.maxFileBytesOut;
      if (isTooMuch || file.path.length > MAX_PATH) {
        heldBack += 1;
        continue;
      }
      count += 1;
      bytes += file.size;
      channel.send({ type: "file", nonce, path: file.path, shown: file.shown }, fs.readFile(file.path));
      if (file.shown) safely(() => fs.unlink(file.path));
    }
    return heldBack;
  };

  const put = (nonce: string, path: string, bytes: Uint8Array): void => {
    let error: string | null = null;
    try {
      fs.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      fs.writeFile(path, bytes);
      fs.lookupPath(path, { follow: false }).node.written = false;
    } catch (cause) {
      // What the file system throws is no Error.
      error = isFolder(fs, path)
        ? FOLDER_IN_THE_WAY
        : cause instanceof Error
          ? cause.message
          : "no room is left";
    }
    channel.send({ type: "stored", nonce, error });
  };

  const remove = (nonce: string, path: string): void => {
    safely(() => fs.unlink(path));
    channel.send({ type: "stored", nonce, error: null });
  };

  const offer = (nonce: string, packages: readonly BootPackage[]): void => {
    given.shelf.offer(packages);
    channel.send({ type: "stored", nonce, error: null });
  };

  return () => {
    for (let frame = channel.read(); frame; frame = channel.read()) {
      // The service is trusted: commands are its own.
      const command = frame.header as Command;
      if (command.type === "run") run(command, frame.body);
      else if (command.type === "put") put(command.nonce, command.path, frame.body);
      else if (command.type === "remove") remove(command.nonce, command.path);
      else if (command.type === "offer") offer(command.nonce, command.packages);
      else channel.send({ type: "files", nonce: command.nonce, paths: listedFiles(fs) });
    }
  };
}

/** As many as fit into one message. */
function listedFiles(fs: FileSystem): string[] {
  let bytes = 0;
  return listRegularFiles(fs, DATA_FOLDER).filter((path) => {
    if (path.length > MAX_PATH) return false;
    bytes += Buffer.byteLength(JSON.stringify(path)) + 1;
    return bytes <= LIST_BYTES;
  });
}

function isFolder(fs: FileSystem, path: string): boolean {
  return fs.isDir(safely(() => fs.lstat(path).mode) ?? 0);
}

function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
