import { createHash, webcrypto } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export interface StoredSnapshot {
  readonly path: string;
  readonly sha256: string;
}

export interface SnapshotCache {
  /** The snapshot of this key, when it is whole by size; the sandbox checks the sum before it uses it. */
  find(): Promise<StoredSnapshot | null>;
  store(bytes: Uint8Array): Promise<StoredSnapshot>;
  drop(): Promise<void>;
}

const MONTH_MS = 30 * 24 * 60 * 60_000;

const noteSchema = z.object({ sha256: z.string().length(64), bytes: z.number().int() });

/**
 * Snapshots of the interpreter on disk, one per `parts`: everything that makes two snapshots differ.
 * Whoever can write this folder owns the sandbox, so it is for the user alone.
 */
export function openSnapshotCache(cacheDir: string, parts: readonly string[]): SnapshotCache {
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
  const folder = join(cacheDir, "snapshots");
  const path = join(folder, `${key}.bin`);
  const notePath = join(folder, `${key}.json`);
  return {
    async find() {
      try {
        const note = noteSchema.parse(JSON.parse(await readFile(notePath, "utf8")));
        const { size } = await stat(path);
        return size === note.bytes ? { path, sha256: note.sha256 } : null;
      } catch {
        return null;
      }
    },
    async store(bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Not createHash: 31 MB would hold up the service.
      const sha256 = Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("hex");
      await replaceFile(path, bytes);
      await replaceFile(notePath, JSON.stringify({ sha256, bytes: bytes.length }));
      await removeOld(folder);
      return { path, sha256 };
    },
    async drop() {
      await rm(notePath, { force: true });
      await rm(path, { force: true });
    },
  };
}

/** Snapshots of versions and package sets that nobody made again for a month. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > MONTH_MS) await rm(join(folder, name), { force: true });
  }
}

async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content, { mode: 0o600 });
  await rename(temporary, path);
}
