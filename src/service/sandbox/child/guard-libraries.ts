import type { PackageShelf } from "./package-shelf";
import type { Pyodide } from "./pyodide";

/** Where the record of a library says at which address its code was read to, and how long it is. */
const DATA_OFFSET = 28;
const SIZE_OFFSET = 32;

/**
 * Says whether a call may load a library: only code of installed packages, byte by byte as it was packed, be it in a
 * file or in memory. What Python made itself may not be loaded: such a module could bring JavaScript along.
 */
export function guardLibraries(pyodide: Pyodide, shelf: PackageShelf): (handle: number) => boolean {
  const { FS: files, _module: module } = pyodide;
  const readFile = files.readFile.bind(files);
  files.readFile = (path, options) => {
    const bytes = readFile(path, options);
    // The loader of libraries is the only caller that asks for this encoding.
    const isLibrary = options !== undefined && "encoding" in options && options.encoding === "binary";
    if (isLibrary && !shelf.isNativeCode(bytes)) throw new Error("Not a library of an installed package");
    return bytes;
  };
  return (handle) => {
    if (!shelf.hasNativeCode) return false;
    const address = module.HEAPU32[(handle + DATA_OFFSET) >>> 2] ?? 0;
    const size = module.HEAPU32[(handle + SIZE_OFFSET) >>> 2] ?? 0;
    if (address === 0 || size === 0) return true;
    return shelf.isNativeCode(new Uint8Array(module.HEAP8.buffer, address, size).slice());
  };
}
