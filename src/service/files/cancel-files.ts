import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { Kind, Records } from "../objects";
import type { ListQuery, Store } from "../store/store";
import { updateFile } from "./membership";

/** Marks what of a batch is not read yet as `cancelled`, and the batch too. Returns the ids of these files. */
export async function cancelFiles(
  store: Store,
  { owner, vectorStoreId, batchId }: { owner: string; vectorStoreId: string; batchId: string },
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  const unread = { owner, parent: vectorStoreId, tag: "in_progress" };
  for await (const file of everyRecord(store, "vectorStoreFile", unread)) {
    if (file.batchId === batchId) open.add(file.object.id);
  }
  const cancel = (file: VectorStoreFile): VectorStoreFile =>
    file.status === "in_progress" ? { ...file, status: "cancelled" } : file;
  await store.write(
    {
      update: "fileBatch",
      id: batchId,
      owner,
      change: ({ object }) =>
        object.status === "in_progress" ? { object: { ...object, status: "cancelled" } } : { object },
    },
    ...[...open].flatMap((fileId) => updateFile({ owner, vectorStoreId, fileId }, batchId, cancel)),
  );
  return open;
}

/** Walks a whole list, oldest first, without holding up others for long. */
export async function* everyRecord<K extends Kind>(
  store: Store,
  kind: K,
  query: Pick<ListQuery, "owner" | "parent" | "tag">,
): AsyncIterable<Records[K]> {
  let after: string | undefined;
  for (;;) {
    const page = await store.list(kind, { ...query, limit: 200, order: "asc", ...(after && { after }) });
    yield* page.records;
    const last = page.records.at(-1);
    if (!page.hasMore || last === undefined) return;
    after = idOf(last);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The id under which a record is listed; a file of a vector store has one of two parts. */
function idOf(record: Records[Kind]): string {
  const { id, vector_store_id: parent, object } = record.object as unknown as Record<string, unknown>;
  return object === "vector_store.file" ? `${String(parent)}/${String(id)}` : String(id);
}
