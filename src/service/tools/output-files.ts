import type { FileObject } from "openai/resources/files";
import { type Clock, nowSeconds } from "../clock";
import type { NewId } from "../ids";
import type { OutputFile } from "../sandbox/sandbox";
import type { Blobs } from "../store/blobs";
import type { Store } from "../store/store";
import type { OutputFileLink } from "./tool";

export interface OutputFileParts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly owner: string;
}

/** Keeps a file that code has made as a file with the purpose `assistants_output`. */
export async function saveOutputFile(file: OutputFile, parts: OutputFileParts): Promise<OutputFileLink> {
  const { store, blobs, newId, clock, owner } = parts;
  const blob = await blobs.save(file.bytes);
  const object: FileObject = {
    id: newId("file"),
    object: "file",
    bytes: blob.bytes,
    created_at: nowSeconds(clock),
    filename: file.path,
    purpose: "assistants_output",
    status: "processed",
  };
  const record = { object, blob: blob.name, contentType: contentTypeOf(file) };
  await store.write({ insert: "file", id: object.id, owner, tag: object.purpose, record });
  return { path: file.path, fileId: object.id, isImage: file.image !== null, isShown: file.shown };
}

function contentTypeOf({ image, name }: OutputFile): string {
  if (image === "svg") return "image/svg+xml";
  if (image !== null) return `image/${image}`;
  if (/\.(txt|md|log|py)$/i.test(name)) return "text/plain; charset=utf-8";
  if (/\.csv$/i.test(name)) return "text/csv; charset=utf-8";
  if (/\.json$/i.test(name)) return "application/json";
  return "application/octet-stream";
}
