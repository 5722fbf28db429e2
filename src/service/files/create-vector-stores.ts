import type { Thread } from "openai/resources/beta/threads/threads";
import type { VectorStoreFileBatch } from "openai/resources/vector-stores/file-batches";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { VectorStore } from "openai/resources/vector-stores/vector-stores";
import { ApiError, notFound } from "../api-error";
import { nowSeconds } from "../clock";
import type { Records } from "../objects";
import type { Attributes, SearchOptions } from "../search/search";
import type { Write } from "../store/store";
import { cancelFiles, everyRecord } from "./cancel-files";
import { checkFiles, type Insertion, insertFiles } from "./insert-files";
import { deleteFile, insertAll, membershipId } from "./membership";
import { readFile, type VectorStoreParts } from "./read-file";
import { ReadingQueue } from "./reading-queue";
import { reconcileIndex, unreadFiles } from "./recover-reading";
import { searchStores } from "./search-stores";
import { Turns } from "./turns";
import {
  modified,
  newBatch,
  newVectorStore,
  newVectorStoreFile,
  shownVectorStore,
  used,
} from "./vector-store-objects";
import type {
  AddedFile,
  FileAddress,
  ModifyVectorStore,
  NewVectorStore,
  PreparedFiles,
  PreparedVectorStore,
  VectorStores,
} from "./vector-stores";

/** Vector stores with their records in the store and their words in the index. */
export function createVectorStores(parts: VectorStoreParts): VectorStores {
  return new StoredVectorStores(parts);
}

const attachmentDays = 7;

class StoredVectorStores implements VectorStores {
  readonly #parts: VectorStoreParts;
  readonly #queue: ReadingQueue;
  readonly #turns = new Turns();

