import type { Thread } from "openai/resources/beta/threads/threads";
import type { VectorStoreFileBatch } from "openai/resources/vector-stores/file-batches";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { VectorStore, VectorStoreCreateParams } from "openai/resources/vector-stores/vector-stores";
import type { Attributes, Search } from "../search/search";
import type { Write } from "../store/store";

/** Vector stores: which files they hold, how far the reading of these files is, and the search in them. */
export interface VectorStores extends Search {
  /**
   * A new vector store that is not written yet, so that it can be written together with the assistant or
   * thread that names it. Call `start` after the write and before the answer.
   *
   * @throws {ApiError} 404 for an unknown file.
   */
  prepare(owner: string, parameters: NewVectorStore): Promise<PreparedVectorStore>;

  /**
   * What `attachments` with `file_search` ask for: the files join the thread's vector store, or a new one that
   * expires after seven days without use when the thread has none. Write `writes` together with the message,
   * with `vectorStoreId` in the thread's `tool_resources.file_search.vector_store_ids`, then call `start` and
   * await it before the answer.
   *
   * @throws {ApiError} 404 for an unknown file.
   */
  prepareAttachments(
    owner: string,
    resources: Thread["tool_resources"],
    fileIds: readonly string[],
  ): Promise<PreparedFiles>;

  /** Adds files. A file that is in it already is read again. @throws {ApiError} 404 for an unknown one. */
  addFiles(owner: string, vectorStoreId: string, files: readonly AddedFile[]): Promise<VectorStoreFile[]>;
  addBatch(owner: string, vectorStoreId: string, files: readonly AddedFile[]): Promise<VectorStoreFileBatch>;
  /** Stops reading what of the batch is not read yet. */
  cancelBatch(owner: string, vectorStoreId: string, batchId: string): Promise<VectorStoreFileBatch>;

  get(owner: string, vectorStoreId: string): Promise<VectorStore>;
  modify(owner: string, vectorStoreId: string, change: ModifyVectorStore): Promise<VectorStore>;
  delete(owner: string, vectorStoreId: string): Promise<void>;
  setAttributes(address: FileAddress, attributes: Attributes | null): Promise<VectorStoreFile>;
  /** Takes a file out; the file itself stays. */
  removeFile(address: FileAddress): Promise<void>;
  /** Takes a file that was deleted out of every vector store. */
  removeEverywhere(owner: string, fileId: string): Promise<void>;
  /** The text that was read, in chunks without overlap. */
  content(address: FileAddress): Promise<string[]>;

  /** To be called once before the first request: goes on with what an earlier process left unread. */
  recover(): Promise<void>;
  /** Resolves when nothing is left to read; for tests and for shutting down after the last answer. */
  settled(): Promise<void>;
  /** Stops reading; what is unread goes on at the next {@link recover}. Safe to call twice. */
  close(): Promise<void>;
}

export type NewVectorStore = Omit<VectorStoreCreateParams, "metadata"> & {
  readonly metadata?: Readonly<Record<string, string>> | null;
};

export interface ModifyVectorStore {
  readonly name?: string | null;
  readonly expires_after?: VectorStore.ExpiresAfter | null;
  readonly metadata?: Readonly<Record<string, string>> | null;
}

export interface AddedFile {
  readonly file_id: string;
  readonly attributes?: Attributes | null;
  readonly chunking_strategy?: VectorStoreCreateParams["chunking_strategy"];
}

export interface FileAddress {
  readonly owner: string;
  readonly vectorStoreId: string;
  readonly fileId: string;
}

export interface PreparedFiles {
  readonly vectorStoreId: string;
  readonly writes: readonly Write[];
  /** Begins to read the files; what is read later shows in the status of each. */
  start(): Promise<void>;
}

export interface PreparedVectorStore extends PreparedFiles {
  readonly object: VectorStore;
}
