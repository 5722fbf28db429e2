import type OpenAI from "openai";
import { type ShowOptions, show } from "./screen";
import { isSdkError } from "./sdk-errors";

/** An id, an object that has one, or nothing because a cell was skipped. */
export type Deletable = string | { readonly id: string } | null | undefined;

interface Kind {
  readonly noun: string;
  readonly prefix: RegExp;
  remove(client: OpenAI, id: string): Promise<unknown>;
}

// In the order of deletion: what uses a thing goes before the thing.
const kinds: readonly Kind[] = [
  { noun: "thread", prefix: /^thread_/, remove: (client, id) => client.beta.threads.delete(id) },
  { noun: "assistant", prefix: /^asst_/, remove: (client, id) => client.beta.assistants.delete(id) },
  { noun: "vector store", prefix: /^vs_/, remove: (client, id) => client.vectorStores.delete(id) },
  { noun: "file", prefix: /^(file|assistant)[-_]/, remove: (client, id) => client.files.delete(id) },
];

/**
 * Deletes what a notebook made: assistants, threads, vector stores and files, told apart by their ids. What is gone
 * already, or was never made, is no error, so the cell can be run twice.
 *
 * @throws {TypeError} for an id of another kind; nothing is deleted then
 * @example
 * await tidy(client, [assistant, thread, file.id]);
 */
export async function tidy(
  client: OpenAI,
  things: readonly Deletable[],
  options: ShowOptions = {},
): Promise<void> {
  const ids = [...new Set(things.map(idOf).filter((id) => id !== null))];
  const wrong = ids.find((id) => !kinds.some((kind) => kind.prefix.test(id)));
  if (wrong !== undefined) {
    throw new TypeError(
      `Cannot tidy up ${wrong}: expected the id of an assistant, thread, vector store or file (asst_, thread_, vs_, file-)`,
    );
  }
  const done: string[] = [];
  let gone = 0;
  for (const kind of kinds) {
    const removed = await removeAll(
      client,
      kind,
      ids.filter((id) => kind.prefix.test(id)),
    );
    gone += removed.gone;
    if (removed.deleted > 0) done.push(`${removed.deleted} ${kind.noun}${removed.deleted > 1 ? "s" : ""}`);
  }
  const text = `${done.length > 0 ? `Deleted ${done.join(", ")}` : "Nothing to delete"}${gone > 0 ? ` (${gone} gone already)` : ""}.`;
  show({ format: "text", content: text, text }, options);
}

async function removeAll(
  client: OpenAI,
  kind: Kind,
  ids: readonly string[],
): Promise<{ deleted: number; gone: number }> {
  let deleted = 0;
  for (const id of ids) {
    try {
      await kind.remove(client, id);
      deleted += 1;
    } catch (error) {
      if (!isSdkError(error, "NotFoundError")) throw error;
    }
  }
  return { deleted, gone: ids.length - deleted };
}

function idOf(thing: Deletable): string | null {
  return typeof thing === "object" && thing !== null ? thing.id : (thing ?? null);
}
