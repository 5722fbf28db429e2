import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A package as Pyodide's own lock file describes it. */
export interface KnownPackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly imports: readonly string[];
  readonly depends: readonly string[];
  readonly native: boolean;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string(),
      version: z.string(),
      file_name: z.string(),
      sha256: z.string(),
      imports: z.array(z.string()),
      depends: z.array(z.string()),
      package_type: z.string(),
    }),
  ),
});

export const LOCK_FILE = "pyodide-lock.json";

const normalized = (name: string): string => name.toLowerCase().replace(/[._-]+/g, "-");

export interface PyodideLock {
  /** By the name of the package or of a module in it; undefined when Pyodide does not have it. */
  find(name: string): KnownPackage | undefined;
  /** The packages and all they depend on, dependencies first. */
  withDependencies(packages: readonly KnownPackage[]): KnownPackage[];
  /** Those of the packages that are there whose dependencies are all there, too. */
  usable(isThere: (known: KnownPackage) => boolean): KnownPackage[];
  readonly all: readonly KnownPackage[];
}

export async function readPyodideLock(pyodideFolder: string): Promise<PyodideLock> {
  return parsePyodideLock(await readFile(join(pyodideFolder, LOCK_FILE), "utf8"));
}

/** @throws ZodError when the text is no lock file */
export function parsePyodideLock(text: string): PyodideLock {
  const all = Object.values(lockSchema.parse(JSON.parse(text)).packages)
    .filter(({ package_type }) => package_type === "package")
    .map(({ name, version, file_name, sha256, imports, depends }) => ({
      name: normalized(name),
      version,
      file: file_name,
      sha256,
      imports: imports.filter((module) => /^\w+$/.test(module)),
      depends: depends.map(normalized),
      native: !file_name.endsWith("-none-any.whl"),
    }));
  const byName = new Map(all.map((known) => [known.name, known]));
  const byImport = new Map(all.flatMap((known) => known.imports.map((module) => [module, known] as const)));
  return {
    all,
    find: (name) => byName.get(normalized(name)) ?? byImport.get(name),
    usable(isThere) {
      const there = new Map(all.filter(isThere).map((known) => [known.name, known]));
      for (let before = -1; before !== there.size; ) {
        before = there.size;
        for (const { name, depends } of [...there.values()])
          if (!depends.every((needed) => there.has(needed))) there.delete(name);
      }
      return [...there.values()];
    },
    withDependencies(packages) {
      const ordered = new Map<string, KnownPackage>();
      const visit = (known: KnownPackage): void => {
        if (ordered.has(known.name)) return;
        for (const name of known.depends) {
          const needed = byName.get(name);
          if (needed) visit(needed);
        }
        ordered.set(known.name, known);
      };
      for (const known of packages) visit(known);
      return [...ordered.values()];
    },
  };
}
