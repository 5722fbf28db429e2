import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import { nowSeconds } from "../clock";
import type { Write } from "../store/store";
import { isExpired, noSuchFile } from "./create-files";
import { deleteFile, insertAll, membershipId } from "./membership";
import type { VectorStoreParts } from "./read-file";
import { newVectorStoreFile, used } from "./vector-store-objects";
import type { AddedFile } from "./vector-stores";

export interface Insertion {
  readonly owner: string;
  readonly vectorStoreId: string;
  readonly files: readonly AddedFile[];
  readonly batchId: string | null;
}

/**
 * Writes files into a vector store, to be read later; one that is there already begins anew. `first` is written
 * before and together with it.
 */
export async function insertFiles(
  { store, clock }: VectorStoreParts,
  { owner, vectorStoreId, files, batchId }: Insertion,
  first: readonly Write[],
): Promise<VectorStoreFile[]> {
  const now = nowSeconds(clock);
  const unique = [...new Map(files.map((file) => [file.file_id, file])).values()];
  const objects = unique.map((file) => newVectorStoreFile(vectorStoreId, file, now));
  const writes: Write[] = [...first];
  for (const object of objects) {
    const address = { owner, vectorStoreId, fileId: object.id };
    const there = await store.get("vectorStoreFile", membershipId(address), owner);
    if (there !== undefined) writes.push(...deleteFile(address, there.batchId));
  }
  await store.write(...writes, ...insertAll(owner, objects, batchId), {
    update: "vectorStore",
    id: vectorStoreId,
    owner,
    change: ({ object }) => ({ object: used(object, clock) }),
  });
  return objects;
}

/** @throws {ApiError} 404 for the first of the files that this owner does not have. */
export async function checkFiles(
  { store, clock }: VectorStoreParts,
  owner: string,
  fileIds: readonly string[],
): Promise<void> {
  for (const id of fileIds) {
    const found = await store.get("file", id, owner);
    if (found === undefined || isExpired(found.object, clock)) throw noSuchFile(id);
  }
}
