import { existsSync } from "node:fs";
import { cp, stat } from "node:fs/promises";
import { join } from "node:path";
import { databaseName, filesFolder } from "./create-service";
import { purposes } from "./files/create-files";
import { openBlobs } from "./store/blobs";
import { openStore } from "./store/sqlite-store";
import type { Store } from "./store/store";

/** A data folder with which something is wrong. */
export class FolderDamaged extends Error {
  override readonly name = "FolderDamaged";
}

/**
 * Copies everything durable out of a data folder, also while a service uses it: the database into `file`, the
 * content of uploaded files into the folder `file` + `.files`.
 *
 * @returns what was written, in words
 * @throws Error when `file` exists or the folder holds no database
 */
export async function backUp(dataDir: string, file: string): Promise<string> {
  const store = open(dataDir);
  try {
    // The database first: content that is newer than it does no harm.
    await store.backup(file);
  } finally {
    await store.close();
  }
  const content = join(dataDir, filesFolder);
  if (!existsSync(content)) return `Backed up ${dataDir} into ${file}`;
  await cp(content, `${file}.files`, { recursive: true, errorOnExist: true, force: false });
  return `Backed up ${dataDir} into ${file} and ${file}.files; to restore, copy them back as ${databaseName} and ${filesFolder}`;
}

/**
 * Reads every page of the database and looks at the content of every file.
 *
 * @returns what was found, in words
 * @throws {DatabaseRefused} when the database is damaged
 * @throws {FolderDamaged} when content is missing or cut short
 */
export async function check(dataDir: string): Promise<string> {
  const store = open(dataDir, Number.POSITIVE_INFINITY);
  const blobs = openBlobs(join(dataDir, filesFolder));
  const damaged: string[] = [];
  let files = 0;
  try {
    for await (const { record } of store.scan("file", purposes)) {
      files += 1;
      const found = await stat(blobs.path(record.blob)).catch(() => null);
      if (found?.size !== record.object.bytes) damaged.push(record.object.id);
    }
  } finally {
    await store.close();
  }
  if (damaged.length === 0) return `${dataDir} is sound: the database, and the content of ${files} files`;
  throw new FolderDamaged(
    `The database in ${dataDir} is sound, but the content of ${damaged.length} of ${files} files is missing or cut short: ${damaged.slice(0, 10).join(", ")}; delete these files, or restore the folder ${filesFolder} from a backup`,
  );
}

function open(dataDir: string, checkUpToBytes = 0): Store {
  const file = join(dataDir, databaseName);
  if (existsSync(file)) return openStore({ file, checkUpToBytes });
  throw new Error(`There is no database in ${dataDir}; name the data folder with --data`);
}
