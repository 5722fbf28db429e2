import type { FileRetrieveResponse as ContainerFile } from "openai/resources/containers/files/files";
import type { CodeInterpreter } from "../sandbox/sandbox";
import {
  type AttachedFile,
  codeInterpreterTool,
  openSession,
  putAttachedFiles,
} from "../tools/code-interpreter";
import { plainResult, type Tool } from "../tools/tool";
import type { Containers } from "./containers";
import type { StoredItem } from "./items";
import type { ContainerLink } from "./open-output-message";
import type { CodeToolParam } from "./request";

export interface ResponseContainerParts {
  readonly interpreter: CodeInterpreter;
  readonly containers: Containers;
}

/** The container in which the code of one response runs; it is found, or made, when it is first needed. */
export class ResponseContainer {
  /** Files that are in the container, by their path. */
  readonly links = new Map<string, ContainerLink>();
  #id: Promise<string> | null = null;

  constructor(
    private readonly asked: CodeToolParam | undefined,
    private readonly from: { readonly owner: string; readonly context: readonly StoredItem[] },
    private readonly parts: ResponseContainerParts,
  ) {}

  /** The one that the request names, else a running one that was used earlier in the context, else a new one. */
  id(): Promise<string> {
    this.#id ??= this.#find();
    return this.#id;
  }

  /** Puts the files of the request into the container; nothing starts when there are none. */
  async prepare(): Promise<Awaited<ReturnType<typeof putAttachedFiles>>> {
    const { owner, context } = this.from;
    const container = this.asked?.container;
    const named = typeof container === "object" ? (container.file_ids ?? []) : [];
    const attached = context.flatMap(({ object }) => (object.type === "message" ? object.content : []));
    const ids = attached.flatMap((part) =>
      part.type === "input_file" && part.file_id ? [part.file_id] : [],
    );
    const fileIds = [...new Set([...named, ...ids])];
    const isKnown = typeof container === "string" || lastContainer(context) !== null;
    if (fileIds.length === 0 && !isKnown) return { files: [], problems: [] };
    const id = await this.id();
    await this.parts.containers.copyIn(owner, id, fileIds);
    const { files, problems } = await this.#fill(id);
    for (const { fileId, filename, path } of files) {
      this.links.set(path, { containerId: id, fileId, filename });
    }
    return { files, problems };
  }

  tool(): Tool {
    const { interpreter, containers } = this.parts;
    const { owner } = this.from;
    const inContainer = (containerId: string) =>
      codeInterpreterTool({
        interpreter,
        threadId: containerId,
        owner,
        // What code makes becomes a file of the container.
        save: async (file) =>
          (await containers.addFile(owner, containerId, { ...file, source: "assistant" })).id,
      });
    return {
      ...inContainer(""),
      call: async (call, signal, onProgress) => {
        const id = await this.id();
        await this.#fill(id);
        await containers.touch(owner, id);
        const result = await inContainer(id).call?.(call, signal, onProgress);
        await containers.touch(owner, id);
        return result ?? plainResult("");
      },
    };
  }

  async #find(): Promise<string> {
    const { owner, context } = this.from;
    const { containers } = this.parts;
    const container = this.asked?.container;
    if (typeof container === "string") return container;
    const earlier = lastContainer(context);
    if (earlier !== null) {
      const found = await containers.get(owner, earlier).catch(() => null);
      if (found?.status === "running") return earlier;
    }
    const limit = container?.memory_limit;
    const created = await containers.create(owner, { name: "auto", ...(limit && { memory_limit: limit }) });
    return created.id;
  }

  /** A session that is new, as the one before ended, gets the files that the container has. */
  async #fill(containerId: string): Promise<Awaited<ReturnType<typeof putAttachedFiles>>> {
    const { containers, interpreter } = this.parts;
    const { owner } = this.from;
    const kept = await containers.files(owner, containerId);
    if (kept.length === 0) return { files: [], problems: [] };
    const read = async (fileId: string) => {
      const { body } = await containers.openFile(owner, containerId, fileId);
      return new Uint8Array(await new Response(body).arrayBuffer());
    };
    const attached = kept.map((file) => toAttached(file, read));
    return await putAttachedFiles(await openSession(interpreter, { threadId: containerId, owner }), attached);
  }
}

function toAttached(
  { id, path, bytes, source }: ContainerFile,
  read: (fileId: string) => Promise<Uint8Array>,
): AttachedFile {
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const common = { fileId: id, filename, bytes, read: () => read(id) };
  return source === "assistant" ? { ...common, madeAs: path } : { ...common, replaces: true };
}

function lastContainer(context: readonly StoredItem[]): string | null {
  const last = context.findLast(({ object }) => object.type === "code_interpreter_call")?.object;
  return last?.type === "code_interpreter_call" ? last.container_id : null;
}
