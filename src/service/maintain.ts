import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { databaseName, filesFolder } from "./create-service";
import { purposes } from "./files/create-files";
import { isBlobName, openBlobs } from "./store/blobs";
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
  if (existsSync(file)) throw new Error(`Cannot back up into ${file}: it exists; name a new file`);
  const content = join(dataDir, filesFolder);
  const copies = `${file}.files`;
  const store = open(dataDir);
  try {
    // Content before and after the database: what the copy names was there at one of the two times.
    await copyContent(content, copies);
    await store.backup(file);
    await copyContent(content, copies);
  } finally {
    await store.close();
  }
  if (!existsSync(copies)) return `Backed up ${dataDir} into ${file}`;
  return `Backed up ${dataDir} into ${file} and ${copies}; to restore, copy them back as ${databaseName} and ${filesFolder}`;
}

/** Copies what is not there yet; content never changes, and what is deleted meanwhile is no loss. */
async function copyContent(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch(() => []);
  for (const name of names.filter(isBlobName)) {
    await mkdir(to, { recursive: true, mode: 0o700 });
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).catch((error) => {
      if (error.code !== "EEXIST" && error.code !== "ENOENT") throw error;
    });
  }
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
    for await (const { id, owner, record } of store.scan("file", purposes)) {
      const found = await stat(blobs.path(record.blob)).catch(() => null);
      const isWhole = found?.size === record.object.bytes;
      // A service that runs beside us may have deleted it between the two looks.
      if (!isWhole && (await store.get("file", id, owner)) === undefined) continue;
      files += 1;
      if (!isWhole) damaged.push(id);
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
