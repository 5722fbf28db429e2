import type { ContainerCreateResponse as Container } from "openai/resources/containers/containers";
import type { FileRetrieveResponse as ContainerFile } from "openai/resources/containers/files/files";
import type { BlobContent } from "../store/blobs";

/** Containers: where the code interpreter of this API runs, each with its files. */
export interface Containers {
  create(owner: string, parameters: NewContainer): Promise<Container>;
  /** As it is now, perhaps expired. @throws {ApiError} 404 */
  get(owner: string, containerId: string): Promise<Container>;
  /** Its shown form: what has expired says so. */
  shown(container: Container): Container;
  delete(owner: string, containerId: string): Promise<void>;

  /** @throws {ApiError} 404 for an unknown container, 400 for one that has expired. */
  addFile(owner: string, containerId: string, file: NewContainerFile): Promise<ContainerFile>;
  /** Copies a file of the API into it. @throws {ApiError} as {@link addFile}, and 404 for an unknown file. */
  copy(owner: string, containerId: string, fileId: string): Promise<ContainerFile>;
  /** Copies files of the API into it that are not there yet. @throws {ApiError} as {@link copy} */
  copyIn(owner: string, containerId: string, fileIds: readonly string[]): Promise<void>;
  getFile(owner: string, containerId: string, fileId: string): Promise<ContainerFile>;
  openFile(owner: string, containerId: string, fileId: string): Promise<OpenContainerFile>;
  deleteFile(owner: string, containerId: string, fileId: string): Promise<void>;
  /** What is in it now, oldest first: of a file that was written again the newest. */
  files(owner: string, containerId: string): Promise<ContainerFile[]>;

  /** Notes that it was used, which puts off its end. */
  touch(owner: string, containerId: string): Promise<void>;
  /** To be called once before the first request: forgets the files of containers that have expired. */
  recover(): Promise<void>;
}

export interface NewContainer {
  readonly name: string;
  readonly file_ids?: readonly string[];
  readonly expiresAfterMinutes?: number;
  readonly memory_limit?: "1g" | "4g" | "16g" | "64g";
}

export interface NewContainerFile {
  readonly filename: string;
  /** Default: `/mnt/data` and the name, made safe. */
  readonly path?: string;
  readonly content: BlobContent;
  readonly source: "user" | "assistant";
  /** The file of the API that it is a copy of. */
  readonly copyOf?: string;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

export interface OpenContainerFile {
  readonly object: ContainerFile;
  readonly contentType: string;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array>;
}
