import type { FileSystem } from "./pyodide";

export const DATA_FOLDER = "/mnt/data";
/** Where the runner leaves the pictures that the code showed. */
export const SHOWN_FOLDER = "/mnt/.shown";
const MAX_DEPTH = 12;

export interface ChangedFile {
  readonly path: string;
  readonly shown: boolean;
  readonly size: number;
}

/** Regular files below a folder, sorted; symbolic links are neither returned nor followed. */
export function listRegularFiles(fs: FileSystem, folder: string, depth = 0): string[] {
  if (depth > MAX_DEPTH || !fs.isDir(safely(() => fs.lstat(folder).mode, 0))) return [];
  const found: string[] = [];
  for (const name of safely(() => fs.readdir(folder), []).sort()) {
    if (name === "." || name === "..") continue;
    const path = `${folder}/${name}`;
    const mode = safely(() => fs.lstat(path).mode, 0);
    if (fs.isFile(mode)) found.push(path);
    else if (fs.isDir(mode)) found.push(...listRegularFiles(fs, path, depth + 1));
  }
  return found;
}

/** The files that were written since the last call of this function. */
export function takeChangedFiles(fs: FileSystem): ChangedFile[] {
  return [SHOWN_FOLDER, DATA_FOLDER].flatMap((folder) =>
    listRegularFiles(fs, folder).flatMap((path) => {
      const { node } = fs.lookupPath(path, { follow: false });
      if (!node.written) return [];
      node.written = false;
      return [{ path, shown: folder === SHOWN_FOLDER, size: node.usedBytes ?? 0 }];
    }),
  );
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
