import type { Thread } from "openai/resources/beta/threads/threads";
import type { Write } from "../store/store";
import type { Parts } from "./parts";
import type { NewToolResources } from "./schema/tool-resources";

/** What an assistant or thread will have, and what has to be written together with it. */
export interface PreparedResources {
  readonly resources: Thread.ToolResources;
  readonly writes: readonly Write[];
  /** To be awaited after the write and before the answer: begins to read the files of a new vector store. */
  start(): Promise<void>;
}

/**
 * Looks up what tool resources name, and prepares the vector store that they ask for.
 *
 * @throws {ApiError} 404 for a file or vector store that this owner does not have.
 */
export async function prepareResources(
  parts: Pick<Parts, "files" | "vectorStores">,
  owner: string,
  wanted: NewToolResources | null | undefined,
): Promise<PreparedResources> {
  const { code_interpreter: code, file_search: search } = wanted ?? {};
  for (const fileId of code?.file_ids ?? []) await parts.files.get(owner, fileId);
  for (const storeId of search?.vector_store_ids ?? []) await parts.vectorStores.get(owner, storeId);
  const [newStore] = search?.vector_stores ?? [];
  const prepared = newStore && (await parts.vectorStores.prepare(owner, withoutUndefined(newStore)));
  const storeIds = prepared ? [prepared.vectorStoreId] : search?.vector_store_ids;
  return {
    resources: {
      ...(code && { code_interpreter: { file_ids: [...new Set(code.file_ids)] } }),
      ...(search && { file_search: { vector_store_ids: [...(storeIds ?? [])] } }),
    },
    writes: prepared?.writes ?? [],
    start: async () => await prepared?.start(),
  };
}

/** The same object without keys whose value is undefined, which exact optional types tell apart. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  // Object.entries loses which value belongs to which key; nothing but undefined is left out.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}

export type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
