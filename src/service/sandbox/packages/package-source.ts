import { join } from "node:path";
import type { BootPackage } from "../child/boot-options";
import { packFolder } from "./pack-folder";
import { packagesFolder, readPackageIndex, type StoredPackage } from "./package-index";
import { type PyodideLock, readPyodideLock } from "./pyodide-lock";

/** Imported before the snapshot is taken when they are there: slow to import, quick to restore. */
const WORTH_PRELOADING = ["sympy"];

/** The packages a sandbox starts with. */
export interface PackageSet {
  readonly packages: readonly BootPackage[];
  readonly versions: Readonly<Record<string, string>>;
  readonly preload: readonly string[];
  /** Names that code can import. */
  readonly imports: readonly string[];
}

export interface PackageSource {
  readonly lock: PyodideLock;
  /** Module name to package name, of everything that exists for Pyodide. */
  readonly known: Readonly<Record<string, string>>;
  /** What there is now; packages fetched by another process since the last look are included. */
  current(): Promise<PackageSet>;
}

/** The packages in the cache, after those of a folder were packed into it. */
export async function openPackageSource(
  cacheDir: string,
  options: { pyodideFolder: string; packagesFrom: string | null },
): Promise<PackageSource> {
  const lock = await readPyodideLock(options.pyodideFolder);
  if (options.packagesFrom) await packFolder(options.packagesFrom, cacheDir, { lock });
  return {
    lock,
    known: Object.fromEntries(
      lock.all.flatMap(({ name, imports }) => imports.map((module) => [module, name])),
    ),
    async current() {
      const stored = await readPackageIndex(cacheDir);
      return toSet(stored, packagesFolder(cacheDir));
    },
  };
}

function toSet(stored: readonly StoredPackage[], folder: string): PackageSet {
  const packages = stored.map(({ name, file, sha256, imports, depends, native }) => ({
    name,
    path: join(folder, file),
    sha256,
    imports,
    depends,
    native,
  }));
  return {
    packages,
    versions: Object.fromEntries(stored.map(({ name, version }) => [name, version])),
    preload: WORTH_PRELOADING.filter((name) => stored.some((one) => one.name === name)),
    imports: stored.flatMap(({ imports }) => imports).sort(),
  };
}
