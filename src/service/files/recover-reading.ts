import { setImmediate as nextTurn } from "node:timers/promises";
import { membershipId } from "./membership";
import type { VectorStoreParts } from "./read-file";
import type { FileAddress } from "./vector-stores";

/** Files that an earlier process did not come to read, oldest first. */
export async function unreadFiles({ store }: VectorStoreParts): Promise<FileAddress[]> {
  const found: FileAddress[] = [];
  for await (const { id, owner } of store.scan("vectorStoreFile", ["in_progress"])) {
    found.push(addressOf(id, owner));
  }
  return found;
}

/**
 * Compares the index with the records: what is in the index and in no vector store is taken out of it; the
 * answer is what should be in it and is not, because it was lost.
 */
export async function reconcileIndex({ store, textSearch }: VectorStoreParts): Promise<FileAddress[]> {
  const indexed = new Set((await textSearch.documents()).map((document) => membershipId(document)));
  const lost: FileAddress[] = [];
  let seen = 0;
  for await (const { id, owner } of store.scan("vectorStoreFile", ["completed"])) {
    if (!indexed.delete(id)) lost.push(addressOf(id, owner));
    if (++seen % 200 === 0) await nextTurn();
  }
  for await (const { id } of store.scan("vectorStoreFile", ["in_progress"])) indexed.delete(id);
  for (const id of indexed) await textSearch.remove(addressOf(id, ""));
  return lost;
}

function addressOf(id: string, owner: string): FileAddress {
  const [vectorStoreId = "", fileId = ""] = id.split("/");
  return { owner, vectorStoreId, fileId };
}
