import type { PackageShelf } from "./package-shelf";
import type { Pyodide } from "./pyodide";

/** Where the record of a library has a pointer to code in memory instead of a file. */
const DATA_OFFSET = 28;

/**
 * Says whether a call may load a library: only files of installed packages, byte by byte as they were packed.
 * Code in memory, and code that Python wrote to a file, may not: such a module could bring JavaScript along.
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
  return (handle) => shelf.hasNativeCode && module.HEAPU32[(handle + DATA_OFFSET) >>> 2] === 0;
}
