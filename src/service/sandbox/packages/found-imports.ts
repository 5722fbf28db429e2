import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packagesFolder, parsePackageIndex } from "./package-index";
import { LOCK_FILE, parsePyodideLock } from "./pyodide-lock";

/**
 * What could be imported, by a quick look at the cache and the folder before the first sandbox starts; the
 * folder's packages are examined and packed only then.
 */
export function foundImports(cacheDir: string, packagesFrom: string | null): string[] {
  const inFolder = packagesFrom === null ? [] : importsInFolder(packagesFrom);
  return [...new Set([...importsInCache(cacheDir), ...inFolder])].sort();
}

function importsInCache(cacheDir: string): string[] {
  try {
    const text = readFileSync(join(packagesFolder(cacheDir), "index.json"), "utf8");
    return parsePackageIndex(text).flatMap(({ imports }) => imports);
  } catch {
    return [];
  }
}

function importsInFolder(folder: string): string[] {
  const lockFile = join(dirname(require.resolve("pyodide/package.json")), LOCK_FILE);
  const isThere = (name: string): boolean =>
    existsSync(join(folder, name, "__init__.py")) || existsSync(join(folder, `${name}.py`));
  return parsePyodideLock(readFileSync(lockFile, "utf8"))
    .usable(({ native, imports }) => !native && imports.some(isThere))
    .flatMap(({ imports }) => imports.filter(isThere));
}
