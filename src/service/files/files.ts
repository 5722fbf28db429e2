import type { FileObject } from "openai/resources/files";
import type { BlobContent, SavedBlob } from "../store/blobs";

/** The files of the API: records in the store, content in blobs. */
export interface Files {
  /**
   * Saves a new file and resolves when record and content are on disk.
   *
   * @throws {ApiError} 413 when the content is larger than allowed.
   */
  save(owner: string, file: NewFile): Promise<FileObject>;

  /**
   * Saves content whose name and purpose are known only after it, as in a form. Either {@link Files.keep} makes
   * it a file or {@link Files.discard} forgets it; a crash in between leaves nothing.
   *
   * @throws {ApiError} 413 when the content is larger than allowed.
   */
  stage(content: BlobContent, signal?: AbortSignal): Promise<SavedBlob>;
  keep(owner: string, staged: SavedBlob, details: FileDetails): Promise<FileObject>;
  discard(staged: SavedBlob): Promise<void>;

  /** The whole content. @throws {ApiError} 404 when this owner has no such file. */
  read(owner: string, fileId: string): Promise<Uint8Array>;

  /** The file, without its content. @throws {ApiError} 404 when this owner has no such file. */
  get(owner: string, fileId: string): Promise<FileObject>;

  /** The content, piece by piece. @throws {ApiError} 404 when this owner has no such file. */
  open(owner: string, fileId: string): Promise<OpenFile>;

  /**
   * Deletes the file and its content and takes it out of all vector stores.
   *
   * @throws {ApiError} 404 when this owner has no such file.
   */
  delete(owner: string, fileId: string): Promise<void>;

  /** To be called once before the first request: deletes expired files and content without a record. */
  recover(): Promise<void>;
}

export interface NewFile extends FileDetails {
  readonly content: BlobContent;
  readonly signal?: AbortSignal;
}

export interface FileDetails {
  /** As the user calls it; made safe here: no folders, no control characters, at most 255 bytes. */
  readonly filename: string;
  readonly purpose: FileObject["purpose"];
  /** Default: by the ending of the name. */
  readonly contentType?: string;
  /** After this many seconds the file is gone; default: never. */
  readonly expiresAfterSeconds?: number;
}

export interface OpenFile {
  readonly object: FileObject;
  readonly contentType: string;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array>;
}
