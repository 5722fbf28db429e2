import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";

/**
 * The content of files, one blob each, under names that the service makes itself. A blob is never changed:
 * it is written beside its place, synced and renamed, so a crash leaves all of it or nothing.
 */
export interface Blobs {
  /**
   * Writes the content as it comes, without holding it in memory. Resolves when it would survive a power cut.
   *
   * @throws {BlobTooLarge} as soon as there is more than `maxBytes`; nothing is left then.
   */
  save(content: BlobContent, options?: SaveBlobOptions): Promise<SavedBlob>;
  /** The whole content; for files known to be small. @throws {BlobMissing} */
  read(name: string): Promise<Uint8Array>;
  /** The content piece by piece. @throws {BlobMissing} before the first piece. */
  stream(name: string): Promise<{ readonly bytes: number; readonly body: ReadableStream<Uint8Array> }>;
  /** Where the content is on disk; to be read only. */
  path(name: string): string;
  /** Deletes the content; nothing happens when it is gone already. */
  delete(name: string): Promise<void>;
  /**
   * Deletes what no file uses: blobs for which `isKept` says no, and what a crash left half written. To be
   * called before the first request. Returns how many were deleted.
   */
  sweep(isKept: (name: string) => boolean): Promise<number>;
}

export type BlobContent = Uint8Array | AsyncIterable<Uint8Array>;

export interface SaveBlobOptions {
  /** Default: the limit given to {@link openBlobs}. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface SavedBlob {
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** The content is larger than allowed. */
export class BlobTooLarge extends Error {
  override readonly name = "BlobTooLarge";

  constructor(readonly maxBytes: number) {
    super(`The content is larger than ${maxBytes} bytes`);
  }
}

/** There is no such content, although a record says so. */
export class BlobMissing extends Error {
  override readonly name = "BlobMissing";

  constructor(blob: string, options?: ErrorOptions) {
    super(`No content is stored under '${blob}'`, options);
  }
}

/** The documented limit of one file. */
export const defaultMaxFileBytes = 512 * 1024 * 1024;

/** Keeps blobs in a folder, which is made when the first one comes. */
export function openBlobs(folder: string, { maxBytes = defaultMaxFileBytes } = {}): Blobs {
  const path = (name: string) => {
    if (!isBlobName(name)) throw new BlobMissing(name);
    return join(folder, name);
  };
  return {
    path,
    save: (content, options = {}) => save(folder, content, { maxBytes, ...options }),
    async read(name) {
      return await readFile(path(name)).catch((error) => refuseMissing(name, error));
    },
    async stream(name) {
      const { size } = await stat(path(name)).catch((error) => refuseMissing(name, error));
      // Node's types know two ReadableStreams; at run time they are one.
      const body = Readable.toWeb(createReadStream(path(name))) as ReadableStream<Uint8Array>;
      return { bytes: size, body };
    },
    delete: (name) => rm(path(name), { force: true }),
    sweep: (isKept) => sweep(folder, isKept),
  };
}

/** Whether this is the name of finished content. */
export function isBlobName(name: string): boolean {
  return /^[0-9a-f]{32}$/.test(name);
}

const temporarySuffix = ".part";

interface SaveLimits extends SaveBlobOptions {
  readonly maxBytes: number;
}

async function save(folder: string, content: BlobContent, limits: SaveLimits): Promise<SavedBlob> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = randomBytes(16).toString("hex");
  const temporary = join(folder, name + temporarySuffix);
  const file = await open(temporary, "wx", 0o600);
  try {
    const written = await writeAll(file, content, limits);
    await file.sync();
    await file.close();
    await rename(temporary, join(folder, name));
    await syncFolder(folder);
    return { name, ...written };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, content: BlobContent, { maxBytes, signal }: SaveLimits) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    signal?.throwIfAborted();
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new BlobTooLarge(maxBytes);
    hash.update(piece);
    for (let done = 0; done < piece.byteLength; ) {
      done += (await file.write(piece, done, piece.byteLength - done)).bytesWritten;
    }
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** The rename itself lives in the folder; Windows has no handle for one and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(folder: string, isKept: (name: string) => boolean): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const orphans = names.filter((name) =>
    name.endsWith(temporarySuffix) ? true : isBlobName(name) && !isKept(name),
  );
  for (const name of orphans) await rm(join(folder, name), { force: true });
  return orphans.length;
}

function refuseMissing(name: string, error: unknown): never {
  throw new BlobMissing(name, { cause: error });
}
