import type { ContainerCreateResponse as Container } from "openai/resources/containers/containers";
import type { FileRetrieveResponse as ContainerFile } from "openai/resources/containers/files/files";
import { ApiError } from "../api-error";
import { type Clock, nowSeconds } from "../clock";
import { everyRecord } from "../files/cancel-files";
import type { Files } from "../files/files";
import type { NewId } from "../ids";
import type { Records } from "../objects";
import { safeFileName } from "../sandbox/file-names";
import type { CodeInterpreter } from "../sandbox/sandbox";
import type { Store } from "../store/store";
import type { Containers, NewContainer, NewContainerFile } from "./containers";

export interface ContainerParts {
  readonly store: Store;
  readonly files: Files;
  readonly interpreter: Pick<CodeInterpreter, "forget" | "removeFile">;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Containers whose files are kept like those of the API, but out of sight of its lists. */
export function createContainers(parts: ContainerParts): Containers {
  return new StoredContainers(parts);
}

const defaultMinutes = 20;

class StoredContainers implements Containers {
  constructor(private readonly parts: ContainerParts) {}

  async create(owner: string, parameters: NewContainer): Promise<Container> {
    const { store, clock, newId, files } = this.parts;
    for (const id of parameters.file_ids ?? []) await files.get(owner, id);
    const now = nowSeconds(clock);
    const object: Container = {
      id: newId("container"),
      object: "container",
      name: parameters.name,
      created_at: now,
      status: "running",
      last_active_at: now,
      expires_after: {
        anchor: "last_active_at",
        minutes: parameters.expiresAfterMinutes ?? defaultMinutes,
      },
      memory_limit: parameters.memory_limit ?? "1g",
      network_policy: { type: "disabled" },
    };
    await store.write({ insert: "container", id: object.id, owner, tag: "running", record: { object } });
    await this.copyIn(owner, object.id, parameters.file_ids ?? []);
    return object;
  }

  async get(owner: string, containerId: string): Promise<Container> {
    const found = await this.parts.store.get("container", containerId, owner);
    if (found === undefined) throw new ApiError(404, `Container with id '${containerId}' not found.`);
    return this.shown(found.object);
  }

  shown(container: Container): Container {
    const { last_active_at: last, created_at, expires_after: after } = container;
    const end = (last ?? created_at) + (after?.minutes ?? defaultMinutes) * 60;
    return nowSeconds(this.parts.clock) >= end ? { ...container, status: "expired" } : container;
  }

  async delete(owner: string, containerId: string): Promise<void> {
    await this.get(owner, containerId);
    await this.#empty(owner, containerId);
    await this.parts.store.write({ delete: "container", id: containerId, owner });
  }

  async addFile(owner: string, containerId: string, file: NewContainerFile): Promise<ContainerFile> {
    await this.#running(owner, containerId);
    const { store, files, newId, clock } = this.parts;
    const { filename, content, contentType, signal, source, copyOf, path = pathOf(filename) } = file;
    const saved = await files.save(hidden(owner), {
      filename,
      content,
      purpose: "assistants_output",
      ...(contentType !== undefined && { contentType }),
      ...(signal && { signal }),
    });
    const object: ContainerFile = {
      id: newId("containerFile"),
      object: "container.file",
      created_at: nowSeconds(clock),
      bytes: saved.bytes,
      container_id: containerId,
      path,
      source,
    };
    const record = { object, fileId: saved.id, ...(copyOf !== undefined && { copyOf }) };
    await store.write({ insert: "containerFile", id: object.id, owner, parent: containerId, record });
    await this.touch(owner, containerId);
    return object;
  }

