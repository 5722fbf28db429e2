import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { Write } from "../store/store";
import { type CountedMove, counted, withBatchCounts, withCounts } from "./vector-store-objects";
import type { FileAddress } from "./vector-stores";

/** The id of the record of a file in a vector store. */
export function membershipId({ vectorStoreId, fileId }: Omit<FileAddress, "owner">): string {
  return `${vectorStoreId}/${fileId}`;
}

/** Files that come into a vector store, all to be read; counted once together, as there may be thousands. */
export function insertAll(
  owner: string,
  objects: readonly VectorStoreFile[],
  batchId: string | null,
): Write[] {
  const [first] = objects;
  if (first === undefined) return [];
  const vectorStoreId = first.vector_store_id;
  const inserts = objects.map((object): Write => {
    const id = membershipId({ vectorStoreId, fileId: object.id });
    const tag = object.status;
    return { insert: "vectorStoreFile", id, owner, parent: vectorStoreId, tag, record: { object, batchId } };
  });
  const move = { from: null, to: first.status, usageBytes: 0, files: objects.length };
  return [...inserts, ...countWrites({ owner, vectorStoreId, batchId }, () => move)];
}

/**
 * Replaces a file of a vector store and counts it anew, all in one write. `change` may throw to refuse; nothing
 * is written then.
 */
export function updateFile(
  { owner, vectorStoreId, fileId }: FileAddress,
  batchId: string | null,
  change: (current: VectorStoreFile) => VectorStoreFile,
): Write[] {
  let move: Move = { from: null, to: null, usageBytes: 0, files: 1 };
  return [
    {
      update: "vectorStoreFile",
      id: membershipId({ vectorStoreId, fileId }),
      owner,
      tag: (next) => next.object.status,
      change: (current) => {
        const object = change(current.object);
        const usageBytes = object.usage_bytes - current.object.usage_bytes;
        move = { from: current.object.status, to: object.status, usageBytes, files: 1 };
        return { ...current, object };
      },
    },
    ...countWrites({ owner, vectorStoreId, batchId }, () => move),
  ];
}

/** Takes a file out of a vector store. */
export function deleteFile(address: FileAddress, batchId: string | null): Write[] {
  const { owner, vectorStoreId, fileId } = address;
  let move: Move = { from: null, to: null, usageBytes: 0, files: 1 };
  const id = membershipId({ vectorStoreId, fileId });
  return [
    {
      update: "vectorStoreFile",
      id,
      owner,
      change: (current) => {
        move = { from: current.object.status, to: null, usageBytes: -current.object.usage_bytes, files: 1 };
        return current;
      },
    },
    { delete: "vectorStoreFile", id, owner },
    ...countWrites({ owner, vectorStoreId, batchId }, () => move),
  ];
}

interface Move extends CountedMove {
  readonly usageBytes: number;
}

/** The writes of one call are applied in order, so `move` is known when these come to their turn. */
function countWrites(
  {
    owner,
    vectorStoreId,
    batchId,
  }: Pick<FileAddress, "owner" | "vectorStoreId"> & { batchId: string | null },
  move: () => Move,
): Write[] {
  const store: Write = {
    update: "vectorStore",
    id: vectorStoreId,
    owner,
    change: ({ object }) => {
      const { usageBytes, ...each } = move();
      return { object: withCounts(object, counted(object.file_counts, each), usageBytes) };
    },
  };
  if (batchId === null) return [store];
  const batch: Write = {
    update: "fileBatch",
    id: batchId,
    owner,
    change: ({ object }) => ({ object: withBatchCounts(object, counted(object.file_counts, move())) }),
  };
  return [store, batch];
}
