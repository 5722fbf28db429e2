import type { FileObject } from "openai/resources/files";
import type { Clock } from "../clock";
import type { Files } from "../files/files";
import type { ModelFile } from "../models/model";
import type { RunRecord } from "../objects";
import type { CodeInterpreter } from "../sandbox/sandbox";
import type { Search } from "../search/search";
import type { Store } from "../store/store";
import { type AttachedFile, codeInterpreterTool, openSession, putAttachedFiles } from "./code-interpreter";
import { fileSearchTool } from "./file-search";
import { functionTool } from "./function-tool";
import type { NewOutput } from "./output-files";
import type { Tool } from "./tool";

export interface ToolParts {
  readonly store: Store;
  readonly interpreter: CodeInterpreter;
  readonly search: Search;
  readonly files: Files;
  readonly clock: Clock;
}

export interface OpenTools {
  /** By the name that the model calls. */
  readonly tools: ReadonlyMap<string, Tool>;
  /** What lies in `/mnt/data` of the code interpreter. */
  readonly files: readonly ModelFile[];
  /** Sentences for the model about files that could not be put there. */
  readonly problems: readonly string[];
}

/**
 * The tools of a run, with the files of its assistant and thread at hand.
 *
 * @param made files that code of this thread has made before, by their path; they are put back when the
 * session does not know them, as after a restart of the service
 */
export async function openTools(
  { object: run, request }: RunRecord,
  { owner, made }: { readonly owner: string; readonly made: ReadonlyMap<string, string> },
  parts: ToolParts,
): Promise<OpenTools> {
  const thread = await parts.store.get("thread", run.thread_id, owner);
  const resources = thread?.object.tool_resources;
  const tools = new Map<string, Tool>();
  let files: readonly ModelFile[] = [];
  let problems: readonly string[] = [];
  for (const tool of run.tools) {
    if (tool.type === "function") {
      if (!tools.has(tool.function.name)) tools.set(tool.function.name, functionTool(tool.function));
    } else if (tool.type === "file_search") {
      const vectorStoreIds = merged(request.vectorStoreIds, resources?.file_search?.vector_store_ids);
      const { search } = parts;
      const settings = tool.file_search;
      tools.set(
        "file_search",
        fileSearchTool({ search, reading: { ...parts, owner }, vectorStoreIds, settings }),
      );
    } else {
      const ids = merged(request.codeFileIds, resources?.code_interpreter?.file_ids);
      ({ files, problems } = await putFiles({ ids, made }, run.thread_id, { ...parts, owner }));
      const { interpreter, files: stored } = parts;
      const save = async ({ path: _, ...file }: NewOutput) =>
        (await stored.save(owner, { ...file, purpose: "assistants_output" })).id;
      tools.set(
        "code_interpreter",
        codeInterpreterTool({ interpreter, threadId: run.thread_id, owner, save }),
      );
    }
  }
  return { tools, files, problems };
}

/** Starts the session only when there is a file to put into it. */
async function putFiles(
  { ids, made }: { ids: readonly string[]; made: ReadonlyMap<string, string> },
  threadId: string,
  parts: ToolParts & { owner: string },
) {
  const attached: AttachedFile[] = [];
  for (const [path, id] of made) {
    const file = await parts.store.get("file", id, parts.owner);
    if (file) attached.push({ ...toAttached(file.object, parts), madeAs: path });
  }
  for (const id of ids) {
    const file = await parts.store.get("file", id, parts.owner);
    if (file) attached.push(toAttached(file.object, parts));
  }
  if (attached.length === 0) return { files: [], problems: [] };
  const { interpreter, owner } = parts;
  return await putAttachedFiles(await openSession(interpreter, { threadId, owner }), attached);
}

function toAttached(object: FileObject, { files, owner }: ToolParts & { owner: string }): AttachedFile {
  const filename = object.filename.slice(object.filename.lastIndexOf("/") + 1);
  return { fileId: object.id, filename, bytes: object.bytes, read: () => files.read(owner, object.id) };
}

function merged(own: readonly string[], more: readonly string[] = []): readonly string[] {
  return [...new Set([...own, ...more])];
}
