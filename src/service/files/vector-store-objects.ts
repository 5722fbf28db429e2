import type { VectorStoreFileBatch } from "openai/resources/vector-stores/file-batches";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { VectorStore } from "openai/resources/vector-stores/vector-stores";
import { type Clock, nowSeconds } from "../clock";
import { shownStrategy } from "./chunking-strategy";
import type { AddedFile, ModifyVectorStore, NewVectorStore } from "./vector-stores";

export type FileCounts = VectorStore.FileCounts;
export type FileStatus = VectorStoreFile["status"];

export const noFiles: FileCounts = { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 };

/** Some files went from a status to another; null: they were not there, or are not any more. */
export interface CountedMove {
  readonly from: FileStatus | null;
  readonly to: FileStatus | null;
  readonly files: number;
}

export function counted(counts: FileCounts, { from, to, files }: CountedMove): FileCounts {
  const next = { ...counts };
  if (from !== null) next[from] = Math.max(0, next[from] - files);
  if (to !== null) next[to] += files;
  next.total = next.in_progress + next.completed + next.failed + next.cancelled;
  return next;
}

export function newVectorStore(
  id: string,
  { name, metadata, expires_after }: Pick<NewVectorStore, "name" | "metadata" | "expires_after">,
  now: number,
): VectorStore {
  return withExpiry({
    id,
    object: "vector_store",
    created_at: now,
    // The published description wants a text here, also when nobody gave a name.
    name: name ?? "",
    usage_bytes: 0,
    file_counts: noFiles,
    status: "completed",
    last_active_at: now,
    metadata: { ...metadata },
    ...(expires_after && { expires_after }),
  });
}

/** The store after it was used: what expires after days without use lives on. */
export function used(store: VectorStore, clock: Clock): VectorStore {
  return withExpiry({ ...store, last_active_at: nowSeconds(clock) });
}

/** Sets `expires_at` as `expires_after` says. */
export function withExpiry(store: VectorStore): VectorStore {
  const { expires_after: after, last_active_at: last, ...rest } = store;
  const unusedSeconds = switchedSeconds(store) ?? (after ? after.days * 86_400 : null);
  return {
    ...rest,
    last_active_at: last,
    ...(after && { expires_after: after }),
    expires_at: unusedSeconds === null ? null : (last ?? store.created_at) + unusedSeconds,
  };
}

/**
 * Teaching switch, as those of a run: `local_expires_in_s` in the metadata of a store lets it expire after so many
 * seconds without use, 1 to 600, since nobody in a course waits a day. A hosted API keeps it as plain metadata.
 */
function switchedSeconds({ metadata }: VectorStore): number | null {
  const seconds = Number(metadata?.local_expires_in_s ?? Number.NaN);
  return seconds >= 1 && seconds <= 600 ? seconds : null;
}

/** The store as it is now: whether it has expired is known by the clock alone. */
export function shownVectorStore(store: VectorStore, clock: Clock): VectorStore {
  return hasExpired(store, clock) ? { ...store, status: "expired" } : store;
}

export function hasExpired({ expires_at }: VectorStore, clock: Clock): boolean {
  return typeof expires_at === "number" && expires_at <= nowSeconds(clock);
}

/** The store with other counts, and the status that follows from them. */
export function withCounts(store: VectorStore, file_counts: FileCounts, usageBytes = 0): VectorStore {
  const status = file_counts.in_progress > 0 ? "in_progress" : "completed";
  return { ...store, file_counts, status, usage_bytes: Math.max(0, store.usage_bytes + usageBytes) };
}

export function newVectorStoreFile(vectorStoreId: string, file: AddedFile, now: number): VectorStoreFile {
  return {
    id: file.file_id,
    object: "vector_store.file",
    usage_bytes: 0,
    created_at: now,
    vector_store_id: vectorStoreId,
    status: "in_progress",
    last_error: null,
    chunking_strategy: shownStrategy(file.chunking_strategy),
    attributes: { ...file.attributes },
  };
}

export function newBatch(id: string, vectorStoreId: string, now: number): VectorStoreFileBatch {
  return {
    id,
    object: "vector_store.files_batch",
    created_at: now,
    vector_store_id: vectorStoreId,
    status: "in_progress",
    file_counts: noFiles,
  };
}

/** The batch with other counts; it is over when nothing of it is left to read. */
export function withBatchCounts(batch: VectorStoreFileBatch, file_counts: FileCounts): VectorStoreFileBatch {
  const isOver = file_counts.in_progress === 0 && batch.status === "in_progress";
  const isLost = isOver && file_counts.total > 0 && file_counts.failed === file_counts.total;
  return { ...batch, file_counts, status: isOver ? (isLost ? "failed" : "completed") : batch.status };
}

/** The store with what a request changes; absent is unchanged, null is cleared. */
export function modified(object: VectorStore, change: ModifyVectorStore): VectorStore {
  const { expires_after: before, ...rest } = object;
  const after = change.expires_after === undefined ? before : change.expires_after;
  return withExpiry({
    ...rest,
    // The published description wants a text here, also when nobody gave a name.
    name: change.name === undefined ? object.name : (change.name ?? ""),
    metadata: change.metadata === undefined ? object.metadata : { ...change.metadata },
    ...(after && { expires_after: after }),
  });
}
