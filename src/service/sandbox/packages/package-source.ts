import { join } from "node:path";
import type { BootPackage } from "../child/boot-options";
import { packFolder } from "./pack-folder";
import { packagesFolder, readPackageIndex, type StoredPackage } from "./package-index";
import type { PyodideLock } from "./pyodide-lock";

/** Imported before the snapshot is taken when they are there: slow to import, quick to restore. */
const WORTH_PRELOADING = ["sympy"];

/** The packages a sandbox starts with. */
export interface PackageSet {
  readonly packages: readonly BootPackage[];
  readonly versions: Readonly<Record<string, string>>;
  readonly preload: readonly string[];
  /** Checksums of what is preloaded, and of all it depends on. */
  readonly preloadSums: readonly string[];
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
  options: { lock: PyodideLock; packagesFrom: string | null },
): Promise<PackageSource> {
  const { lock, packagesFrom } = options;
  if (packagesFrom !== null) await packFrom(packagesFrom, cacheDir, lock);
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

async function packFrom(folder: string, cacheDir: string, lock: PyodideLock): Promise<void> {
  try {
    await packFolder(folder, cacheDir, { lock });
  } catch (cause) {
    throw new Error(`Cannot read Python packages from ${folder}: expected a folder such as site-packages`, {
      cause,
    });
  }
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
  const preload = WORTH_PRELOADING.filter((name) => stored.some((one) => one.name === name));
  return {
    packages,
    preloadSums: closure(stored, preload).map(({ sha256 }) => sha256),
    versions: Object.fromEntries(stored.map(({ name, version }) => [name, version])),
    preload,
    imports: stored.flatMap(({ imports }) => imports).sort(),
  };
}

function closure(stored: readonly StoredPackage[], names: readonly string[]): StoredPackage[] {
  const found = stored.filter(({ name }) => names.includes(name));
  const further = found.flatMap(({ depends }) => depends).filter((name) => !names.includes(name));
  return further.length === 0 ? found : closure(stored, [...names, ...further]);
}
