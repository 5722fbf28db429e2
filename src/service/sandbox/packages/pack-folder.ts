import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { addToPackageIndex, readPackageIndex, type StoredPackage, storePackageFile } from "./package-index";
import type { KnownPackage, PyodideLock } from "./pyodide-lock";
import { writeZip, type ZipEntry } from "./write-zip";

const COMPILED = /\.(so|pyd|dylib|dll)$/;
/** Tests and caches are never imported; data files can be. */
const LEFT_OUT = /^(tests|__pycache__|benchmarks)$/;
const MAX_FILE_BYTES = 8 << 20;

/**
 * Packs the pure-Python packages of a folder (such as `site-packages`) that Pyodide knows, too, into the cache. What is
 * packed already and has not changed stays.
 *
 * @returns the packages of this folder that the cache now holds
 * @throws the file system's error when the folder cannot be read
 */
export async function packFolder(
  folder: string,
  cacheDir: string,
  { lock, names }: { lock: PyodideLock; names?: readonly string[] },
): Promise<StoredPackage[]> {
  const entries = await readdir(folder);
  const wanted = lock
    .usable(({ native, imports }) => !native && imports.some((name) => isListed(entries, name)))
    .filter(({ name }) => !names || names.includes(name));
  const stored = await readPackageIndex(cacheDir);
  const packed: StoredPackage[] = [];
  for (const known of wanted) {
    const modules = known.imports.filter((name) => isListed(entries, name));
    const version = versionOf(known, entries);
    const source = `${folder} ${version} ${await stateOf(folder, modules)}`;
    const before = stored.find((one) => one.name === known.name && one.source === source);
    const made = before ?? (await pack({ folder, modules, known, version, source }, cacheDir));
    if (made) packed.push(made);
  }
  const fresh = packed.filter((one) => !stored.includes(one));
  if (fresh.length > 0) await addToPackageIndex(cacheDir, fresh);
  return packed;
}

interface Packing {
  readonly folder: string;
  readonly modules: readonly string[];
  readonly known: KnownPackage;
  readonly version: string;
  readonly source: string;
}

async function pack(given: Packing, cacheDir: string): Promise<StoredPackage | null> {
  const entries: ZipEntry[] = [];
  for (const module of given.modules) {
    const found = await collect(given.folder, module);
    if (!found) return null;
    entries.push(...found);
  }
  const bytes = await writeZip(entries);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { name, depends } = given.known;
  const file = `${name}-${given.version}-${sha256.slice(0, 8)}.zip`;
  await storePackageFile(cacheDir, file, bytes);
  const { version, source, modules } = given;
  return { name, version, file, sha256, imports: modules, depends, native: false, source };
}

/** All files of a module or package; null when some of it is compiled. */
async function collect(folder: string, name: string): Promise<ZipEntry[] | null> {
  const single = join(folder, `${name}.py`);
  if (await isFile(single)) return [{ path: `${name}.py`, bytes: await readFile(single) }];
  const entries: ZipEntry[] = [];
  for (const path of await walk(join(folder, name))) {
    if (COMPILED.test(path)) return null;
    const full = join(folder, name, path);
    if ((await stat(full)).size > MAX_FILE_BYTES) continue;
    entries.push({ path: `${name}/${path}`, bytes: await readFile(full) });
  }
  return entries;
}

async function walk(folder: string, prefix = ""): Promise<string[]> {
  const found: string[] = [];
  const entries: Dirent[] = await readdir(join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory() && !LEFT_OUT.test(entry.name)) found.push(...(await walk(folder, path)));
    else if (entry.isFile() && !entry.name.endsWith(".pyc")) found.push(path);
  }
  return found;
}

/** From `sympy-1.11.1.egg-info` or `sympy-1.11.1.dist-info`; `0` when neither is there. */
function versionOf(known: KnownPackage, entries: readonly string[]): string {
  const pattern = new RegExp(`^${known.name.replace(/-/g, "[._-]")}-([\\w.+!]+?)\\.(?:egg|dist)-info$`, "i");
  return entries.map((entry) => pattern.exec(entry)?.[1]).find((version) => version !== undefined) ?? "0";
}

async function stateOf(folder: string, modules: readonly string[]): Promise<string> {
  const times = modules.flatMap((name) => [
    join(folder, name),
    join(folder, name, "__init__.py"),
    `${join(folder, name)}.py`,
  ]);
  const states = await Promise.all(
    times.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return createHash("sha256").update(JSON.stringify(states)).digest("hex").slice(0, 16);
}

function isListed(entries: readonly string[], name: string): boolean {
  return entries.includes(name) || entries.includes(`${name}.py`);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
