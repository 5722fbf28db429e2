import { createHash, webcrypto } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

export interface SnapshotCache {
  /** Path of the snapshot of this key, when it is whole. */
  find(): Promise<string | null>;
  store(bytes: Uint8Array): Promise<void>;
  drop(): Promise<void>;
}

const MONTH_MS = 30 * 24 * 60 * 60_000;

const noteSchema = z.object({ sha256: z.string().length(64), bytes: z.number().int() });

/**
 * Snapshots of the interpreter on disk, one per `parts`: everything that makes two snapshots differ.
 * Whoever can write this folder owns the sandbox, so it is for the user alone.
 *
 * @returns the cache for given parts
 */
export function openSnapshotCaches(cacheDir: string): (parts: readonly string[]) => SnapshotCache {
  const folder = join(cacheDir, "snapshots");
  /** What was true of a file when its checksum was right; summing tens of megabytes at each start would take long. */
  const summed = new Map<string, string>();
  return (parts) => {
    const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
    const path = join(folder, `${key}.bin`);
    const notePath = join(folder, `${key}.json`);
    return {
      async find() {
        try {
          const note = noteSchema.parse(JSON.parse(await readFile(notePath, "utf8")));
          const { size, ino, mtimeMs, ctimeMs } = await stat(path);
          const state = JSON.stringify([size, ino, mtimeMs, ctimeMs, note.sha256]);
          if (summed.get(path) === state) return path;
          if (size !== note.bytes || (await sumOf(path)) !== note.sha256) return null;
          summed.set(path, state);
          return path;
        } catch {
          return null;
        }
      },
      async store(bytes) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Not createHash: tens of megabytes at once would hold up the service.
        const sha256 = Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("hex");
        await replaceFile(path, bytes);
        await replaceFile(notePath, JSON.stringify({ sha256, bytes: bytes.length }));
        await removeOld(folder);
      },
      async drop() {
        await rm(notePath, { force: true });
        await rm(path, { force: true });
      },
    };
  };
}

async function sumOf(path: string): Promise<string> {
  const sum = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), sum);
  return sum.digest("hex");
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
