import type { OutputFile } from "../sandbox/sandbox";
import type { OutputFileLink } from "./tool";

/** Keeps a file that code has made, and returns the id it can be read by. */
export type SaveOutput = (file: NewOutput) => Promise<string>;

export interface NewOutput {
  /** Where the code wrote it, for example `/mnt/data/out/sine.png`. */
  readonly path: string;
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType?: string;
}

/** Keeps a file that code has made where `save` says: with the files of the API, or with those of a container. */
export async function saveOutputFile(file: OutputFile, save: SaveOutput): Promise<OutputFileLink> {
  const { path, name: filename, bytes: content, image, shown } = file;
  // A picture is known by its content; other types are told by the name.
  const type = image === null ? {} : { contentType: image === "svg" ? "image/svg+xml" : `image/${image}` };
  const fileId = await save({ path, filename, content, ...type });
  return { path, fileId, isImage: image !== null, isShown: shown };
}
