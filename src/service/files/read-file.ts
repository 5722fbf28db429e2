import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { Clock } from "../clock";
import type { NewId } from "../ids";
import { ExtractionError } from "../search/text/extraction-error";
import type { TextSearch } from "../search/text-search";
import type { Blobs } from "../store/blobs";
import { RecordMissing, type Store } from "../store/store";
import { chunkingOf } from "./chunking-strategy";
import { membershipId, updateFile } from "./membership";
import type { FileAddress } from "./vector-stores";

export interface VectorStoreParts {
  readonly store: Store;
  readonly blobs: Pick<Blobs, "path">;
  readonly textSearch: TextSearch;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Gets one line for each fault that is the service's own; it holds no key and no text of a file. */
  readonly log: (line: string) => void;
}

/**
 * Reads one file of a vector store into the index and says in its record how that went. A file that is not
 * there any more, or was cancelled, is left out.
 */
export async function readFile(
  parts: VectorStoreParts,
  address: FileAddress,
  signal: AbortSignal,
): Promise<void> {
  const { store, textSearch } = parts;
  const kept = await store.get("vectorStoreFile", membershipId(address), address.owner);
  // `completed` comes here only when its index was lost.
  if (kept === undefined || !["in_progress", "completed"].includes(kept.object.status)) return;
  const outcome = await tryToRead(parts, { address, object: kept.object, signal });
  if (outcome === null) return;
  try {
    await store.write(
      ...updateFile(address, kept.batchId, (current) => {
        if (current.status !== kept.object.status) throw new Superseded();
        return { ...current, ...outcome };
      }),
    );
  } catch (error) {
    if (!(error instanceof Superseded || error instanceof RecordMissing)) throw error;
    await textSearch.remove(address);
  }
}

/** The file was cancelled or taken out while it was read. */
class Superseded extends Error {}

type Outcome = Pick<VectorStoreFile, "status" | "last_error" | "usage_bytes">;

interface Reading {
  readonly address: FileAddress;
  readonly object: VectorStoreFile;
  readonly signal: AbortSignal;
}

async function tryToRead(
  { store, blobs, textSearch, log }: VectorStoreParts,
  { address, object, signal }: Reading,
): Promise<Outcome | null> {
  try {
    const file = await store.get("file", address.fileId, address.owner);
    if (file === undefined) throw new ExtractionError("invalid_file", "The file was deleted");
    const { vectorStoreId, fileId } = address;
    const bytes = await textSearch.add(
      {
        vectorStoreId,
        fileId,
        filename: file.object.filename,
        attributes: object.attributes ?? {},
        path: blobs.path(file.blob),
        chunking: chunkingOf(object.chunking_strategy),
      },
      signal,
    );
    return { status: "completed", last_error: null, usage_bytes: bytes };
  } catch (error) {
    await textSearch.remove(address);
    // Whoever stopped the reading has written why, or the service ends and goes on when it starts again.
    if (signal.aborted) return null;
    if (error instanceof ExtractionError) return failed(error.code, error.message);
    log(`Cannot read file ${address.fileId} into ${address.vectorStoreId}: ${String(error)}`);
    return failed("server_error", "The service could not read the file; try again");
  }
}

function failed(code: NonNullable<VectorStoreFile["last_error"]>["code"], message: string): Outcome {
  return { status: "failed", last_error: { code, message }, usage_bytes: 0 };
}
