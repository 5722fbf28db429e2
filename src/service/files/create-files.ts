import type { FileObject } from "openai/resources/files";
import { ApiError } from "../api-error";
import { type Clock, nowSeconds } from "../clock";
import type { NewId } from "../ids";
import type { FileRecord } from "../objects";
import { type BlobContent, type Blobs, BlobTooLarge, type SavedBlob } from "../store/blobs";
import { RecordMissing, type Store } from "../store/store";
import { contentTypeOf } from "./content-type";
import type { FileDetails, Files } from "./files";
import { safeFilename } from "./safe-filename";

export interface FilesParts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Called after a file was deleted, so that vector stores let it go too. */
  readonly onDelete: (owner: string, fileId: string) => Promise<void>;
}

/** Files with their records in the store and their content in blobs. */
export function createFiles(parts: FilesParts): Files {
  const { store, blobs, clock, newId } = parts;

  async function record(owner: string, fileId: string): Promise<FileRecord> {
    const found = await store.get("file", fileId, owner);
    if (found === undefined) throw noSuchFile(fileId);
    if (!isExpired(found.object, clock)) return found;
    await remove(owner, found);
    throw noSuchFile(fileId);
  }

  async function remove(owner: string, { object, blob }: FileRecord): Promise<void> {
    try {
      await store.write({ delete: "file", id: object.id, owner });
    } catch (error) {
      throw error instanceof RecordMissing ? noSuchFile(object.id) : error;
    }
    await parts.onDelete(owner, object.id);
    // Last: after a crash in between the content is an orphan, and swept.
    await blobs.delete(blob);
  }

  async function keep(owner: string, staged: SavedBlob, details: FileDetails): Promise<FileObject> {
    const { purpose, expiresAfterSeconds } = details;
    const filename = safeFilename(details.filename);
    const createdAt = nowSeconds(clock);
    const object: FileObject = {
      id: newId("file"),
      object: "file",
      bytes: staged.bytes,
      created_at: createdAt,
      filename,
      purpose,
      status: "processed",
      ...(expiresAfterSeconds !== undefined && { expires_at: createdAt + expiresAfterSeconds }),
    };
    const contentType = details.contentType ?? contentTypeOf(filename);
    const kept: FileRecord = { object, blob: staged.name, contentType };
    await store.write({ insert: "file", id: object.id, owner, tag: purpose, record: kept });
    return object;
  }

  return {
    async save(owner, { content, signal, ...details }) {
      return await keep(owner, await saveContent(blobs, content, signal), details);
    },
    stage: (content, signal) => saveContent(blobs, content, signal),
    keep,
    discard: ({ name }) => blobs.delete(name),
    async read(owner, fileId) {
      return await blobs.read((await record(owner, fileId)).blob);
    },
    async get(owner, fileId) {
      return (await record(owner, fileId)).object;
    },
    async open(owner, fileId) {
      const { object, blob, contentType } = await record(owner, fileId);
      return { object, contentType, ...(await blobs.stream(blob)) };
    },
    async delete(owner, fileId) {
      await remove(owner, await record(owner, fileId));
    },
    async recover() {
      const kept = new Set<string>();
      for await (const { owner, record: each } of store.scan("file", purposes)) {
        if (isExpired(each.object, clock)) await remove(owner, each);
        else kept.add(each.blob);
      }
      await blobs.sweep((name) => kept.has(name));
    },
  };
}

/** Every purpose that a file can have. */
export const purposes: readonly FileObject["purpose"][] = [
  "assistants",
  "assistants_output",
  "batch",
  "batch_output",
  "fine-tune",
  "fine-tune-results",
  "vision",
  "user_data",
  // Newer than the type of the answer, which takes it all the same.
  "evals" as FileObject["purpose"],
];

/** Whether the time of a file that was to expire is over. */
export function isExpired({ expires_at }: FileObject, clock: Clock): boolean {
  return expires_at !== undefined && expires_at <= nowSeconds(clock);
}

async function saveContent(
  blobs: Blobs,
  content: BlobContent,
  signal: AbortSignal | undefined,
): Promise<SavedBlob> {
  try {
    return await blobs.save(content, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!(error instanceof BlobTooLarge)) throw error;
    throw new ApiError(
      413,
      `The file is larger than ${error.maxBytes} bytes, which is the limit of one file.`,
      {
        param: "file",
        cause: error,
      },
    );
  }
}

/** 404, in the words of the API. */
export function noSuchFile(fileId: string): ApiError {
  return new ApiError(404, `No such File object: ${fileId}`, { param: "id" });
}
