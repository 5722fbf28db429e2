import type { Files } from "../files/files";
import type { OutputFile } from "../sandbox/sandbox";
import type { OutputFileLink } from "./tool";

export interface OutputFileParts {
  /** Where they go: the files of the API, or those of a container. */
  readonly files: Pick<Files, "save">;
  readonly owner: string;
}

/** Keeps a file that code has made as a file with the purpose `assistants_output`. */
export async function saveOutputFile(
  file: OutputFile,
  { files, owner }: OutputFileParts,
): Promise<OutputFileLink> {
  const { path, name, bytes, image, shown } = file;
  // A picture is known by its content; other types are told by the name.
  const type = image === null ? {} : { contentType: image === "svg" ? "image/svg+xml" : `image/${image}` };
  const saved = await files.save(owner, {
    filename: name,
    content: bytes,
    purpose: "assistants_output",
    ...type,
  });
  return { path, fileId: saved.id, isImage: image !== null, isShown: shown };
}
