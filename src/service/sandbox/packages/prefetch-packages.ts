import { webcrypto } from "node:crypto";
import { packFolder } from "./pack-folder";
import { addToPackageIndex, readPackageIndex, type StoredPackage, storePackageFile } from "./package-index";
import type { KnownPackage, PyodideLock } from "./pyodide-lock";

export interface PrefetchOptions {
  readonly lock: PyodideLock;
  readonly cacheDir: string;
  /** A folder of pure-Python packages, or the address of a folder of wheels (a mirror of Pyodide's). */
  readonly from: { readonly folder: string } | { readonly url: string };
  readonly signal?: AbortSignal;
  /** How long to wait for the first word of an answer. Default 15 000. */
  readonly answerMs?: number;
  /** Gets a line for each package. */
  readonly onProgress?: (line: string) => void;
}

/** Where Pyodide publishes the packages of a version. */
export function packagesUrl(version: string): string {
  return `https://cdn.jsdelivr.net/pyodide/v${version}/full/`;
}

const ANSWER_MS = 15_000;
const DOWNLOAD_MS = 120_000;
const MAX_WHEEL_BYTES = 200 << 20;

/**
 * Puts packages, and all they depend on, into the cache. A wheel is stored only when its SHA-256 is the one of Pyodide's
 * lock file, so a mirror need not be trusted.
 *
 * @returns the packages asked for and what they depend on, as they are in the cache now
 * @throws RangeError for a name that Pyodide does not know, or that the folder does not have
 * @throws Error when a download fails or has another checksum
 */
export async function prefetchPackages(
  names: readonly string[],
  options: PrefetchOptions,
): Promise<StoredPackage[]> {
  const wanted = options.lock.withDependencies(names.map((name) => findKnown(name, options.lock)));
  const stored =
    "folder" in options.from
      ? await fromFolder(wanted, options.from.folder, options)
      : await fromUrl(wanted, options.from.url, options);
  return wanted.flatMap(({ name }) => stored.filter((one) => one.name === name));
}

function findKnown(name: string, lock: PyodideLock): KnownPackage {
  const known = lock.find(name);
  if (known) return known;
  const similar = lock.all
    .map((one) => one.name)
    .filter((one) => one.startsWith(name.slice(0, 3).toLowerCase()));
  const hint = similar.length > 0 ? `; there are: ${similar.slice(0, 8).join(", ")}` : "";
  throw new RangeError(`Cannot prefetch ${name}: no such package is made for this interpreter${hint}`);
}

async function fromFolder(
  wanted: readonly KnownPackage[],
  folder: string,
  { lock, cacheDir, onProgress }: PrefetchOptions,
): Promise<StoredPackage[]> {
  const names = wanted.map(({ name }) => name);
  const packed = await packFolder(folder, cacheDir, { lock, names });
  for (const known of wanted) {
    const found = packed.find(({ name }) => name === known.name);
    if (found) onProgress?.(`${found.name} ${found.version}: packed from ${folder}`);
    else if (known.native)
      throw new RangeError(
        `Cannot take ${known.name} from ${folder}: it has compiled parts; use --mirror or the network`,
      );
    else throw new RangeError(`Cannot take ${known.name} from ${folder}: it is not there as pure Python`);
  }
  return packed;
}

async function fromUrl(
  wanted: readonly KnownPackage[],
  url: string,
  { cacheDir, signal, answerMs = ANSWER_MS, onProgress }: PrefetchOptions,
): Promise<StoredPackage[]> {
  const before = await readPackageIndex(cacheDir);
  const have: StoredPackage[] = [];
  for (const known of wanted) {
    const stored = before.find(({ name, sha256 }) => name === known.name && sha256 === known.sha256);
    if (stored) onProgress?.(`${known.name} ${known.version}: there already`);
    const fetched = stored ?? (await fetchWheel(known, url, { cacheDir, signal, answerMs }));
    if (!stored) onProgress?.(`${known.name} ${known.version}: fetched and checked`);
    have.push(fetched);
  }
  const fresh = have.filter((one) => !before.includes(one));
  if (fresh.length > 0) await addToPackageIndex(cacheDir, fresh);
  return have;
}

interface Fetching {
  readonly cacheDir: string;
  readonly signal: AbortSignal | undefined;
  readonly answerMs: number;
}

async function fetchWheel(known: KnownPackage, folderUrl: string, options: Fetching): Promise<StoredPackage> {
  const source = new URL(known.file, folderUrl.endsWith("/") ? folderUrl : `${folderUrl}/`).href;
  const bytes = await download(source, known.name, options);
  // Not createHash: the service would stand still while it reads a large wheel.
  const sha256 = Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("hex");
  if (sha256 !== known.sha256)
    throw new Error(`Cannot use ${source}: its SHA-256 is ${sha256}, expected ${known.sha256}`);
  await storePackageFile(options.cacheDir, known.file, bytes);
  const { name, version, file, imports, depends, native } = known;
  return { name, version, file, sha256, imports, depends, native, source };
}

async function download(source: string, name: string, { signal, answerMs }: Fetching): Promise<Uint8Array> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), answerMs);
  const signals = [silence.signal, AbortSignal.timeout(DOWNLOAD_MS), ...(signal ? [signal] : [])];
  try {
    const response = await fetch(source, { signal: AbortSignal.any(signals) });
    clearTimeout(timer);
    if (!response.ok) throw new RangeError(`the answer was ${response.status}`);
    const declared = Number(response.headers.get("content-length") ?? 0);
    if (declared > MAX_WHEEL_BYTES) throw new RangeError(`${declared} bytes are too many`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal?.throwIfAborted();
    const why =
      cause instanceof RangeError
        ? cause.message
        : "no answer; use --from DIR or --mirror URL without internet";
    throw new Error(`Cannot fetch ${name} from ${source}: ${why}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
