import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** One Python package in the cache: a wheel, or a zip made of a folder. */
export interface StoredPackage {
  readonly name: string;
  readonly version: string;
  /** Inside the packages folder of the cache. */
  readonly file: string;
  readonly sha256: string;
  /** Top-level names that Python code imports. */
  readonly imports: readonly string[];
  readonly depends: readonly string[];
  /** Has compiled code, and so must be unpacked. */
  readonly native: boolean;
  /** Where it came from: an address, or the folder and its state. */
  readonly source: string;
}

const fileName = z.string().regex(/^[\w.+!-]+\.(whl|zip)$/);
const packageSchema = z.object({
  name: z.string().max(100),
  version: z.string().max(100),
  file: fileName,
  sha256: z.string().length(64),
  imports: z.array(z.string().regex(/^\w+$/)),
  depends: z.array(z.string()),
  native: z.boolean(),
  source: z.string(),
});
const indexSchema = z.object({ packages: z.array(packageSchema) });

export function packagesFolder(cacheDir: string): string {
  return join(cacheDir, "packages");
}

/** What the cache holds, sorted by name; a missing or damaged index counts as empty. */
export async function readPackageIndex(cacheDir: string): Promise<StoredPackage[]> {
  try {
    const text = await readFile(join(packagesFolder(cacheDir), "index.json"), "utf8");
    return parsePackageIndex(text);
  } catch {
    return [];
  }
}

/** @throws SyntaxError or ZodError when the text is no index */
export function parsePackageIndex(text: string): StoredPackage[] {
  return indexSchema.parse(JSON.parse(text)).packages;
}

/** Adds packages, in place of older ones with the same names. Writing it is the last step, so files come first. */
export async function addToPackageIndex(cacheDir: string, added: readonly StoredPackage[]): Promise<void> {
  const names = new Set(added.map(({ name }) => name));
  const kept = (await readPackageIndex(cacheDir)).filter(({ name }) => !names.has(name));
  const packages = [...kept, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
  await replaceFile(join(packagesFolder(cacheDir), "index.json"), JSON.stringify({ packages }, null, 2));
}

/** Puts a package file into the cache, whole or not at all. */
export async function storePackageFile(cacheDir: string, file: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(join(packagesFolder(cacheDir), fileName.parse(file)), bytes);
}

async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content, { mode: 0o600 });
  await rename(temporary, path);
}