  async copyIn(owner: string, containerId: string, fileIds: readonly string[]): Promise<void> {
    if (fileIds.length === 0) return;
    const copied = new Set((await this.#records(owner, containerId)).map(({ copyOf }) => copyOf));
    for (const id of fileIds) if (!copied.has(id)) await this.copy(owner, containerId, id);
  }

  async copy(owner: string, containerId: string, fileId: string): Promise<ContainerFile> {
    const { object, body, contentType } = await this.parts.files.open(owner, fileId);
    const content = body as unknown as AsyncIterable<Uint8Array>; // as Node's streams are
    const { filename } = object;
    const file = { filename, content, contentType, source: "user" as const, copyOf: fileId };
    return await this.addFile(owner, containerId, file);
  }

  async getFile(owner: string, containerId: string, fileId: string): Promise<ContainerFile> {
    return (await this.#fileRecord(owner, containerId, fileId)).object;
  }

  async openFile(owner: string, containerId: string, fileId: string) {
    const { object, fileId: kept } = await this.#fileRecord(owner, containerId, fileId);
    return { ...(await this.parts.files.open(hidden(owner), kept)), object };
  }

  async deleteFile(owner: string, containerId: string, fileId: string): Promise<void> {
    const record = await this.#fileRecord(owner, containerId, fileId);
    await this.#drop(owner, record);
    await this.parts.interpreter.removeFile(containerId, record.object.path);
  }

  async files(owner: string, containerId: string): Promise<ContainerFile[]> {
    await this.#gone(owner, containerId);
    const all = (await this.#records(owner, containerId)).map(({ object }) => object);
    // A file that was written again is listed once; answers that cite its earlier content still find that.
    const newest = new Map(all.map((file) => [file.path, file]));
    return all.filter((file) => newest.get(file.path) === file);
  }

  async touch(owner: string, containerId: string): Promise<void> {
    const { store, clock } = this.parts;
    await store.write({
      update: "container",
      id: containerId,
      owner,
      change: ({ object }) => ({ object: { ...object, last_active_at: nowSeconds(clock) } }),
    });
  }

  async recover(): Promise<void> {
    for await (const { id, owner, record } of this.parts.store.scan("container", ["running"])) {
      if (this.shown(record.object).status === "expired") await this.#empty(owner, id);
    }
  }

  async #running(owner: string, containerId: string): Promise<void> {
    const { status } = await this.get(owner, containerId);
    if (status !== "running") throw new ApiError(400, "Container is expired.");
  }

  /** What was in an expired container is gone with it; whether that is so. */
  async #gone(owner: string, containerId: string): Promise<boolean> {
    const { status } = await this.get(owner, containerId);
    if (status === "expired") await this.#empty(owner, containerId);
    return status === "expired";
  }

  async #fileRecord(owner: string, containerId: string, fileId: string): Promise<Records["containerFile"]> {
    const isGone = await this.#gone(owner, containerId);
    const found = await this.parts.store.get("containerFile", fileId, owner);
    if (found?.object.container_id === containerId) return found;
    if (isGone) throw new ApiError(404, "Container is expired.");
    throw new ApiError(404, `File ${fileId} not found on container ${containerId}.`);
  }

  async #records(owner: string, parent: string): Promise<Records["containerFile"][]> {
    const found: Records["containerFile"][] = [];
    for await (const record of everyRecord(this.parts.store, "containerFile", { owner, parent })) {
      found.push(record);
    }
    return found;
  }

  async #drop(owner: string, { object, fileId }: Records["containerFile"]): Promise<void> {
    await this.parts.store.write({ delete: "containerFile", id: object.id, owner });
    await this.parts.files.delete(hidden(owner), fileId);
  }

  async #empty(owner: string, containerId: string): Promise<void> {
    for (const record of await this.#records(owner, containerId)) await this.#drop(owner, record);
    await this.parts.interpreter.forget(containerId);
  }
}

/** Where the sandbox puts a file of this name. */
function pathOf(filename: string): string {
  return `/mnt/data/${safeFileName(filename)}`;
}

/** An owner that no key has: its files are in no list, and swept like all others. */
function hidden(owner: string): string {
  return `containers of ${owner}`;
}