  constructor(parts: VectorStoreParts) {
    this.#parts = parts;
    this.#queue = new ReadingQueue(
      (address, signal) => readFile(parts, address, signal),
      (error) => parts.log(`Cannot read a file of a vector store: ${String(error)}`),
    );
  }

  query(vectorStoreIds: readonly string[], query: string | readonly string[], options: SearchOptions) {
    const queries = typeof query === "string" ? [query] : query;
    return searchStores(this.#parts, { vectorStoreIds, queries }, options);
  }

  async prepare(owner: string, parameters: NewVectorStore): Promise<PreparedVectorStore> {
    const { clock, newId } = this.#parts;
    const { file_ids: fileIds = [], chunking_strategy } = parameters;
    const unique = [...new Set(fileIds)];
    await checkFiles(this.#parts, owner, unique);
    const now = nowSeconds(clock);
    const object = newVectorStore(newId("vectorStore"), parameters, now);
    const files = unique.map((file_id) =>
      newVectorStoreFile(object.id, { file_id, ...(chunking_strategy && { chunking_strategy }) }, now),
    );
    const record = { object };
    const writes: Write[] = [
      { insert: "vectorStore", id: object.id, owner, record },
      ...insertAll(owner, files, null),
    ];
    const start = async () =>
      this.#queue.add(...unique.map((fileId) => ({ owner, vectorStoreId: object.id, fileId })));
    return { object, vectorStoreId: object.id, writes, start };
  }

  async prepareAttachments(
    owner: string,
    resources: Thread["tool_resources"],
    fileIds: readonly string[],
  ): Promise<PreparedFiles> {
    const vectorStoreId = resources?.file_search?.vector_store_ids?.[0];
    const found = vectorStoreId && (await this.#parts.store.get("vectorStore", vectorStoreId, owner));
    if (!vectorStoreId || !found) {
      const expires_after = { anchor: "last_active_at", days: attachmentDays } as const;
      return await this.prepare(owner, { file_ids: [...fileIds], expires_after });
    }
    await checkFiles(this.#parts, owner, fileIds);
    const files = [...new Set(fileIds)].map((file_id) => ({ file_id }));
    const start = async () => void (await this.addFiles(owner, vectorStoreId, files));
    return { vectorStoreId, writes: [], start };
  }

  async addFiles(
    owner: string,
    vectorStoreId: string,
    files: readonly AddedFile[],
  ): Promise<VectorStoreFile[]> {
    return await this.#insert({ owner, vectorStoreId, files, batchId: null });
  }

  async addBatch(
    owner: string,
    vectorStoreId: string,
    files: readonly AddedFile[],
  ): Promise<VectorStoreFileBatch> {
    const { newId, clock, store } = this.#parts;
    const object = newBatch(newId("fileBatch"), vectorStoreId, nowSeconds(clock));
    const batchId = object.id;
    const batch: Write = {
      insert: "fileBatch",
      id: batchId,
      owner,
      parent: vectorStoreId,
      record: { object },
    };
    await this.#insert({ owner, vectorStoreId, files, batchId }, batch);
    return (await store.get("fileBatch", batchId, owner))?.object ?? object;
  }

  async cancelBatch(owner: string, vectorStoreId: string, batchId: string): Promise<VectorStoreFileBatch> {
    const { store } = this.#parts;
    const batch = await store.get("fileBatch", batchId, owner);
    if (batch?.object.vector_store_id !== vectorStoreId) throw notFound("file batch", batchId);
    if (batch.object.status !== "in_progress") {
      throw new ApiError(400, `Cannot cancel file batch with status '${batch.object.status}'.`);
    }
    const open = await cancelFiles(store, { owner, vectorStoreId, batchId });
    this.#queue.interrupt((address) => address.vectorStoreId === vectorStoreId && open.has(address.fileId));
    return (await store.get("fileBatch", batchId, owner))?.object ?? batch.object;
  }

  async get(owner: string, vectorStoreId: string): Promise<VectorStore> {
    const found = await this.#parts.store.get("vectorStore", vectorStoreId, owner);
    if (found === undefined) throw notFound("vector store", vectorStoreId);
    return shownVectorStore(found.object, this.#parts.clock);
  }

  async modify(owner: string, vectorStoreId: string, change: ModifyVectorStore): Promise<VectorStore> {
    const { store, clock } = this.#parts;
    await this.get(owner, vectorStoreId);
    await store.write({
      update: "vectorStore",
      id: vectorStoreId,
      owner,
      change: ({ object }) => ({ object: modified(used(object, clock), change) }),
    });
    return await this.get(owner, vectorStoreId);
  }

  async delete(owner: string, vectorStoreId: string): Promise<void> {
    const { store, textSearch } = this.#parts;
    await this.get(owner, vectorStoreId);
    await store.write(
      { delete: "vectorStoreFile", parent: vectorStoreId, owner },
      { delete: "fileBatch", parent: vectorStoreId, owner },
      { delete: "vectorStore", id: vectorStoreId, owner },
    );
    this.#queue.interrupt((address) => address.vectorStoreId === vectorStoreId);
    await textSearch.removeStore(vectorStoreId);
  }

  async setAttributes(address: FileAddress, attributes: Attributes | null): Promise<VectorStoreFile> {
    const { store, textSearch } = this.#parts;
    const { object } = await this.#member(address);
    const next = { ...attributes };
    await store.write({
      update: "vectorStoreFile",
      id: membershipId(address),
      owner: address.owner,
      change: (current) => ({ ...current, object: { ...current.object, attributes: next } }),
    });
    await textSearch.setAttributes(address, next);
    return { ...object, attributes: next };
  }

  async removeFile(address: FileAddress): Promise<void> {
    const { store, textSearch } = this.#parts;
    const { batchId } = await this.#member(address);
    await store.write(...deleteFile(address, batchId));
    this.#queue.interrupt((current) => membershipId(current) === membershipId(address));
    await textSearch.remove(address);
  }

  async removeEverywhere(owner: string, fileId: string): Promise<void> {
    for await (const { object } of everyRecord(this.#parts.store, "vectorStore", { owner })) {
      const address = { owner, vectorStoreId: object.id, fileId };
      const found = await this.#parts.store.get("vectorStoreFile", membershipId(address), owner);
      if (found !== undefined) await this.removeFile(address);
    }
  }

  async content(address: FileAddress): Promise<string[]> {
    const { object } = await this.#member(address);
    if (object.status !== "completed") {
      throw new ApiError(
        400,
        `The content of file '${address.fileId}' is not available: it is ${object.status}.`,
      );
    }
    return (await this.#parts.textSearch.content(address)) ?? [];
  }

  async recover(): Promise<void> {
    const { store } = this.#parts;
    this.#queue.add(...(await unreadFiles(this.#parts)));
    // A service without vector stores starts no thread.
    for await (const _ of store.scan("vectorStoreFile", ["completed"])) {
      this.#queue.add(...(await reconcileIndex(this.#parts)));
      return;
    }
  }

  settled = () => this.#queue.settled();

  async close(): Promise<void> {
    await this.#queue.close();
    await this.#parts.textSearch.close();
  }

  async #member(address: FileAddress): Promise<Records["vectorStoreFile"]> {
    await this.get(address.owner, address.vectorStoreId);
    const found = await this.#parts.store.get("vectorStoreFile", membershipId(address), address.owner);
    if (found === undefined) throw notFound("file", address.fileId);
    return found;
  }

  async #insert(insertion: Insertion, ...first: Write[]): Promise<VectorStoreFile[]> {
    const { owner, vectorStoreId, files } = insertion;
    await this.get(owner, vectorStoreId);
    const fileIds = files.map((file) => file.file_id);
    await checkFiles(this.#parts, owner, fileIds);
    return await this.#turns.take(vectorStoreId, async () => {
      const objects = await insertFiles(this.#parts, insertion, first);
      const addresses = objects.map(({ id: fileId }) => ({ owner, vectorStoreId, fileId }));
      const added = new Set(addresses.map(membershipId));
      this.#queue.interrupt((current) => added.has(membershipId(current)));
      this.#queue.add(...addresses);
      return objects;
    });
  }
}
